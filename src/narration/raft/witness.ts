import type { Micros } from '../../sim/time.ts';
import { inOrder } from '../order.ts';
import { readNarrated } from './command.ts';
import { witnessRole, witnessVote } from './elections.ts';
import type { NarratedEvent, RaftFact } from './facts.ts';
import { witnessArrival, witnessDrop, witnessSend } from './messages.ts';
import {
  countLiveLeaders,
  createMemory,
  memberOf,
  type Memory,
  type RaftNarrationConfig,
} from './memory.ts';

type EventOf<Type extends NarratedEvent['type']> = Extract<NarratedEvent, { type: Type }>;

/** Watches a run from its first event on and says of each event what happened and why. */
export class RaftWitness {
  readonly #memory: Memory;

  constructor(config: RaftNarrationConfig) {
    this.#memory = createMemory(config);
  }

  take(event: NarratedEvent): RaftFact {
    const memory = this.#memory;
    const before = countLiveLeaders(memory);
    const fact = witness(memory, event);
    const after = countLiveLeaders(memory);
    if (before > 0 && after === 0) memory.leaderlessUs = event.atUs;
    if (after > 0) memory.leaderlessUs = undefined;
    return fact;
  }
}

function witness(memory: Memory, event: NarratedEvent): RaftFact {
  switch (event.type) {
    case 'command':
      return witnessCommand(memory, event);
    case 'send':
      return witnessSend(memory, event);
    case 'deliver':
      return witnessArrival(memory, event);
    case 'drop':
      return witnessDrop(memory, event);
    case 'timer':
      return witnessTimer(memory, event);
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
      return witnessProcess(memory, event);
    case 'note':
      return event.note === 'noEffect'
        ? {
            kind: 'noEffect',
            command: memory.command,
            nodes: event.node === undefined ? [] : [event.node],
          }
        : { kind: 'note', note: event.note, node: event.node };
    case 'violation':
      return witnessViolation(memory, event);
    case 'expect': {
      const [key = '', wanted] = Object.entries(event.expect)[0] ?? [];
      return { kind: 'expected', key, wanted, seen: event.seen, isMet: event.met };
    }
    case 'role':
      return witnessRole(memory, event);
    case 'vote':
      return witnessVote(memory, event);
  }
}

function witnessViolation(
  memory: Memory,
  { property, nodes, term }: EventOf<'violation'>,
): RaftFact {
  const [voter, first, second] = nodes;
  if (property === 'durable-vote' && voter !== undefined && second !== undefined) {
    return {
      kind: 'votedTwice',
      voters: [voter],
      first: first === voter ? undefined : first,
      second,
      term,
    };
  }
  return { kind: 'violated', property, nodes: inOrder(nodes, memory.config.nodes), term };
}

function witnessCommand(memory: Memory, { command: written, atUs }: EventOf<'command'>): RaftFact {
  const command = readNarrated(written, memory.config.nodes);
  memory.command = command;
  if (command.type === 'campaign') {
    for (const node of command.nodes) memberOf(memory, node).toldUs = atUs;
  } else if (command.type === 'slowDisk') {
    for (const node of command.nodes)
      memberOf(memory, node).hasInstantDisk = /^0[a-z]+$/.test(command.to);
  }
  return { kind: 'command', command };
}

function witnessTimer(memory: Memory, event: EventOf<'timer'>): RaftFact {
  const { node, timer, atUs } = event;
  const member = memberOf(memory, node);
  if (timer === 'quorumCheck') {
    const heard = inOrder(member.answered, memory.config.nodes);
    // A check that is passed counts anew; one that is lost has an event of its own, which names them.
    if (heard.length + 1 >= memory.config.quorum) member.answered = [];
    return {
      kind: 'quorumCounted',
      node,
      heard,
      electionTimeoutUs: memory.config.electionTimeoutUs,
    };
  }
  const afterUs =
    timer === 'electionTimeout' && member.toldUs !== atUs ? atUs - member.wait.atUs : undefined;
  return { kind: 'timer', node, timer, afterUs };
}

function witnessProcess(
  memory: Memory,
  { type, node, atUs }: EventOf<'crash' | 'restart' | 'pause' | 'resume'>,
): RaftFact {
  const member = memberOf(memory, node);
  const { role, term, leader } = member;
  switch (type) {
    case 'crash':
      member.status = 'down';
      return { kind: 'crashed', node, role, term, leader };
    case 'restart':
      return restart(memory, node, atUs);
    case 'pause':
      member.status = 'paused';
      member.pausedUs = atUs;
      return { kind: 'paused', node, role, term, leader };
    case 'resume': {
      const { pausedUs } = member;
      member.status = 'up';
      member.pausedUs = undefined;
      return {
        kind: 'resumed',
        node,
        afterUs: pausedUs === undefined ? undefined : atUs - pausedUs,
      };
    }
  }
}

/** What survives a crash is term, vote and log (Raft Figure 2). */
function restart(memory: Memory, node: string, atUs: Micros): RaftFact {
  const member = memberOf(memory, node);
  const keepsVote = memory.config.keepsVote ?? true;
  const { stored } = member;
  const isStored = stored.term === member.term && stored.votedFor === member.votedFor;
  const isKnown = member.hasInstantDisk || isStored;
  const vote = isKnown ? member.votedFor : stored.votedFor;
  member.term = isKnown ? member.term : stored.term;
  member.votedFor = keepsVote ? vote : undefined;
  member.stored = { term: member.term, votedFor: member.votedFor };
  member.status = 'up';
  member.role = 'follower';
  member.leader = undefined;
  member.heardUs = undefined;
  member.heardFrom = [];
  member.wait = { since: 'restart', atUs };
  member.isKnownDown = false;
  member.pausedUs = undefined;
  return {
    kind: 'restarted',
    node,
    disk: isKnown ? { term: member.term, votedFor: member.votedFor } : undefined,
    forgotten: keepsVote ? undefined : vote,
  };
}
