import { expect, test } from 'vitest';
import { isConnected } from '../../models/control-plane/cluster.ts';
import { levelsOf } from '../../models/control-plane/service-levels.ts';
import { digestOf } from '../../sim/digest.ts';
import { holds } from '../holds.ts';
import type { ScenarioSource } from '../scenario.ts';
import { BOUND_S, faultScenarios, recoveryOf } from './arbitrary-scenario.ts';
import { clusterOf, type ControlPlaneWorld } from './execute.ts';
import { ControlPlaneRun, readControlPlaneScenario } from './run.ts';

const MANY = { seed: 20_261_126, numRuns: 200 };
const FEW = { seed: 20_261_127, numRuns: 12 };

const runOf = (source: ScenarioSource, keepsTrace = true): ControlPlaneRun =>
  new ControlPlaneRun(readControlPlaneScenario(source), { keepsTrace });

test('After any faults, reads and writes are back within the sum of the bounds where a majority lives, and all properties hold.', () => {
  let counted = 0;
  holds(
    faultScenarios,
    (source) => {
      const { run, isCounted, backS } = recoveryOf(source);
      expect(run.violated).toEqual([]);
      if (isCounted) expect(backS, 'reads or writes are not back').toBeLessThanOrEqual(BOUND_S);
      counted += Number(isCounted);
      const cluster = clusterOf(run.world);
      expect(Object.fromEntries(cluster.services)).toEqual(levelsOf(cluster));
      for (const [component, host] of cluster.leading) {
        const node = run.world.nodes[`${component}@${host}`];
        expect(node?.status, `${component}@${host} leads`).not.toBe('down');
        expect(cluster.believers.get(component)).toContain(host);
        expect(isConnected(cluster, host, host)).toBe(true);
      }
      expect([...cluster.endpoints.values()].some(({ isListed }) => isListed)).toBe(true);
    },
    MANY,
  );
  // The claim is empty unless most of them had to come back.
  expect(counted).toBeGreaterThan(100);
}, 600_000);

/** Everything that the future depends on. */
function textOf(world: ControlPlaneWorld): string {
  const nodes = Object.values(world.nodes).map(({ state: { value, context }, ...node }) => ({
    ...node,
    value,
    context,
  }));
  const streams = Object.entries(world.streams).map(([name, stream]) => [name, stream.getState()]);
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Map || value instanceof Set ? [...value] : value;
  return JSON.stringify({ ...world, nodes, streams }, plain);
}

test('The same scenario gives the same digest.', () => {
  holds(
    faultScenarios,
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
}, 600_000);

test('The world at an instant is, byte for byte, that of a fresh run to it, and goes on alike.', () => {
  holds(
    faultScenarios,
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
}, 600_000);
