/** How Raft scenarios are read, run and told. */
import { RaftStory } from '../../src/narration/raft.ts';
import { narrationConfig } from '../../src/scenario/raft/narration-config.ts';
import { RaftRun, readRaftScenario } from '../../src/scenario/raft/run.ts';
import { raftRunnable } from '../../src/scenario/raft/runnable.ts';
import type { EngineModel } from '../kit/engine.ts';

export const raftRunner: EngineModel<RaftRun> = {
  read: readRaftScenario,
  start: (scenario) => new RaftRun(scenario),
  tell: (scenario, language) => new RaftStory({ language, config: narrationConfig(scenario) }),
  runnable: raftRunnable,
};
