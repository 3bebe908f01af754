/** What reads and runs the scenarios of a model, loaded when a reader first wants a run. */
import type { Runnable } from '../../src/scenario/runnable.ts';
import { readModelName } from '../../src/scenario/scenario.ts';

/** Reads a scenario of its model. Throws `ScenarioError`. */
export type ReadScenario = (source: unknown) => Runnable;

const MODELS: Readonly<Record<string, () => Promise<ReadScenario>>> = {
  raft: async () => (await import('../../src/scenario/raft/runnable.ts')).raftRunnable,
  lease: async () => (await import('../../src/scenario/lease/runnable.ts')).leaseRunnable,
  balancer: async () => (await import('../../src/scenario/balancer/runnable.ts')).balancerRunnable,
  probe: async () => (await import('../../src/scenario/probe/runnable.ts')).probeRunnable,
  'control-plane': async () =>
    (await import('../../src/scenario/control-plane/runnable.ts')).controlPlaneRunnable,
};

/** Rejects with `ScenarioError` for a source of no model that runs. */
export async function loadModel(source: unknown): Promise<ReadScenario> {
  const name = readModelName(source, Object.keys(MODELS));
  const load = MODELS[name];
  if (!load) throw new Error(`Nothing runs the model "${name}".`);
  return load();
}
