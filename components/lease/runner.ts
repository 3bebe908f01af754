/** How lease scenarios are read, run and told. */
import { LeaseStory } from '../../src/narration/lease.ts';
import { narrationConfig } from '../../src/scenario/lease/narration-config.ts';
import { LeaseRun, readLeaseScenario } from '../../src/scenario/lease/run.ts';
import { leaseRunnable } from '../../src/scenario/lease/runnable.ts';
import type { EngineModel } from '../kit/engine.ts';

export const leaseRunner: EngineModel<LeaseRun> = {
  read: readLeaseScenario,
  start: (scenario) => new LeaseRun(scenario),
  tell: (scenario, language) => new LeaseStory({ language, config: narrationConfig(scenario) }),
  runnable: leaseRunnable,
};
