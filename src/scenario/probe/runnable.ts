import type { Language } from '../../narration/language.ts';
import { formatSetting } from '../../narration/numbers.ts';
import { PROBE_NAMES } from '../../narration/probe-names.ts';
import { ProbeStory, type ProbeTraceEvent } from '../../narration/probe.ts';
import type { Micros } from '../../sim/time.ts';
import { runnableOf, type Runnable } from '../runnable.ts';
import { narrationConfig } from './narration-config.ts';
import { ProbeRun, readProbeScenario, type ProbeScenario } from './run.ts';

const UNTITLED: Readonly<Record<Language, string>> = {
  en: 'A health check',
  'zh-cn': '一次健康检查',
};

/** Throws `ScenarioError`. */
export function probeRunnable(value: unknown): Runnable {
  const scenario = readProbeScenario(value);
  return runnableOf(scenario, {
    start: (options) => new ProbeRun(scenario, options),
    tell: (language, ofSeed) => {
      const story = new ProbeStory({ language, config: narrationConfig(scenario) });
      return {
        untitled: UNTITLED[language],
        setting: settingOf(scenario, language, ofSeed),
        metricNames: PROBE_NAMES[language].metrics,
        lines: story.lines,
        take: (event) => {
          story.take(event as ProbeTraceEvent);
        },
      };
    },
  });
}

/** A line for each probe: `health check every 2 s, timeout 1 s, 3 failures, 2 successes`. */
function settingOf({ config }: ProbeScenario, language: Language, seed: number): string[] {
  const { by } = config;
  const probes =
    by.kind === 'check'
      ? [{ probe: 'health' as const, ...by, periodUs: by.intervalUs }]
      : Object.entries(by.probes).map(([probe, one]) => {
          return { probe: probe as keyof typeof by.probes, ...one };
        });
  const lines = probes.map((one) => probeLine(one, language));
  return [...lines, language === 'en' ? `seed ${String(seed)}` : `种子 ${String(seed)}`];
}

function probeLine(
  {
    probe,
    periodUs,
    timeoutUs,
    initialDelayUs,
    successThreshold,
    failureThreshold,
  }: {
    probe: 'health' | 'startup' | 'liveness' | 'readiness';
    periodUs: Micros;
    timeoutUs: Micros;
    initialDelayUs: Micros;
    successThreshold: number;
    failureThreshold: number;
  },
  language: Language,
): string {
  const set = (us: Micros): string => formatSetting(us, language);
  const name = PROBE_NAMES[language].probes[probe];
  const [failures, successes] = [String(failureThreshold), String(successThreshold)];
  if (language === 'en') {
    const delay = initialDelayUs === 0 ? '' : `, initial delay ${set(initialDelayUs)}`;
    return `${name}: every ${set(periodUs)}, timeout ${set(timeoutUs)}, failure threshold ${failures}, success threshold ${successes}${delay}`;
  }
  const delay = initialDelayUs === 0 ? '' : `，初始延迟 ${set(initialDelayUs)}`;
  return `${name}：每 ${set(periodUs)}一次，超时 ${set(timeoutUs)}，失败阈值 ${failures}，成功阈值 ${successes}${delay}`;
}
