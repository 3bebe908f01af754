/** Scenarios of a control plane, read and run. */
import { Run, type RunOptions } from '../run.ts';
import { readScenarioOf, type Scenario } from '../scenario.ts';
import { controlPlaneModel, type ControlPlaneTypes } from './model.ts';

export type ControlPlaneScenario = Scenario<ControlPlaneTypes>;

/** Throws `ScenarioError`. */
export function readControlPlaneScenario(value: unknown): ControlPlaneScenario {
  return readScenarioOf(controlPlaneModel, value);
}

export class ControlPlaneRun extends Run<ControlPlaneTypes> {
  constructor(scenario: ControlPlaneScenario, options?: RunOptions<ControlPlaneTypes>) {
    super(scenario, controlPlaneModel, options);
  }
}
