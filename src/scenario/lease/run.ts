/** Lease scenarios, read and run. */
import { Run, type RunOptions, type RunResult } from '../run.ts';
import { readScenarioOf, type Scenario } from '../scenario.ts';
import type { LeaseMetrics } from './metrics.ts';
import { leaseModel, type LeaseTypes } from './model.ts';

export type LeaseScenario = Scenario<LeaseTypes>;

/** Throws `ScenarioError`. */
export function readLeaseScenario(value: unknown): LeaseScenario {
  return readScenarioOf(leaseModel, value);
}

export interface LeaseResult extends RunResult {
  readonly metrics: LeaseMetrics | undefined;
}

export class LeaseRun extends Run<LeaseTypes> {
  constructor(scenario: LeaseScenario, options?: RunOptions<LeaseTypes>) {
    super(scenario, leaseModel, options);
  }

  override get metrics(): LeaseMetrics {
    return super.metrics;
  }

  override finish(): LeaseResult {
    return super.finish();
  }
}
