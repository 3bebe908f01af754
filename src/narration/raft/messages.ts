import { forgetOldest } from '../forget.ts';
import type { NarratedEvent, RaftFact } from './facts.ts';
import { memberOf, type Memory, type Remembered } from './memory.ts';

type EventOf<Type extends NarratedEvent['type']> = Extract<NarratedEvent, { type: Type }>;
type Sent = EventOf<'send'>;

/** More than can be under way; a delivery of an older one is told without its sender. */
const MOST_MESSAGES = 50_000;

export function witnessSend(memory: Memory, event: Sent): RaftFact {
  const { id, from, to, message, atUs } = event;
  memory.sent.set(id, event);
  forgetOldest(memory.sent, MOST_MESSAGES);
  const member = memberOf(memory, from);
  const { term } = message;
  const tookUs = atUs - member.votedUs;
  const isSlow = tookUs >= memory.config.heartbeatUs;
  if (message.type === 'requestVote') {
    const isFirst = isNew(member, { term, votedFor: from });
    if (isFirst && tookUs > 0) return { kind: 'requestsStored', node: from, term, tookUs, isSlow };
  } else if (message.type === 'requestVoteResponse' && message.granted) {
    const isFirst = isNew(member, { term, votedFor: to });
    if (isFirst && tookUs > 0) {
      return { kind: 'votesStored', voters: [from], candidate: to, term, tookUs: [tookUs], isSlow };
    }
  }
  const asked = event.replyTo === undefined ? undefined : memory.sent.get(event.replyTo);
  return { kind: 'sent', from, to, message, askedTerm: asked?.message.term };
}

/** Takes down what must be on disk now that this message has left; false if that is known. */
function isNew(member: Remembered, { term, votedFor }: Remembered['stored']): boolean {
  const { stored } = member;
  if (stored.term === term && stored.votedFor === votedFor) return false;
  member.stored = { term, votedFor };
  return true;
}

export function witnessArrival(memory: Memory, { id, copy, atUs }: EventOf<'deliver'>): RaftFact {
  const sent = memory.sent.get(id);
  if (!sent) {
    memory.delivered = undefined;
    return { kind: 'unknownMessage', id, isDelivered: true };
  }
  const { from, to, message } = sent;
  memory.delivered = { to, message };
  const follows = takeIn(memory, sent, atUs);
  if (follows) return follows;
  const tookUs = atUs - sent.atUs;
  return { kind: 'delivered', from, to, message, tookUs, isCopy: copy === true };
}

/** Remembers what a message changes at its receiver without a trace event of its own. */
function takeIn(memory: Memory, { from, to, message }: Sent, atUs: number): RaftFact | undefined {
  const member = memberOf(memory, to);
  const checksTerm = memory.config.checksTerm ?? true;
  const isStale = checksTerm && message.term < member.term;
  switch (message.type) {
    case 'heartbeat': {
      const { term } = message;
      if (isStale || (member.role === 'leader' && term === member.term)) return undefined;
      if (member.role === 'follower' && term > member.term) {
        member.term = term;
        member.votedFor = undefined;
        member.heardFrom = [];
      }
      const isNews = !member.heardFrom.includes(from);
      if (isNews) member.heardFrom = [...member.heardFrom, from];
      member.heardUs = atUs;
      member.leader = from;
      member.wait = { since: 'heard', atUs };
      // A candidate that hears a leader, or an old leader, has an event of its own for that.
      if (!isNews || member.role !== 'follower') return undefined;
      return { kind: 'follows', followers: [to], leader: from, term };
    }
    case 'heartbeatResponse':
      if (
        member.role === 'leader' &&
        message.term === member.term &&
        !member.answered.includes(from)
      ) {
        member.answered.push(from);
      }
      return undefined;
    case 'preVoteResponse':
    case 'requestVoteResponse': {
      const asked = message.type === 'preVoteResponse' ? 'preCandidate' : 'candidate';
      if (member.role !== asked || isStale) return undefined;
      member.yes = member.yes.filter((voter) => voter !== from);
      member.no = member.no.filter((voter) => voter !== from);
      (message.granted ? member.yes : member.no).push(from);
      return undefined;
    }
    case 'requestVote':
    case 'preVote':
      return undefined;
  }
}

export function witnessDrop(memory: Memory, { id, reason }: EventOf<'drop'>): RaftFact {
  const sent = memory.sent.get(id);
  if (!sent) return { kind: 'unknownMessage', id, isDelivered: false };
  const { from, to, message } = sent;
  const receiver = memberOf(memory, to);
  if (reason === 'down' && !receiver.isKnownDown) {
    receiver.isKnownDown = true;
    return { kind: 'unreachable', nodes: [to] };
  }
  return { kind: 'dropped', from: [from], to: [to], message: message.type, reason };
}
