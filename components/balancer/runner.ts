/** How scenarios of a balancer are read, run and told. */
import { BalancerStory } from '../../src/narration/balancer.ts';
import { narrationConfig } from '../../src/scenario/balancer/narration-config.ts';
import { BalancerRun, readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import { balancerRunnable } from '../../src/scenario/balancer/runnable.ts';
import type { EngineModel } from '../kit/engine.ts';
import { watchedUs } from './watched.ts';

export const balancerRunner: EngineModel<BalancerRun> = {
  read: readBalancerScenario,
  start: (scenario) => new BalancerRun(scenario),
  watchedUs,
  tell: (scenario, language) => new BalancerStory({ language, config: narrationConfig(scenario) }),
  runnable: balancerRunnable,
};
