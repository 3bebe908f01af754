import { describe, expect, test } from 'vitest';
import {
  calculate,
  type CalculationInput,
  type TextField,
} from '../../src/scenario/lease/calculation.ts';
import { DEFAULT_INPUT, durationsOf } from './input.ts';
import { en } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';
import { warningsOf, type WarningName } from './warnings.ts';

/** Warnings with what they say, for `15/14/2` and the like. */
function said(
  durations: string,
  part: Partial<CalculationInput> = {},
  words = en,
): Partial<Record<WarningName, string>> {
  const input = { ...DEFAULT_INPUT, ...durationsOf(durations), ...part };
  const result = calculate(input);
  if (!('numbers' in result)) throw new Error(`${durations} is refused.`);
  const { numbers } = result;
  return Object.fromEntries(
    warningsOf(numbers).map(({ name }) => [
      name,
      words.warningsSay[name](numbers).replaceAll('\u00a0', ' '),
    ]),
  );
}

describe('warnings', () => {
  test('the defaults carry one note: an answer that is very late', () => {
    expect(Object.keys(said('15/10/2'))).toEqual(['lateAnswer']);
  });

  test('15/14/2: two can lead for up to 1 s, with perfect clocks', () => {
    expect(said('15/14/2').twoLead).toMatch(/up to 16 s .* only 15 s\. They overlap for up to 1 s/);
    expect(said('15/14/2', {}, zhCn).twoLead).toMatch(
      /最多还干 16 秒，别人只等 15 秒，最多重叠 1 秒/,
    );
  });

  test('15/14/4, as the Spark operator has it: 3 s', () => {
    expect(said('15/14/4').twoLead).toContain('overlap for up to 3 s');
  });

  test('60/10/2: gives up after 12 s, and for 48 s nobody can take over', () => {
    expect(said('60/10/2').longGap).toMatch(/12 s .* before 60 s.* at least 48 s without a leader/);
    expect(said('15/10/2').longGap).toBeUndefined();
  });

  test('15/10/5, as the CSI sidecars have it: no margin, two tries', () => {
    expect(said('15/10/5').noMargin).toContain('up to 15 s');
    expect(said('15/10/5').fewAttempts).toContain('Only two tries fit');
  });

  test('137/107/26, as OpenShift has it: a crash can cost 252 s', () => {
    expect(said('137/107/26').slowFailover).toMatch(/for 25[12] s; polls are up to 57\.2 s apart/);
  });

  test('whole seconds: 2.9 s counts as 2 s, half a second as nothing', () => {
    const short = { leaseDuration: '2900ms', renewDeadline: '1500ms', retryPeriod: '500ms' };
    expect(said('15/10/2', short).truncated).toContain('the others read 2 s, not 2.9 s');
    const half = { leaseDuration: '500ms', renewDeadline: '300ms', retryPeriod: '100ms' };
    const warnings = said('15/10/2', half);
    expect(warnings.neverAcquired).toContain('422');
    expect(warnings.twoLead).toBeUndefined();
    expect(warnings.timeoutFloor).toContain('may wait 1 s');
  });

  test('requests that use up the margin, or outlast the client’s patience', () => {
    expect(said('15/10/2', { request: '10ms-3s' }).slowAnswers).toContain('Requests of 3 s');
    expect(said('15/10/2', { request: '6s' }).neverAnswered).toContain('gives up after 5 s');
  });

  test('release on cancel keeps the work going beyond the lease', () => {
    const { releaseOutlastsLease = '' } = said('15/10/2', { releaseOnCancel: true });
    expect(releaseOutlastsLease).toMatch(/17 s .* 22 s .* lasts 15 s/);
    expect(said('30/10/2', { releaseOnCancel: true }).releaseOutlastsLease).toBeUndefined();
  });
});

describe('what client-go refuses', () => {
  const problemOf = (part: Partial<CalculationInput>, field: TextField): string[] => {
    const result = calculate({ ...DEFAULT_INPUT, ...part });
    if (!('problems' in result)) throw new Error('This is taken.');
    expect(Object.keys(result.problems)).toEqual([field]);
    const problem = result.problems[field];
    return [problem?.messageIn('en') ?? '', problem?.messageIn('zh-cn') ?? ''];
  };

  test.each<[Partial<CalculationInput>, TextField, RegExp, RegExp]>([
    [{ renewDeadline: '15s' }, 'leaseDuration', /must be greater than renewDeadline/, /必须大于/],
    [{ retryPeriod: '9s' }, 'renewDeadline', /retryPeriod\*JitterFactor.* 10\.8/, /10\.8/],
    [{ retryPeriod: '0s' }, 'retryPeriod', /greater than zero/, /大于零/],
    [{ retryPeriod: '-1s' }, 'retryPeriod', /greater than zero/, /大于零/],
    [{ leaseDuration: '15' }, 'leaseDuration', /needs a unit.*15s/, /带单位/],
    [{ request: 'exp(10ms)' }, 'request', /needs a longest time/, /最长/],
    [{ request: 'soon' }, 'request', /Expected a duration/, /应是时长/],
  ])('%o is refused at its field, in both languages', (part, field, english, chinese) => {
    const [inEnglish, inChinese] = problemOf(part, field);
    expect(inEnglish).toMatch(english);
    expect(inChinese).toMatch(chinese);
  });
});
