import { quorumSize } from '../../models/raft/settings.ts';
import type { RaftNarrationConfig } from '../../narration/raft.ts';
import { minimumOf } from '../../sim/distribution.ts';
import type { RaftScenario } from './run.ts';

/** What the narrator has to know of a cluster before its first event. */
export function narrationConfig({ config, initial }: RaftScenario): RaftNarrationConfig {
  const { settings, timing, diskWrite } = config;
  return {
    nodes: config.nodes,
    quorum: quorumSize(settings),
    preset: settings.preset,
    electionTimeoutUs: minimumOf(timing.electionTimeout),
    heartbeatUs: timing.heartbeatUs,
    initial: Object.fromEntries(Object.entries(initial).map(([id, { durable }]) => [id, durable])),
    keepsVote: settings.rules.persistVote,
    checksTerm: settings.rules.termCheck,
    hasInstantDisk: diskWrite.kind === 'fixed' && diskWrite.value === 0,
  };
}
