/** Predictions beside runs of the model: how long each of them took under many seeds. */
import type { Metrics } from '../model.ts';
import type { Prediction } from './prediction.ts';
import { ControlPlaneRun, readControlPlaneScenario } from './run.ts';

export { PREDICTIONS, predictionsOf } from './predicted.ts';
export { isPossible, type Impossible, type Obstacle, type Prediction } from './prediction.ts';

/** How long it took under each seed; a run ends as soon as that is known. */
export function simulated(
  { metric, scenario }: Pick<Prediction, 'metric' | 'scenario'>,
  seeds: readonly number[],
): readonly (number | undefined)[] {
  const read = readControlPlaneScenario(scenario);
  return seeds.map((seed) => {
    const run = new ControlPlaneRun(read, { seed, keepsTrace: false });
    const known = (): number | undefined => (run.metrics as Partial<Metrics>)[metric];
    while (run.nowUs < run.plan.untilUs && known() === undefined) run.advance(run.nowUs + STEP_US);
    return known();
  });
}

const STEP_US = 1_000_000;
