import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { digestOf } from '../../sim/digest.ts';
import { readRaftScenario } from './run.ts';
import type { ScenarioSource } from '../scenario.ts';
import { scenarios } from './arbitrary-scenario.ts';
import type { RaftWorld } from './execute.ts';
import { RaftRun } from './run.ts';

const SEED = 20_261_122;
fc.configureGlobal({ seed: SEED, numRuns: 120 });

/** Checks a claim on random scenarios; a failure prints the smallest one found, ready to be run. */
function holds<Ts extends unknown[]>(
  more: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
  check: (source: ScenarioSource, ...rest: Ts) => void,
): void {
  fc.assert(
    fc.property(scenarios, ...more, (source, ...rest) => {
      try {
        check(source, ...(rest as Ts));
      } catch (error) {
        const how = JSON.stringify(rest);
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `${reason}\n\nfast-check seed ${String(SEED)}, with ${how}, scenario:\n${stringify(source)}`,
          { cause: error },
        );
      }
    }),
  );
}

/** Everything that the future depends on: members, links, queue, and the random streams. */
function textOf(world: RaftWorld): string {
  const nodes = Object.values(world.nodes).map(({ state: { value, context }, ...node }) => ({
    ...node,
    value,
    context,
  }));
  const streams = Object.entries(world.streams).map(([name, stream]) => [name, stream.getState()]);
  return JSON.stringify({ ...world, nodes, streams });
}

const moments = fc.nat(1_000_000);
/** An instant of a scenario, from a share in millionths. */
const instant = (run: RaftRun, share: number): number =>
  Math.floor((run.plan.untilUs / 1_000_000) * share);

test('Whatever fails, no property breaks while every rule is on.', () => {
  holds([], (source) => {
    const run = new RaftRun(readRaftScenario(source), { keepsTrace: false });
    const { failure } = run.finish();
    expect(run.violated).toEqual([]);
    if (failure)
      expect(failure.message).toMatch(/^At [\d.]+ ms no member is a (leader|follower)\.$/);
  });
});

test('The same scenario gives the same digest.', () => {
  holds([], (source) => {
    const [first, second] = [0, 1].map(() => {
      const run = new RaftRun(readRaftScenario(source));
      run.finish();
      return digestOf(run.events);
    });
    expect(second).toBe(first);
  });
});

test('The world at an instant is, byte for byte, that of a fresh run to it.', () => {
  holds<[number, number]>([moments, moments], (source, ...shares) => {
    const run = new RaftRun(readRaftScenario(source));
    run.finish();
    for (const share of shares) {
      const fresh = new RaftRun(readRaftScenario(source), { keepsTrace: false });
      const atUs = Math.min(instant(run, share), run.untilUs);
      fresh.advance(atUs);
      expect(textOf(run.worldAt(atUs))).toBe(textOf(fresh.world));
    }
  });
});

test('One command more at an instant leaves everything before it as it was.', () => {
  holds<[number]>([moments], (source, share) => {
    const run = new RaftRun(readRaftScenario(source));
    run.finish();
    const atUs = instant(run, share);
    const at = `${String(atUs / 1000)}ms`;
    const script = [...(source['script'] as object[]), { at, crash: 'n1' }];
    const fork = new RaftRun(readRaftScenario({ ...source, script }));
    fork.finish();
    const before = (one: RaftRun) => one.events.filter((event) => event.atUs < atUs);
    expect(before(fork)).toEqual(before(run));
    if (atUs < run.untilUs) expect(fork.events.some(({ type }) => type === 'command')).toBe(true);
  });
});
