import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { digestOf } from '../../sim/digest.ts';
import type { ScenarioSource } from '../scenario.ts';
import { scenarios } from './arbitrary-scenario.ts';
import type { LeaseWorld } from './execute.ts';
import { LeaseRun, readLeaseScenario } from './run.ts';

const SEED = 20_261_127;
const RUNS = 120;

const moments = fc.nat(1_000_000);

/** Checks a claim on random scenarios at a moment; a failure prints the smallest one found, ready to be run. */
function holds(check: (source: ScenarioSource, share: number) => void): void {
  const property = fc.property(scenarios, moments, (source, share) => {
    try {
      check(source, share);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `${reason}\n\nfast-check seed ${String(SEED)}, at ${String(share)} millionths, scenario:\n${stringify(source)}`,
        { cause: error },
      );
    }
  });
  fc.assert(property, { seed: SEED, numRuns: RUNS });
}

/** Everything that the future depends on: processes, clocks, links, queue, and the random streams. */
function textOf(world: LeaseWorld): string {
  const nodes = Object.values(world.nodes).map(({ state: { value, context }, ...node }) => ({
    ...node,
    value,
    context,
  }));
  const streams = Object.entries(world.streams).map(([name, stream]) => [name, stream.getState()]);
  return JSON.stringify({ ...world, nodes, streams });
}

const instant = (run: LeaseRun, share: number): number =>
  Math.floor((run.plan.untilUs / 1_000_000) * share);

test('The same election gives the same digest.', () => {
  holds((source) => {
    const [first, second] = [0, 1].map(() => {
      const run = new LeaseRun(readLeaseScenario(source));
      run.finish();
      return digestOf(run.events);
    });
    expect(second).toBe(first);
  });
});

test('The world at an instant is, byte for byte, that of a fresh run to it.', () => {
  holds((source, share) => {
    const run = new LeaseRun(readLeaseScenario(source));
    run.finish();
    const fresh = new LeaseRun(readLeaseScenario(source), { keepsTrace: false });
    const atUs = Math.min(instant(run, share), run.untilUs);
    fresh.advance(atUs);
    expect(textOf(run.worldAt(atUs))).toBe(textOf(fresh.world));
  });
});

test('One command more at an instant leaves everything before it as it was.', () => {
  holds((source, share) => {
    const run = new LeaseRun(readLeaseScenario(source));
    run.finish();
    const atUs = instant(run, share);
    const at = `${String(atUs / 1000)}ms`;
    const script = [...(source['script'] as object[]), { at, crash: 'c1' }];
    const fork = new LeaseRun(readLeaseScenario({ ...source, script }));
    fork.finish();
    const before = (one: LeaseRun) => one.events.filter((event) => event.atUs < atUs);
    expect(before(fork)).toEqual(before(run));
    if (atUs < run.untilUs) expect(fork.events.some(({ type }) => type === 'command')).toBe(true);
  });
});
