/** Why client-go refuses a configuration, in its own words and with the numbers. */
import type { LeaseSettings, Refusal } from '../../models/lease/settings.ts';
import type { Language } from '../language.ts';
import { formatNumber, formatSetting } from '../numbers.ts';

export type RefusedDurations = Pick<
  LeaseSettings,
  'leaseDurationUs' | 'renewDeadlineUs' | 'retryPeriodUs' | 'jitterFactor'
>;

/** client-go's own reason (tools/leaderelection/leaderelection.go, NewLeaderElector). */
export function refusalText(
  refusal: Refusal,
  durations: RefusedDurations,
  language: Language,
): string {
  return language === 'en' ? refusalEn(refusal, durations) : refusalZhCn(refusal, durations);
}

function refusalEn(refusal: Refusal, durations: RefusedDurations): string {
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs, jitterFactor } = durations;
  const s = (us: number): string => formatSetting(us, 'en');
  switch (refusal) {
    case 'leaseDurationNotAboveRenewDeadline':
      return `leaseDuration must be greater than renewDeadline: ${s(leaseDurationUs)} is not greater than ${s(renewDeadlineUs)}`;
    case 'renewDeadlineNotAboveJitteredRetryPeriod':
      return `renewDeadline must be greater than retryPeriod*JitterFactor: ${s(renewDeadlineUs)} is not greater than ${s(retryPeriodUs)} × ${formatNumber(jitterFactor, 'en')} = ${s(product(durations))}`;
    case 'leaseDurationNotAboveZero':
      return `leaseDuration must be greater than zero: it is ${s(leaseDurationUs)}`;
    case 'renewDeadlineNotAboveZero':
      return `renewDeadline must be greater than zero: it is ${s(renewDeadlineUs)}`;
    case 'retryPeriodNotAboveZero':
      return `retryPeriod must be greater than zero: it is ${s(retryPeriodUs)}`;
  }
}

function refusalZhCn(refusal: Refusal, durations: RefusedDurations): string {
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs, jitterFactor } = durations;
  const s = (us: number): string => formatSetting(us, 'zh-cn');
  switch (refusal) {
    case 'leaseDurationNotAboveRenewDeadline':
      return `leaseDuration 必须大于 renewDeadline：${s(leaseDurationUs)}不大于 ${s(renewDeadlineUs)}`;
    case 'renewDeadlineNotAboveJitteredRetryPeriod':
      return `renewDeadline 必须大于 retryPeriod*JitterFactor：${s(renewDeadlineUs)}不大于 ${s(retryPeriodUs)} × ${formatNumber(jitterFactor, 'zh-cn')} = ${s(product(durations))}`;
    case 'leaseDurationNotAboveZero':
      return `leaseDuration 必须大于零，现在是 ${s(leaseDurationUs)}`;
    case 'renewDeadlineNotAboveZero':
      return `renewDeadline 必须大于零，现在是 ${s(renewDeadlineUs)}`;
    case 'retryPeriodNotAboveZero':
      return `retryPeriod 必须大于零，现在是 ${s(retryPeriodUs)}`;
  }
}

/** The retry period at its longest, to the whole microsecond. */
function product({ retryPeriodUs, jitterFactor }: RefusedDurations): number {
  return Math.round(retryPeriodUs * jitterFactor);
}
