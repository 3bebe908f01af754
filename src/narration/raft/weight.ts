import type { SourceId } from '../sources.ts';
import type { FactOf, RaftFact } from './facts.ts';
import type { RaftNarrationConfig } from './memory.ts';

/** `story`: a reader wants to know. `detail`: it goes without saying, or another sentence says it. */
export type Importance = 'story' | 'detail';

export function importanceOf(fact: RaftFact): Importance {
  return isStory(fact) ? 'story' : 'detail';
}

function isStory(fact: RaftFact): boolean {
  switch (fact.kind) {
    case 'sent':
    case 'delivered':
    case 'unknownMessage':
    case 'timer':
    case 'quorumCounted':
    case 'adopts':
      return false;
    case 'command':
      return isCommandTold(fact.command.type);
    case 'dropped':
      return isDropTold(fact);
    case 'expected':
      return !fact.isMet;
    case 'votes':
      return !fact.isLate && !fact.isRepeated;
    case 'requestsStored':
    case 'votesStored':
      return fact.isSlow;
    default:
      return true;
  }
}

/** Crash, restart, pause, resume and a message dropped by hand have an event that says what they did. */
function isCommandTold(type: FactOf<'command'>['command']['type']): boolean {
  return !['crash', 'restart', 'pause', 'resume', 'campaign', 'dropMessage'].includes(type);
}

/** Losses at a partition, a cut or a dead member follow from what has been told; a lost heartbeat is one of many. */
function isDropTold({ reason, message }: FactOf<'dropped'>): boolean {
  const isElection = message !== 'heartbeat' && message !== 'heartbeatResponse';
  return reason === 'chosen' || (reason === 'loss' && isElection);
}

export function sourceOf(
  fact: RaftFact,
  preset: RaftNarrationConfig['preset'],
): SourceId | undefined {
  const isEtcd = preset === 'etcd';
  switch (fact.kind) {
    case 'asks':
    case 'keepsAsking':
    case 'saysYes':
      return 'preVote';
    case 'stands':
    case 'keepsStanding':
    case 'leads':
    case 'votes':
    case 'follows':
    case 'rivals':
      return 'election';
    case 'adopts':
      return 'terms';
    case 'restarted':
    case 'requestsStored':
    case 'votesStored':
      return 'persistence';
    case 'votedTwice':
      return 'persistence';
    case 'violated':
      return 'electionSafety';
    case 'quorumCounted':
      return isEtcd ? 'quorumCheckCode' : 'checkQuorum';
    case 'stepsDown':
      return sourceOfStepDown(fact, isEtcd);
    case 'refuses':
      return sourceOfRefusal(fact, isEtcd);
    default:
      return undefined;
  }
}

function sourceOfStepDown({ why }: FactOf<'stepsDown'>, isEtcd: boolean): SourceId {
  switch (why.reason) {
    case 'quorumLost':
      return isEtcd ? 'quorumCheckCode' : 'checkQuorum';
    case 'higherTerm':
      return 'terms';
    case 'leaderHeard':
      return 'election';
    case 'refused':
      return 'voteLostCode';
  }
}

function sourceOfRefusal({ why }: FactOf<'refuses'>, isEtcd: boolean): SourceId {
  switch (why.reason) {
    case 'leaseHeld':
      return isEtcd ? 'voteLeaseCode' : 'voteLease';
    case 'leaderKnown':
      return 'canVoteCode';
    case 'logBehind':
      return 'logCheck';
    case 'alreadyVoted':
      return 'election';
    case 'staleTerm':
      return 'terms';
  }
}
