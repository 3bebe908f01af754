import type { RaftMessage } from '../../models/raft/messages.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import { inOrder } from '../order.ts';
import type { LogEnd, NarratedEvent, RaftFact, Refusal, Share, StepDown, Waited } from './facts.ts';
import { memberOf, recordVote, type Memory, type Remembered } from './memory.ts';

type RoleEvent = Extract<NarratedEvent, { type: 'role' }>;
type VoteEvent = Extract<NarratedEvent, { type: 'vote' }>;

export function witnessRole(memory: Memory, event: RoleEvent): RaftFact {
  const member = memberOf(memory, event.node);
  const fact = factOfRole(memory, member, event);
  enter(memory, member, event);
  return fact;
}

function factOfRole(memory: Memory, member: Remembered, event: RoleEvent): RaftFact {
  const { node, term, atUs } = event;
  const members = memory.config.nodes.length;
  switch (event.to) {
    case 'preCandidate':
      return {
        kind: 'asks',
        node,
        term: term + 1,
        waited: waitedFor(memory, member, atUs),
        yes: [],
      };
    case 'candidate': {
      const preVotes = inOrder(member.yes, memory.config.nodes);
      const after = event.reason === 'majority' ? { preVotes } : waitedFor(memory, member, atUs);
      return { kind: 'stands', nodes: [node], term, after, members };
    }
    case 'leader': {
      const stillLead = [...memory.members.values()]
        .filter(({ id, status, role }) => id !== node && status !== 'down' && role === 'leader')
        // Another leader of this term breaks election safety, and a violation says so.
        .filter((other) => other.term !== term)
        .map((other) => ({ node: other.id, term: other.term }));
      const { leaderlessUs } = memory;
      const gapUs = leaderlessUs === undefined ? undefined : atUs - leaderlessUs;
      return { kind: 'leads', node, term, votes: event.votes ?? [node], members, gapUs, stillLead };
    }
    case 'follower': {
      const { from, cause } = event;
      const message = causeOf(memory, node);
      if (from === 'follower') return { kind: 'adopts', node, term, cause, message };
      const why = whyDown(memory, member, event);
      return { kind: 'stepsDown', nodes: [node], from, oldTerm: member.term, term, members, why };
    }
  }
}

function causeOf({ delivered }: Memory, node: NodeId): RaftMessage['type'] | undefined {
  return delivered?.to === node ? delivered.message.type : undefined;
}

function whyDown(memory: Memory, member: Remembered, event: RoleEvent): StepDown {
  const { config } = memory;
  const cause = event.cause ?? event.node;
  switch (event.reason) {
    case 'quorumLost': {
      const heard = inOrder(member.answered, config.nodes);
      return { reason: 'quorumLost', heard, electionTimeoutUs: config.electionTimeoutUs };
    }
    case 'refused':
      return { reason: 'refused', refusedBy: inOrder(member.no, config.nodes) };
    case 'leaderHeard':
      return { reason: 'leaderHeard', leader: cause };
    case 'higherTerm':
    case 'majority':
    case 'electionTimeout':
      return { reason: 'higherTerm', cause, message: causeOf(memory, event.node) };
  }
}

function waitedFor(memory: Memory, member: Remembered, atUs: Micros): Waited {
  const { wait, term } = member;
  const forUs = atUs - wait.atUs;
  if (member.toldUs === atUs) return { since: 'told', forUs };
  const votes = member.yes.length;
  switch (wait.since) {
    case 'asked':
      return { since: 'asked', forUs, votes };
    case 'stood':
      return { since: 'stood', forUs, term, votes, split: splitOf(memory, term) };
    case 'voted':
      return { since: 'voted', forUs, candidate: wait.candidate };
    case 'newTerm':
      return { since: 'newTerm', forUs, term: wait.term };
    default:
      return { since: wait.since, forUs };
  }
}

/** How the votes of a term went, when several candidates stood in it and none won. */
function splitOf(memory: Memory, term: number): Share[] {
  const shares = [...(memory.votes.get(term) ?? [])];
  if (shares.length < 2) return [];
  if (shares.some(([, voters]) => voters.size >= memory.config.quorum)) return [];
  const order = inOrder(
    shares.map(([candidate]) => candidate),
    memory.config.nodes,
  );
  return order.map((candidate) => ({
    candidate,
    votes: memory.votes.get(term)?.get(candidate)?.size ?? 0,
  }));
}

/** Remembers the new role and what comes with it. */
function enter(memory: Memory, member: Remembered, event: RoleEvent): void {
  const { node, to, term, atUs, reason } = event;
  const isNewTerm = term !== member.term;
  // Raft §5.2: in the paper a refusal leaves a follower's timer as it was; a vote given starts it again.
  const isTimerKept =
    memory.config.preset === 'paper' &&
    event.from === 'follower' &&
    causeOf(memory, node) === 'requestVote';
  if (isNewTerm) {
    member.votedFor = undefined;
    member.leader = undefined;
    member.heardFrom = [];
    member.term = term;
  }
  member.role = to;
  switch (to) {
    case 'preCandidate':
      member.leader = undefined;
      member.heardFrom = [];
      member.yes = [node];
      member.no = [];
      member.wait = { since: 'asked', atUs };
      break;
    case 'candidate':
      member.leader = undefined;
      member.votedFor = node;
      member.votedUs = atUs;
      member.yes = [node];
      member.no = [];
      member.wait = { since: 'stood', atUs };
      recordVote(memory, { voter: node, candidate: node, term });
      break;
    case 'leader':
      member.leader = node;
      member.answered = [];
      break;
    case 'follower':
      if (reason === 'quorumLost') member.leader = undefined;
      if (reason === 'leaderHeard' && event.cause !== undefined) {
        member.leader = event.cause;
        member.heardFrom = [event.cause];
        member.wait = { since: 'heard', atUs };
      } else if (event.from !== 'follower') member.wait = { since: 'steppedDown', atUs };
      else if (!isTimerKept) member.wait = { since: 'newTerm', atUs, term };
  }
}

export function witnessVote(memory: Memory, event: VoteEvent): RaftFact {
  const { node, candidate, term, granted, pre, atUs } = event;
  const member = memberOf(memory, node);
  if (!granted) {
    const isPre = pre === true;
    const why = refusal(memory, member, event);
    const isSilent =
      why.reason === 'leaseHeld' ||
      (why.reason === 'staleTerm' && !isPre && memory.config.preset === 'etcd');
    return { kind: 'refuses', voters: [node], candidate, term, isPre, isSilent, why };
  }
  if (pre) return { kind: 'saysYes', voters: [node], candidate, term };
  const asker = memberOf(memory, candidate);
  const isLate = asker.role === 'leader' && asker.term === term;
  const isRepeated = member.votedFor === candidate;
  const before = isRepeated ? undefined : member.votedFor;
  member.votedFor = candidate;
  if (!isRepeated) member.votedUs = atUs;
  member.wait = { since: 'voted', atUs, candidate };
  recordVote(memory, { voter: node, candidate, term });
  return { kind: 'votes', voters: [node], candidate, term, before, isRepeated, isLate };
}

function refusal(memory: Memory, member: Remembered, event: VoteEvent): Refusal {
  const { config, delivered } = memory;
  switch (event.reason) {
    case 'alreadyVoted':
      return { reason: 'alreadyVoted', votedFor: member.votedFor };
    case 'leaderKnown':
      return { reason: 'leaderKnown', leader: member.leader };
    case 'logBehind': {
      const own = member.logEnd.index === 0 ? undefined : member.logEnd;
      return { reason: 'logBehind', own, asked: askedEnd(delivered) };
    }
    case 'leaseHeld': {
      const { electionTimeoutUs } = config;
      const isOwn = member.role === 'leader' || member.heardUs === undefined;
      const heardUsAgo = isOwn ? [] : [event.atUs - (member.heardUs ?? 0)];
      return { reason: 'leaseHeld', leader: member.leader, heardUsAgo, electionTimeoutUs };
    }
    default:
      return { reason: 'staleTerm', ownTerm: member.term };
  }
}

function askedEnd(delivered: Memory['delivered']): LogEnd | undefined {
  const message = delivered?.message;
  if (message?.type !== 'requestVote' && message?.type !== 'preVote') return undefined;
  return { index: message.lastLogIndex, term: message.lastLogTerm };
}
