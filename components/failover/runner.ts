/** How scenarios of a control plane are read, run and told. */
import { ControlPlaneStory } from '../../src/narration/control-plane.ts';
import { narrationConfig } from '../../src/scenario/control-plane/narration-config.ts';
import { ControlPlaneRun, readControlPlaneScenario } from '../../src/scenario/control-plane/run.ts';
import { controlPlaneRunnable } from '../../src/scenario/control-plane/runnable.ts';
import type { EngineModel } from '../kit/engine.ts';
import { watchedUs } from './watched.ts';

export const failoverRunner: EngineModel<ControlPlaneRun> = {
  read: readControlPlaneScenario,
  start: (scenario) => new ControlPlaneRun(scenario),
  watchedUs,
  tell: (scenario, language) =>
    new ControlPlaneStory({ language, config: narrationConfig(scenario) }),
  runnable: controlPlaneRunnable,
};
