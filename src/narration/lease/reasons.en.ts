/** The reasons inside sentences in English. */
import type { LeaseMessage, OutcomeCode } from '../../models/lease/messages.ts';
import { LEASE_NAMES } from '../lease-names.ts';
import { formatNames, formatSeconds, formatSecondsBeside, formatSetting } from '../numbers.ts';
import type { Clocked, LeaseFactOf, NextStart, Overlap, Post } from './facts.ts';

const s = (us: number): string => formatSeconds(us, 'en');
const set = (us: number): string => formatSetting(us, 'en');
const list = (names: readonly string[]): string => formatNames(names, 'en');

/** What processes were when they were killed or paused. */
export function wasEn(
  { role, isHanging, wrote }: Omit<Post, 'node'>,
  tense: 'past' | 'present',
  processes = 1,
): string {
  const isPast = tense === 'past';
  const hung = isHanging ? `; its election loop ${isPast ? 'hung' : 'hangs'}` : '';
  switch (role) {
    case 'leader': {
      const last = wrote?.isFirst ? 'it took the lease' : 'its last renewal was';
      const ago = wrote === undefined ? '' : `; ${last} ${s(wrote.usAgo)} ago`;
      return `It ${isPast ? 'led' : 'leads'}${ago}${hung}.`;
    }
    case 'candidate':
      return processes === 1
        ? `It ${isPast ? 'was' : 'is'} a candidate${hung}.`
        : `They ${isPast ? 'were' : 'are'} candidates.`;
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
  return ` That ends the overlap: for ${s(us)} ${who} believed that they led.`;
}

/** A sentence of its own, with the space before it. */
export function exitEn(next: NextStart | undefined): string {
  return next ? ` The process exits and ${startsAgain(next)}.` : '';
}

function startsAgain({ afterUs, identity }: NextStart): string {
  return `is started again in ${set(afterUs)} as ${identity}`;
}

/** How a process ends. */
export function exitsEn({
  node,
  reason,
  was,
  triedUs,
  leaves,
  durationUs,
  next,
}: LeaseFactOf<'exits'>): string {
  const again = next ? ` and ${startsAgain(next)}` : '';
  if (reason !== 'cancelled') {
    const tried =
      triedUs === undefined
        ? `${node}’s process`
        : `${node} has tried in vain for ${s(triedUs)} to give the lease back. Its process`;
    return `${tried} exits${again}.`;
  }
  const told =
    was === 'releasing' ? `${node}’s process ends.` : `${node} is told to stop (SIGTERM) and ends.`;
  const wait = `the others must see no change for ${set(durationUs)}`;
  if (leaves === undefined || was === 'candidate') return told;
  return leaves === 'lease'
    ? `${told} The Lease goes on naming it (ReleaseOnCancel is off): ${wait}.`
    : `${told} It could not give the lease back: ${wait}.`;
}

/** How a leader comes to give up. */
export function lostEn({
  node,
  reason,
  tried,
  wroteUsAgo,
  pending,
  known,
  deadlineUs,
  willRelease,
  next,
}: LeaseFactOf<'lost'>): string {
  const wrote = wroteUsAgo === undefined ? '' : ` for ${s(wroteUsAgo)}`;
  if (reason === 'watchdog') {
    const again = next ? ` It ${startsAgain(next)}.` : '';
    return `${node} has not renewed its lease${wrote}: its health check fails, and it is killed.${again}`;
  }
  const release = willRelease
    ? ' Before it tells its work to stop, it tries to give the lease back.'
    : '';
  if (known) {
    return `${node} has led on for ${s(known.forUs)} though it knew that ${known.holder} holds the lease. Its renewDeadline (${set(deadlineUs)}) ends that: “leaderelection lost”.${release}${exitEn(next)}`;
  }
  const vain = tried ? `, and has tried in vain for ${own(tried)}, its renewDeadline` : '';
  const silence = pending
    ? `: its ${LEASE_NAMES.en.messages[pending.verb]} of ${s(pending.forUs)} ago has no answer yet`
    : '';
  return `${node} has not renewed its lease${wrote}${vain}${silence}. It gives up: “leaderelection lost”.${release}${exitEn(next)}`;
}

/** A length, and how long it really was if the clock is fast or slow. */
function own({ ownUs, realUs }: Clocked): string {
  return ownUs === realUs ? s(ownUs) : `${s(ownUs)} by its own clock (${s(realUs)} in truth)`;
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
  const { gapUs, stillLead } = fact;
  const gap = gapUs === undefined ? '' : ` Nobody led for ${s(gapUs)}.`;
  const old = stillLead
    .map(
      ({ node, isPaused }) =>
        ` ${node}${isPaused ? ', which is paused,' : ''} still believes that it leads.`,
    )
    .join('');
  return `${takesEn(fact)}${gap}${old}`;
}

function takesEn({
  node,
  because,
  before,
  transitions,
  unchanged,
  released,
}: LeaseFactOf<'leads'>): string {
  const writes = `It writes itself in and leads: transition ${transitions}.`;
  switch (because) {
    case 'created':
      return `${node} finds no Lease, creates it and leads.`;
    case 'named':
      return `${node} reads that the Lease names it, though it did not write that. It renews it and leads.`;
    case 'free': {
      const how = released ? `, given back by ${released.by} ${s(released.usAgo)} ago` : '';
      return `${node} finds the lease free${how}. ${writes}`;
    }
    case 'expired': {
      if (!unchanged) return `${node} finds ${before}’s lease run out. ${writes}`;
      const { ownUs, realUs, limitUs } = unchanged;
      const no = formatSecondsBeside(ownUs, limitUs, 'en');
      const clock = ownUs === realUs ? '' : ` by its own clock (${s(realUs)} in truth)`;
      return `${node} has seen no change of ${before}’s lease for ${no}${clock}, longer than the ${set(limitUs)} that it says. ${writes}`;
    }
  }
}
