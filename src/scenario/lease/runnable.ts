import { LEASE_NAMES } from '../../narration/lease-names.ts';
import { LeaseStory, type LeaseTraceEvent } from '../../narration/lease.ts';
import type { Language } from '../../narration/language.ts';
import { formatNumber } from '../../narration/numbers.ts';
import { runnableOf, type Runnable } from '../runnable.ts';
import { narrationConfig } from './narration-config.ts';
import { LeaseRun, readLeaseScenario, type LeaseScenario } from './run.ts';

const UNTITLED: Readonly<Record<Language, string>> = {
  en: 'An election by lease',
  'zh-cn': '一次租约选举',
};

/** Throws `ScenarioError`. */
export function leaseRunnable(value: unknown): Runnable {
  const scenario = readLeaseScenario(value);
  return runnableOf(scenario, {
    start: (options) => new LeaseRun(scenario, options),
    tell: (language, ofSeed) => {
      const story = new LeaseStory({ language, config: narrationConfig(scenario) });
      return {
        untitled: UNTITLED[language],
        setting: [settingOf(scenario, language, ofSeed)],
        metricNames: LEASE_NAMES[language].metrics,
        lines: story.lines,
        take: (event) => {
          story.take(event as LeaseTraceEvent);
        },
      };
    },
  });
}

/** `2 candidates, lease 15 s, deadline 10 s, retry 2 s, seed 7`. */
function settingOf({ config }: LeaseScenario, language: Language, seed: number): string {
  const { candidates, settings, api } = config;
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs, releaseOnCancel } = settings;
  const count = candidates.length;
  const [lease, deadline, retry] = [leaseDurationUs, renewDeadlineUs, retryPeriodUs].map((us) =>
    String(Math.round(us / 1000) / 1000),
  );
  const number = formatNumber(count, language);
  if (language === 'en') {
    const extras = [
      ...(releaseOnCancel ? ['ReleaseOnCancel'] : []),
      ...(api.fencing ? ['fencing'] : []),
      `seed ${String(seed)}`,
    ];
    const many = count === 1 ? 'candidate' : 'candidates';
    return `${number} ${many}, leaseDuration ${lease ?? ''} s, renewDeadline ${deadline ?? ''} s, retryPeriod ${retry ?? ''} s, ${extras.join(', ')}`;
  }
  const extras = [
    ...(releaseOnCancel ? ['ReleaseOnCancel'] : []),
    ...(api.fencing ? ['防护令牌'] : []),
    `种子 ${String(seed)}`,
  ];
  return `${number} 个候选者，租约时长 ${lease ?? ''} 秒，续约时限 ${deadline ?? ''} 秒，重试间隔 ${retry ?? ''} 秒，${extras.join('，')}`;
}
