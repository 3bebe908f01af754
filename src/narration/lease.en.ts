/** The sentences of a lease run in English. */
import { LEASE_NAMES } from './lease-names.ts';
import { commandEn, nothingChangesEn } from './lease/command.en.ts';
import { expectationEn } from './lease/expectation.en.ts';
import type { LeasePhrases } from './lease/facts.ts';
import { between } from './lease/memory.ts';
import {
  answerEn,
  exitEn,
  exitsEn,
  failureEn,
  leadsEn,
  lostEn,
  messageEn,
  overlapEn,
  wasEn,
} from './lease/reasons.en.ts';
import {
  formatBetween,
  formatMs,
  formatNames,
  formatSeconds,
  formatSetting,
  formatTimes,
} from './numbers.ts';

const NAMES = LEASE_NAMES.en;

const s = (us: number): string => formatSeconds(us, 'en');
const set = (us: number): string => formatSetting(us, 'en');
const list = (names: readonly string[]): string => formatNames(names, 'en');
const often = (number: number): string => formatTimes(number, 'en');
const isOne = (names: readonly unknown[]): boolean => names.length === 1;
const them = (node: string): string => (node === 'api' ? 'the API server' : node);

export const leaseEn: LeasePhrases = {
  command: ({ command, waiting }) => commandEn(command, waiting),
  noEffect: ({ command, nodes }) => nothingChangesEn(command, nodes),
  note: ({ note, node }) => (node === undefined ? `Note: ${note}.` : `Note on ${node}: ${note}.`),

  sent: ({ from, to, message }) => messageEn({ from: them(from), to: them(to), message }),
  delivered: ({ from, to, message, tookUs, isCopy }) =>
    `${from === 'api' ? 'The API server' : from}’s ${nameOf(message.type)} reaches ${them(to)} after ${formatMs(tookUs, 'en')}${isCopy ? ', a second time' : ''}.`,
  unknownMessage: ({ id, isDelivered }) => `Message ${id} ${isDelivered ? 'arrives' : 'is lost'}.`,
  dropped: ({ from, to, message, reason }) => {
    const what = `${from === 'api' ? 'The API server' : from}’s ${nameOf(message.type)} to ${them(to)}`;
    const why = {
      loss: 'is lost on the way',
      cut: 'is lost: the link is cut',
      partition: `is lost: ${from === 'api' ? to : from} is cut off`,
      down: `is lost: ${them(to)} is down`,
      chosen: 'is dropped on purpose',
    }[reason];
    return `${what} ${why}.`;
  },

  timer: ({ node, timer }) => {
    const what: Readonly<Record<string, string>> = {
      acquireWait: 'has waited long enough for its next attempt',
      retryPeriod: 'is due to renew',
      retryTick: 'may try again',
      renewDeadline: 'has reached its renew deadline',
      releaseDeadline: 'has reached the deadline for giving the lease back',
      requestTimeout: 'has waited long enough for an answer',
      work: 'is due to act',
      watchdog: 'is found not to have renewed for too long',
    };
    return `${node} ${what[timer] ?? `has a timer that ends: ${timer}`}.`;
  },

  crashed: (fact) =>
    `${list(fact.nodes)} ${isOne(fact.nodes) ? 'is' : 'are'} killed. ${wasEn(fact, 'past', fact.nodes.length)}${overlapEn(fact.overlap)}`,
  paused: (fact) =>
    `${fact.node} is paused: it runs no code, the clock goes on. ${wasEn(fact, 'present')}${overlapEn(fact.overlap)}`,
  resumed: ({ node, afterUs, isLeading, held }) => {
    const runs = `${node} runs again${afterUs === undefined ? '' : ` after ${s(afterUs)}`}`;
    if (!isLeading) return `${runs}.`;
    const still = `${runs} and believes as before that it leads`;
    return held === undefined
      ? `${still}.`
      : `${still}, though ${held.holder} has held the lease for ${s(held.forUs)}.`;
  },
  restarted: ({ nodes, identities, isAgain }) => {
    const starts = `${list(nodes)} ${isOne(nodes) ? 'starts' : 'start'}`;
    if (!isAgain) return `${starts}, as ${list(identities)}.`;
    const hence = isOne(nodes)
      ? 'a new identity, hence a new candidate'
      : 'new identities, hence new candidates';
    return `${starts} again, as ${list(identities)}: ${hence}.`;
  },

  violated: ({ property, nodes }) => {
    switch (property) {
      case 'one-holder':
        return `One holder is broken: ${list(nodes)} have each been told that the lease is theirs.`;
      case 'no-overlap-within-limit':
        return `No overlap within the limit is broken: ${list(nodes)} lead at the same time, though pauses, clocks and answers kept within the limit.`;
      case 'fenced-work':
        return `Fenced work is broken: an act of ${list(nodes)} was accepted, though the Lease names another.`;
      default:
        return `Broken: ${property} (${list(nodes)}).`;
    }
  },
  expected: expectationEn,

  changesRole: ({ node, from, to }) =>
    `${node} is no longer ${NAMES.roles[from]} but ${NAMES.roles[to]}.`,
  stopsWork: ({ node, overlap }) =>
    `${node} is told to stop (SIGTERM). It ends its work and gives the lease back.${overlapEn(overlap)}`,
  asks: ({ node, verb, purpose }) => {
    const why = {
      acquire: 'to take the lease',
      renew: 'to renew its lease',
      release: 'to give the lease back',
    }[purpose];
    return `${node} sends a ${NAMES.messages[verb]} request ${why}.`;
  },
  answered: ({ node, verb, code, tookUs }) => {
    const after = tookUs === undefined ? '' : ` after ${s(tookUs)}`;
    const what = `${node}’s ${NAMES.messages[verb]} request`;
    switch (code) {
      case 'timeout':
        return `${what} has had no answer${after}: it waits no longer.`;
      case 'cancelled':
        return `${what} is cancelled${after}: its answer is of no use any more.`;
      default:
        return `${what} ends${after}: ${answerEn(code)}.`;
    }
  },
  fallsBack: ({ node, code, tookUs }) =>
    code === 'timeout'
      ? `${node}’s renewal has had no answer for ${s(tookUs ?? 0)}, the client’s timeout. It reads the Lease before it writes again.`
      : `${node}’s renewal fails: ${failureEn(code)}. It reads the Lease before it writes again.`,
  tooLate: ({ nodes, verb, winner }) => {
    const [want, name] = isOne(nodes) ? ['wants', 'its name'] : ['want', 'their names'];
    const [what, why] =
      verb === 'create'
        ? ['create the Lease', 'it exists by now (409 Conflict)']
        : [`write ${name} into the Lease`, 'it has changed since the read (409 Conflict)'];
    const first = winner === undefined ? '' : `: ${winner} was first`;
    return `${list(nodes)} ${want} to ${what}, but ${why}${first}.`;
  },
  attemptFails: ({ nodes, verb, code, timeoutUs }) => {
    if (code === 422) {
      return `The API server refuses the Lease of ${list(nodes)} (422 Invalid): its leaseDurationSeconds must be greater than 0.`;
    }
    const cannot = `${list(nodes)} cannot ${verb === 'get' ? 'read' : 'write'} the Lease`;
    const why =
      code === 'timeout'
        ? `no answer within ${set(timeoutUs)}`
        : code === 'cancelled'
          ? 'the request is cancelled'
          : failureEn(code);
    return `${cannot}: ${why}. ${isOne(nodes) ? 'It goes' : 'They go'} on trying.`;
  },
  observes: ({ nodes, holder, news, durationUs, pollUs, silentUs, isAgain }) => {
    const names = list(nodes);
    const isSingle = isOne(nodes);
    const [read, see, it] = isSingle ? ['reads', 'sees', 'it'] : ['read', 'see', 'they'];
    switch (news) {
      case 'standsBy': {
        const stands = `${names} ${read} that ${holder} holds the lease, and ${isSingle ? 'stands' : 'stand'} by`;
        if (isAgain) return `${stands}.`;
        return `${stands}, reading it again every ${formatBetween(pollUs, 'en', formatSetting)}.`;
      }
      case 'waits':
        return `${names} ${read} the Lease for the first time: it names ${holder}. Before ${it} may take it, ${it} must see no change for ${set(durationUs)}.`;
      case 'newHolder':
        return `${names} ${read} that ${holder} holds the lease now, and ${isSingle ? 'goes' : 'go'} on standing by.`;
      case 'late': {
        const after = list(silentUs.map(s));
        return `${names} ${see} ${holder}’s last renewal only ${after} after ${holder} fell silent. The ${set(durationUs)} count from then.`;
      }
      case 'renewal':
        return `${names} ${see} that ${holder} has renewed: the ${set(durationUs)} count anew.`;
      case 'nobody':
        return `${names} ${read} that nobody holds the lease.`;
      case 'itself':
        return `${names} ${read} that the Lease names ${isSingle ? 'it' : 'them'}.`;
    }
  },

  leads: leadsEn,
  renews: ({ node, times, first, last, isAtOnce, afterUs, retaken, retryPeriodUs }) => {
    const { ownUs, realUs } = between(first, last);
    const steps = Math.max(1, times - 1);
    const own = ownUs === realUs ? '' : ` (${s(ownUs / steps)} by its own clock)`;
    const series = (count = times): string =>
      `${often(count)}, every ${s(realUs / steps)}${own}, most recently at ${s(last.realUs)}`;
    if (retaken) {
      const whose =
        retaken.from === '' ? 'finds the lease free and' : 'finds the lease run out and';
      const takes = `${node} ${whose} takes it back: transition ${retaken.transitions}.`;
      return times === 1 ? takes : `${takes} It has renewed it ${series(times - 1)}.`;
    }
    if (afterUs !== undefined) {
      const again = `${node} renews its lease again, ${s(afterUs)} after the last time`;
      return times === 1 ? `${again}.` : `${again}, and has done so ${series()}.`;
    }
    if (times > 1) return `${node} has renewed its lease ${series()}.`;
    if (isAtOnce) {
      return `${node} renews its lease at once, then ${set(retryPeriodUs)} after each success.`;
    }
    return `${node} goes on renewing its lease.`;
  },
  renewFails: ({ node, reason, holder, times, forUs, deadlineUs, retryPeriodUs }) => {
    if (reason === 'held') {
      const reads = times === 1 ? 'reads' : `has read ${often(times)}`;
      return `${node} ${reads} that ${holder} holds the lease, and yet goes on leading: client-go’s loop ends only ${set(deadlineUs)} after the first attempt that failed.`;
    }
    const why = reason === 'timeout' ? 'no answer' : failureEn(reason);
    return times === 1
      ? `${node} cannot renew its lease: ${why}. It tries again every ${set(retryPeriodUs)}, for ${set(deadlineUs)} at most.`
      : `${node} has failed ${often(times)} in ${s(forUs)} to renew its lease: ${why}. It gives up after ${set(deadlineUs)}.`;
  },
  lost: (fact) => `${lostEn(fact)}${overlapEn(fact.overlap)}`,
  releases: ({ node, wiped, isOver, next, overlap }) => {
    const what =
      wiped === undefined
        ? `${node} empties the holder in the Lease: whoever reads it next may take it at once.`
        : `${node} empties the holder in the Lease, though that is ${wiped} by now: client-go goes by what it remembers, not by what it has just read.`;
    const end = isOver && next === undefined ? ' Its process ends.' : '';
    return `${what}${end}${exitEn(next)}${overlapEn(overlap)}`;
  },
  exits: (fact) => `${exitsEn(fact)}${overlapEn(fact.overlap)}`,

  works: ({ node, isAccepted }) =>
    isAccepted
      ? `${node} writes as the leader, and the Lease names it.`
      : `${node}’s write as the leader is refused, though the Lease names it: it has not written the Lease since it does.`,
  staleWork: ({ node, holder, heldUs, isAccepted, times, tokens }) => {
    const isSingle = times === 1;
    const writes = isSingle ? 'writes as the leader' : `has written ${often(times)} as the leader`;
    const held =
      holder === ''
        ? 'though nobody holds the lease'
        : `though ${holder} has held the lease${heldUs === undefined ? '' : ` for ${s(heldUs)}`}`;
    const stale = `${node} ${writes}, ${held}.`;
    if (isAccepted) return `${stale} Nothing stops ${isSingle ? 'the write' : 'these writes'}.`;
    const why = tokens
      ? `: the token ${tokens.own} is older than ${tokens.needed}, with which the lease changed hands`
      : '';
    return `${stale} ${isSingle ? 'The write is' : 'All of them are'} refused${why}.`;
  },
};

function nameOf(type: string): string {
  const names: Readonly<Record<string, string>> = NAMES.messages;
  const name = names[type] ?? type;
  return type === 'get' || type === 'create' || type === 'update' ? `${name} request` : name;
}
