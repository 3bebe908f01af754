/**
 * The model, run as often as a distribution needs: a target breaks at a moment that has nothing to do
 * with its checks, and the clock stops at the verdict; or it is only slow, and verdicts are counted.
 */
import { ProbeRun, readProbeScenario, type ProbeScenario } from '../../src/scenario/probe/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import type { Break } from '../../src/scenario/probe/formula.ts';
import { durationText } from './read-field.ts';

type Json = Readonly<Record<string, unknown>>;

/** What is measured: the verdict of a health check, or what a kubelet does. */
export type Verdict = 'unhealthy' | 'notReady' | 'terminate';

export interface DetectionTrial {
  readonly kind: 'detection';
  /** `config` of the scenario. */
  readonly config: Json;
  readonly broken: Break;
  readonly verdict: Verdict;
  /** The break comes at any moment of one cycle after this, when all is as it always is. */
  readonly fromUs: number;
  readonly cycleUs: number;
  /** No detection takes longer. */
  readonly longestUs: number;
}

export interface AlarmTrial {
  readonly kind: 'alarms';
  readonly config: Json;
  /** How many times as slow as usual the target is. */
  readonly times: number;
  /** The run ends at so many alarms, or so many checks. */
  readonly alarms: number;
  readonly checks: number;
}

export interface AlarmCount {
  readonly alarms: number;
  readonly us: number;
}

const source = (config: Json, part: Json): ScenarioSource => ({ model: 'probe', config, ...part });

/** Microseconds from the break to the verdict under a seed; nothing if the verdict stood already. */
export function detectionsOf(trial: DetectionTrial): (seed: number) => number | undefined {
  const { config, broken, fromUs, cycleUs, longestUs, verdict } = trial;
  const endUs = fromUs + cycleUs + longestUs;
  const at = `${durationText(fromUs)}-${durationText(fromUs + cycleUs)}`;
  const scenario = readProbeScenario(
    source(config, {
      script: [{ at, [broken]: 'target' }],
      until: durationText(endUs * 1.1 + 1e6),
    }),
  );
  const stepUs = Math.max(cycleUs, longestUs / 4);
  return (seed) => {
    let brokenUs: number | undefined;
    let verdictUs: number | undefined;
    let isGiven = false;
    const run = new ProbeRun(scenario, {
      seed,
      keepsTrace: false,
      onEvent: (event) => {
        if (event.type === 'command') brokenUs = event.atUs;
        else if (event.type === 'healthy' || event.type === 'ready') isGiven = false;
        else if (event.type === verdict) {
          if (brokenUs === undefined) isGiven = true;
          else if (!isGiven) verdictUs ??= event.atUs;
        }
      },
    });
    for (let us = fromUs + cycleUs; verdictUs === undefined; us += stepUs) {
      run.advance(us);
      if (us >= run.untilUs) break;
    }
    if (brokenUs === undefined || verdictUs === undefined) return undefined;
    return verdictUs - brokenUs;
  };
}

/** Runs a day of a slow target under a seed, or as much of it as is asked for. */
export function alarmsOf(
  trial: AlarmTrial,
): (seed: number, most: Pick<AlarmTrial, 'alarms' | 'checks'>) => AlarmCount & { checks: number } {
  const script = [{ at: '0s', slow: trial.times }];
  const scenario = readProbeScenario(source(trial.config, { script, until: '24h' }));
  return (seed, most) => countAlarms(scenario, seed, most);
}

const STEPS = 2_000;

function countAlarms(
  scenario: ProbeScenario,
  seed: number,
  most: Pick<AlarmTrial, 'alarms' | 'checks'>,
): AlarmCount & { checks: number } {
  let [alarms, checks, lastUs] = [0, 0, 0];
  const run = new ProbeRun(scenario, {
    seed,
    keepsTrace: false,
    onEvent: ({ type, atUs }) => {
      if (type === 'check') checks += 1;
      if (type === 'unhealthy') [alarms, lastUs] = [alarms + 1, atUs];
    },
  });
  const stepUs = Math.ceil(run.untilUs / STEPS);
  for (let us = stepUs; us <= run.untilUs; us += stepUs) {
    run.advance(us);
    // Ended by an alarm, a count is of what lies between alarms, not of what happens to follow.
    if (alarms >= most.alarms) return { alarms, us: lastUs, checks };
    if (checks >= most.checks) return { alarms, us, checks };
  }
  return { alarms, us: run.untilUs, checks };
}
