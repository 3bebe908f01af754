/** Every model that can run, for whoever takes any scenario: the command line, the build, the tests. */
import { balancerRunnable } from './balancer/runnable.ts';
import { controlPlaneRunnable } from './control-plane/runnable.ts';
import { leaseRunnable } from './lease/runnable.ts';
import { probeRunnable } from './probe/runnable.ts';
import { raftRunnable } from './raft/runnable.ts';
import type { Runnable } from './runnable.ts';
import { readModelName } from './scenario.ts';

const RUNNABLES = {
  raft: raftRunnable,
  lease: leaseRunnable,
  probe: probeRunnable,
  balancer: balancerRunnable,
  'control-plane': controlPlaneRunnable,
} as const satisfies Record<string, (value: unknown) => Runnable>;

const NAMES = Object.keys(RUNNABLES) as (keyof typeof RUNNABLES)[];

/**
 * Checks a scenario (format 1), whatever its model. Throws `ScenarioError` with the path of the first
 * thing that is wrong.
 */
export function readScenario(value: unknown): Runnable {
  return RUNNABLES[readModelName(value, NAMES)](value);
}
