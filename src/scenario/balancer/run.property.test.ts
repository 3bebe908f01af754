import { expect, test } from 'vitest';
import { digestOf } from '../../sim/digest.ts';
import { holds } from '../holds.ts';
import type { ScenarioSource } from '../scenario.ts';
import { scenarios } from './arbitrary-scenario.ts';
import { trafficOf, type BalancerWorld } from './execute.ts';
import { BalancerRun, readBalancerScenario } from './run.ts';

const MANY = { seed: 20_261_126, numRuns: 300 };
const FEW = { seed: 20_261_127, numRuns: 60 };

const runOf = (source: ScenarioSource, keepsTrace = true): BalancerRun =>
  new BalancerRun(readBalancerScenario(source), { keepsTrace });

test('Whatever is done to backends, nothing throws, no property breaks, and every request ends or is somewhere.', () => {
  let failed = 0;
  holds(
    scenarios,
    (source) => {
      const run = runOf(source, false);
      const { metrics = {} } = run.finish();
      expect(run.violated).toEqual([]);
      const { members, connections, pool, isPerRequest } = trafficOf(run.world);
      const underWay = members.reduce((sum, one) => sum + one.serving.size + one.line.length, 0);
      const { requests = 0, answered = 0, errors = 0 } = metrics;
      expect(answered + errors + underWay).toBe(requests);
      for (const member of members) {
        const held = connections.filter(({ slot }) => slot === member.slot).length;
        expect(member.active).toBe(isPerRequest ? member.serving.size : held);
        expect(member.waiting).toBe(member.line.length);
        expect(member.index).toBe(pool.indexOf(member));
      }
      failed += Number(errors > 0);
    },
    MANY,
  );
  // The claim is empty unless much goes wrong.
  expect(failed).toBeGreaterThan(100);
});

test('The same scenario gives the same digest.', () => {
  holds(
    scenarios,
    (source) => {
      const [first, second] = [0, 1].map(() => {
        const run = runOf(source);
        run.finish();
        return digestOf(run.events);
      });
      expect(second).toBe(first);
    },
    FEW,
  );
});

/** Everything that the future depends on. */
function textOf(world: BalancerWorld): string {
  const nodes = Object.values(world.nodes).map(({ state: { value, context }, ...node }) => ({
    ...node,
    value,
    context,
  }));
  const streams = Object.entries(world.streams).map(([name, stream]) => [name, stream.getState()]);
  const maps = (_key: string, value: unknown): unknown =>
    value instanceof Map ? [...value.entries()] : value;
  return JSON.stringify({ ...world, nodes, streams }, maps);
}

test('The world at an instant is, byte for byte, that of a fresh run to it, and goes on alike.', () => {
  holds(
    scenarios,
    (source, share) => {
      const run = runOf(source);
      run.finish();
      const atUs = Math.floor((run.plan.untilUs / 1_000_000) * share);
      const fresh = runOf(source, false);
      fresh.advance(atUs);
      expect(textOf(run.worldAt(atUs))).toBe(textOf(fresh.world));
      // A checkpoint that shares something with the run would have been changed by it.
      const early = Math.floor(atUs / 2);
      const before = textOf(run.worldAt(early));
      run.worldAt(atUs);
      expect(textOf(run.worldAt(early))).toBe(before);
      expect(textOf(run.worldAt(run.untilUs))).toBe(textOf(run.world));
    },
    FEW,
  );
});
