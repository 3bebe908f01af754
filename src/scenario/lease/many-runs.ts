/** One election under many seeds, for measured distributions: each run ends as soon as it is known. */
import type { ScenarioSource } from '../scenario.ts';
import { LeaseRun, readLeaseScenario } from './run.ts';

const STEP_US = 1_000_000;

/** A scenario, and the seeds that it runs under. */
export interface Measured {
  readonly source: ScenarioSource;
  readonly seeds: { readonly first: number; readonly count: number };
}

/** `leaderlessMs` of each seed that reached the end of its gap, in no order that matters. */
export function gapsOf({ source, seeds }: Measured): number[] {
  const scenario = readLeaseScenario({ model: 'lease', ...source });
  const gaps: number[] = [];
  for (let seed = seeds.first; seed < seeds.first + seeds.count; seed += 1) {
    const run = new LeaseRun(scenario, { seed, keepsTrace: false });
    const { firstCommandUs = 0 } = run.plan;
    run.advance(firstCommandUs);
    while (run.nowUs < run.untilUs && run.metrics.leaderlessMs === undefined) {
      run.advance(run.nowUs + STEP_US);
    }
    const { leaderlessMs } = run.metrics;
    if (leaderlessMs !== undefined) gaps.push(leaderlessMs);
  }
  return gaps;
}

/** `overlapMs` of each seed. */
export function overlapsOf({ source, seeds }: Measured): number[] {
  const scenario = readLeaseScenario({ model: 'lease', ...source });
  return Array.from({ length: seeds.count }, (_, index) => {
    const run = new LeaseRun(scenario, { seed: seeds.first + index, keepsTrace: false });
    return run.finish().metrics?.overlapMs ?? 0;
  });
}
