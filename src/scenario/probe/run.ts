/** Probe scenarios, read and run. */
import { Run, type RunOptions, type RunResult } from '../run.ts';
import { readScenarioOf, type Scenario } from '../scenario.ts';
import type { ProbeMetrics } from './metrics.ts';
import { probeModel, type ProbeTypes } from './model.ts';

export type ProbeScenario = Scenario<ProbeTypes>;

/** Throws `ScenarioError`. */
export function readProbeScenario(value: unknown): ProbeScenario {
  return readScenarioOf(probeModel, value);
}

export interface ProbeResult extends RunResult {
  readonly metrics: ProbeMetrics | undefined;
}

export class ProbeRun extends Run<ProbeTypes> {
  constructor(scenario: ProbeScenario, options?: RunOptions<ProbeTypes>) {
    super(scenario, probeModel, options);
  }

  override get metrics(): ProbeMetrics {
    return super.metrics;
  }

  override finish(): ProbeResult {
    return super.finish();
  }
}
