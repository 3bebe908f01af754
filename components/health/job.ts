/** What is simulated for a form: many detections, and verdicts on a target that is only slow. */
import type { Calculation, Prospect } from './calculation.ts';
import { comparedTo, RUNS, type Asked } from './compare.ts';
import { configOf, type Form, type ProbeKind } from './form.ts';
import type { AlarmTrial, DetectionTrial } from './trial.ts';

export interface Job {
  readonly detection: DetectionTrial;
  readonly runs: number;
  /** By threshold. */
  readonly alarms: readonly { readonly fall: number; readonly trial: AlarmTrial }[];
}

/** A detection costs as much as so many checks of a long run. */
export const CHECKS_PER_RUN = 10;

const ALARMS = 40;
const FEWEST_ALARMS = 6;
const MOST_CHECKS = 20_000;

export function jobOf(form: Form, numbers: Calculation, asked: Asked): Job | undefined {
  const own = numbers.prospects[asked];
  if (!own) return undefined;
  const { timing } = own;
  const longestUs = own.detections[numbers.broken].maxUs;
  const answerUs = Math.min(numbers.answer.maxUs, timing.timeoutUs);
  const config = { ...form.rest.config, ...configOf(form) };
  const isCheck = timing.kind === 'check';
  const detection: DetectionTrial = {
    kind: 'detection',
    config: isCheck ? config : probed(form, asked as ProbeKind),
    broken: numbers.broken,
    verdict: isCheck ? 'unhealthy' : asked === 'readiness' ? 'notReady' : 'terminate',
    ...(isCheck
      ? { fromUs: 3 * (timing.intervalUs + answerUs), cycleUs: timing.intervalUs + answerUs }
      : { fromUs: 3 * timing.periodUs, cycleUs: timing.periodUs }),
    longestUs,
  };
  return { detection, runs: RUNS, alarms: isCheck ? alarmsOf(own, numbers, config) : [] };
}

/** One probe alone, of a program that is up at once: where the fault falls between its ticks is all that counts. */
function probed(form: Form, probe: ProbeKind): Readonly<Record<string, unknown>> {
  const { [probe]: own, response } = configOf(form);
  const { initialDelay: _, ...settings } = own as Record<string, unknown>;
  return { [probe]: settings, response };
}

/** Only what happens often enough to be counted. */
function alarmsOf(
  own: Prospect,
  numbers: Calculation,
  config: Readonly<Record<string, unknown>>,
): Job['alarms'] {
  const { timing } = own;
  if (timing.kind !== 'check') return [];
  const checkUs = timing.intervalUs + numbers.slow.meanInTimeUs(timing.timeoutUs);
  return comparedTo(own, numbers).flatMap(({ fall, alarms: { perDay } }) => {
    const expected = (perDay / 86_400e6) * checkUs * MOST_CHECKS;
    if (expected < FEWEST_ALARMS) return [];
    const checks = Math.min(MOST_CHECKS, Math.ceil((MOST_CHECKS * ALARMS) / expected));
    const trial: AlarmTrial = {
      kind: 'alarms',
      config: { ...config, failureThreshold: fall },
      ...{ times: numbers.times, alarms: 2 * ALARMS, checks },
    };
    return [{ fall, trial }];
  });
}
