/** Raft scenarios, read and run. */
import type { RaftMetrics } from './metrics/meter.ts';
import { raftModel, type RaftTypes } from './model.ts';
import { Run, type RunOptions, type RunResult } from '../run.ts';
import { readScenarioOf, type Scenario } from '../scenario.ts';

export type RaftScenario = Scenario<RaftTypes>;

/** Throws `ScenarioError`. */
export function readRaftScenario(value: unknown): RaftScenario {
  return readScenarioOf(raftModel, value);
}

export interface RaftResult extends RunResult {
  readonly metrics: RaftMetrics | undefined;
}

export class RaftRun extends Run<RaftTypes> {
  constructor(scenario: RaftScenario, options?: RunOptions<RaftTypes>) {
    super(scenario, raftModel, options);
  }

  override get metrics(): RaftMetrics {
    return super.metrics;
  }

  override finish(): RaftResult {
    return super.finish();
  }
}
