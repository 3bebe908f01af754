/** What passes between the candidates and the API server, and what the Lease is there. */
import type { NodeId } from '../../sim/world.ts';
import { forgetOldest } from '../forget.ts';
import type { LeaseFact, LeaseTraceEvent } from './facts.ts';
import { candidateOf, identify, identityOf, nodeOf, shown, type Memory } from './memory.ts';

type EventOf<Type extends LeaseTraceEvent['type']> = Extract<LeaseTraceEvent, { type: Type }>;

/** The node that all candidates talk to. */
const API: NodeId = 'api';

/** More than can be under way; a delivery of an older one is told without its sender. */
const MOST_MESSAGES = 50_000;

export function witnessSend(memory: Memory, event: EventOf<'send'>): LeaseFact {
  const { id, from, to, message } = event;
  memory.sent.set(id, event);
  forgetOldest(memory.sent, MOST_MESSAGES);
  if (from === API) noteLease(memory, event);
  return { kind: 'sent', from, to, message };
}

/** An answer shows the Lease as it is at the API server at this instant. */
function noteLease(memory: Memory, { to, message, atUs }: EventOf<'send'>): void {
  if (message.type !== 'response' || !message.lease) return;
  const { record, resourceVersion } = message.lease;
  const { holderIdentity: holder, leaseDurationSeconds } = record;
  const { lease } = memory;
  const isSame = lease?.holder === holder;
  const isWrite = message.verb !== 'get';
  memory.lease = {
    holder,
    version: resourceVersion,
    durationUs: leaseDurationSeconds * 1_000_000,
    sinceUs: isSame ? lease.sinceUs : atUs,
    sinceVersion: isSame ? lease.sinceVersion : isWrite ? resourceVersion : undefined,
  };
  if (holder === '' && lease && !isSame) {
    memory.released = { by: identityOf(candidateOf(memory, to)), atUs };
  }
}

export function witnessArrival(memory: Memory, { id, copy, atUs }: EventOf<'deliver'>): LeaseFact {
  const sent = memory.sent.get(id);
  if (!sent) {
    memory.delivered = undefined;
    return { kind: 'unknownMessage', id, isDelivered: true };
  }
  const { from, to, message } = sent;
  memory.delivered = { from, message };
  if (message.type === 'response' && message.lease) {
    const { leaseDurationSeconds } = message.lease.record;
    candidateOf(memory, to).durationUs = leaseDurationSeconds * 1_000_000;
  }
  const tookUs = atUs - sent.atUs;
  return { kind: 'delivered', from, to, message, tookUs, isCopy: copy === true };
}

export function witnessDrop(memory: Memory, { id, reason }: EventOf<'drop'>): LeaseFact {
  const sent = memory.sent.get(id);
  if (!sent) return { kind: 'unknownMessage', id, isDelivered: false };
  const { from, to, message } = sent;
  return { kind: 'dropped', from, to, message, reason };
}

export function witnessWork(memory: Memory, event: EventOf<'work'>): LeaseFact {
  const { node, identity, accepted: isAccepted, holder, atUs } = event;
  identify(candidateOf(memory, nodeOf(identity)), identity);
  if (holder === identity) return { kind: 'works', node, isAccepted };
  const { lease } = memory;
  const isKnown = lease?.holder === holder;
  return {
    kind: 'staleWork',
    node,
    holder: holder === '' ? '' : shown(memory, holder),
    heldUs: isKnown ? atUs - lease.sinceUs : undefined,
    isAccepted,
    times: 1,
    tokens: tokensOf(memory, node),
  };
}

/** What fencing compares: the sender's last write, and the write that named the holder. */
function tokensOf(
  { delivered, lease }: Memory,
  node: NodeId,
): Extract<LeaseFact, { kind: 'staleWork' }>['tokens'] {
  if (delivered?.from !== node || delivered.message.type !== 'work') return undefined;
  const needed = lease?.sinceVersion;
  return needed === undefined ? undefined : { own: delivered.message.token, needed };
}
