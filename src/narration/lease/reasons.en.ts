/** The reasons inside sentences in English. */
import type { LeaseMessage, OutcomeCode } from '../../models/lease/messages.ts';
import { LEASE_NAMES } from '../lease-names.ts';
import { formatNames, formatSeconds, formatSecondsBeside, formatSetting } from '../numbers.ts';
import type { LeaseFactOf, NextStart, Overlap, Post } from './facts.ts';

const s = (us: number): string => formatSeconds(us, 'en');
const set = (us: number): string => formatSetting(us, 'en');
const list = (names: readonly string[]): string => formatNames(names, 'en');

/** What a process was when it was killed or paused. */
export function wasEn({ role, isHanging, wroteUsAgo }: Post, tense: 'past' | 'present'): string {
  const isPast = tense === 'past';
  const hung = isHanging ? `, and its election loop ${isPast ? 'hung' : 'hangs'}` : '';
  switch (role) {
    case 'leader': {
      const ago = wroteUsAgo === undefined ? '' : `, and wrote the Lease ${s(wroteUsAgo)} ago`;
      return `It ${isPast ? 'led' : 'leads'}${ago}${hung}.`;
    }
    case 'candidate':
      return `It ${isPast ? 'was' : 'is'} a candidate${hung}.`;
    case 'releasing':
      return `It ${isPast ? 'was' : 'is'} about to give the lease back.`;
    case 'stopped':
      return `It ${isPast ? 'had' : 'has'} stopped.`;
  }
}

/** A sentence of its own, with the space before it. */
export function overlapEn(overlap: Overlap | undefined): string {
  if (!overlap) return '';
  const { nodes, us } = overlap;
  const who = nodes.length === 2 ? `both ${list(nodes)}` : list(nodes);
  return ` For ${s(us)} ${who} have believed that they lead; that is over.`;
}

export function exitEn(next: NextStart | undefined, isTold = false): string {
  if (!next) return '';
  const start = `is started again in ${s(next.afterUs)} as ${next.identity}`;
  return isTold ? ` It ${start}.` : ` The process exits and ${start}.`;
}

/** What an answer says. */
export function answerEn(code: Exclude<OutcomeCode, 'timeout' | 'cancelled'>): string {
  return LEASE_NAMES.en.answers[code];
}

/** Why a request did not do what it was sent for. */
export function failureEn(code: OutcomeCode): string {
  switch (code) {
    case 409:
      return 'the Lease is at another version by now (409 Conflict)';
    case 'refused':
      return 'the API server refuses the connection';
    default:
      return LEASE_NAMES.en.answers[code];
  }
}

export function messageEn({
  from,
  to,
  message,
}: {
  from: string;
  to: string;
  message: LeaseMessage;
}): string {
  switch (message.type) {
    case 'get':
      return `${from} asks ${to} for the Lease.`;
    case 'create':
      return `${from} asks ${to} to create the Lease, with ${message.record.holderIdentity} as its holder.`;
    case 'update': {
      const { record, resourceVersion } = message;
      const holder = record.holderIdentity === '' ? 'nobody' : record.holderIdentity;
      const only =
        resourceVersion === undefined ? '' : `, if it is still at version ${resourceVersion}`;
      return `${from} asks ${to} to write the Lease, with ${holder} as its holder${only}.`;
    }
    case 'response': {
      const { code, lease } = message;
      const holder = lease?.record.holderIdentity === '' ? 'nobody' : lease?.record.holderIdentity;
      const is = lease
        ? ` The Lease is at version ${lease.resourceVersion} and names ${holder ?? ''}.`
        : '';
      const answer = code === 'refused' ? 'nobody takes the connection' : answerEn(code);
      return `The API server answers ${to}: ${answer}.${is}`;
    }
    case 'work':
      return `${from} acts as the leader, with token ${message.token}.`;
    default:
      return `${from} tells ${to}: ${message.type}.`;
  }
}

/** How a process came to lead. */
export function leadsEn(fact: LeaseFactOf<'leads'>): string {
  const { node, gapUs, stillLead } = fact;
  const gap = gapUs === undefined ? '' : ` Nobody led for ${s(gapUs)}.`;
  const old = stillLead
    .map((other) =>
      other.isPaused
        ? ` ${other.node}, which is paused, still believes that it leads.`
        : ` ${other.node} still believes that it leads.`,
    )
    .join('');
  return `${takesEn(fact)} ${node} leads.${gap}${old}`;
}

function takesEn({
  node,
  because,
  before,
  transitions,
  unchanged,
  released,
}: LeaseFactOf<'leads'>): string {
  const transition = `transition ${transitions}`;
  switch (because) {
    case 'created':
      return `${node} finds no Lease and creates it.`;
    case 'named':
      return `${node} reads that the Lease names it, though it did not write that, and renews it.`;
    case 'free': {
      const how = released ? `, given back by ${released.by} ${s(released.usAgo)} ago` : '';
      return `${node} finds the lease free${how}. It writes itself in: ${transition}.`;
    }
    case 'expired': {
      const of = before === '' ? '' : ` by ${before}`;
      if (!unchanged)
        return `The lease held${of} has run out. ${node} writes itself in: ${transition}.`;
      const { ownUs, realUs, limitUs } = unchanged;
      const own = formatSecondsBeside(ownUs, limitUs, 'en');
      const clock = ownUs === realUs ? '' : ` by its own clock (${s(realUs)} in truth)`;
      return `${node} has seen no change${of} for ${own}${clock}, longer than the ${set(limitUs)} that the Lease says. It writes itself in: ${transition}.`;
    }
  }
}
