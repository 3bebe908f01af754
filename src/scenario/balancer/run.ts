/** Scenarios of a balancer, read and run. */
import { Run, type RunOptions } from '../run.ts';
import { readScenarioOf, type Scenario } from '../scenario.ts';
import { balancerModel, type BalancerTypes } from './model.ts';

export type BalancerScenario = Scenario<BalancerTypes>;

/** Throws `ScenarioError`. */
export function readBalancerScenario(value: unknown): BalancerScenario {
  return readScenarioOf(balancerModel, value);
}

export class BalancerRun extends Run<BalancerTypes> {
  constructor(scenario: BalancerScenario, options?: RunOptions<BalancerTypes>) {
    super(scenario, balancerModel, options);
  }
}
