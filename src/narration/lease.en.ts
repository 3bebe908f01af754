/** The sentences of a lease run in English. */
import { LEASE_NAMES } from './lease-names.ts';
import { commandEn, nothingChangesEn } from './lease/command.en.ts';
import { expectationEn } from './lease/expectation.en.ts';
import type { LeasePhrases } from './lease/facts.ts';
import {
  answerEn,
  exitEn,
  failureEn,
  leadsEn,
  messageEn,
  overlapEn,
  wasEn,
} from './lease/reasons.en.ts';
import {
  formatBetween,
  formatCount,
  formatMs,
  formatNames,
  formatSeconds,
  formatSetting,
} from './numbers.ts';

const NAMES = LEASE_NAMES.en;

const s = (us: number): string => formatSeconds(us, 'en');
const set = (us: number): string => formatSetting(us, 'en');
const list = (names: readonly string[]): string => formatNames(names, 'en');
const count = (number: number): string => formatCount(number, 'en');
const isOne = (names: readonly unknown[]): boolean => names.length === 1;
const them = (node: string): string => (node === 'api' ? 'the API server' : node);
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

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

  crashed: (fact) => `${fact.node} is killed. ${wasEn(fact, 'past')}${overlapEn(fact.overlap)}`,
  paused: (fact) =>
    `${fact.node} is paused: it runs no code, the clock goes on. ${wasEn(fact, 'present')}${overlapEn(fact.overlap)}`,
  resumed: ({ node, afterUs, isLeading, held }) => {
    const runs = `${node} runs again${afterUs === undefined ? '' : ` after ${s(afterUs)}`}`;
    if (!isLeading) return `${runs}.`;
    const still = `${runs} and believes that it leads as before.`;
    return held === undefined
      ? still
      : `${still} ${held.holder} has held the lease for ${s(held.forUs)}.`;
  },
  restarted: ({ node, identity, isAgain }) =>
    isAgain
      ? `${node} starts again, as ${identity}: a new identity, hence a new candidate.`
      : `${node} starts, as ${identity}.`,

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
    const wanted = verb === 'create' ? 'create the Lease' : 'write its name into the Lease';
    const who = isOne(nodes)
      ? `${list(nodes)} wants to ${wanted} too`
      : `${list(nodes)} want to ${wanted.replace('its name', 'their names')} too`;
    const why =
      verb === 'create'
        ? 'it exists by now (409 Conflict)'
        : 'it has changed since the read (409 Conflict)';
    const first = winner === undefined ? '' : ` ${winner} was first.`;
    return `${who}, but ${why}.${first} ${list(nodes)} ${isOne(nodes) ? 'remains a candidate' : 'remain candidates'}.`;
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
  observes: ({ nodes, holder, news, durationUs, pollUs, silentUs }) => {
    const names = list(nodes);
    const [read, it] = isOne(nodes) ? ['reads', 'it'] : ['read', 'they'];
    switch (news) {
      case 'standsBy':
        return `${names} ${read} that ${holder} holds the lease. ${isOne(nodes) ? 'It stands' : 'They stand'} by and ${read} the Lease again every ${formatBetween(pollUs, 'en', formatSetting)}.`;
      case 'waits':
        return `${names} ${read} the Lease for the first time: it names ${holder}. Only when ${it} ${isOne(nodes) ? 'has' : 'have'} seen no change for ${set(durationUs)} ${isOne(nodes) ? 'may it' : 'may they'} take it.`;
      case 'newHolder':
        return `${names} ${read} that ${holder} holds the lease now, and ${isOne(nodes) ? 'goes' : 'go'} on standing by.`;
      case 'late':
        return `${names} ${isOne(nodes) ? 'sees' : 'see'} ${holder}’s last renewal only now, ${s(silentUs ?? 0)} after ${holder} fell silent: the ${set(durationUs)} count from here.`;
      case 'renewal':
        return `${names} ${isOne(nodes) ? 'sees' : 'see'} that ${holder} has renewed: the ${set(durationUs)} count anew.`;
      case 'nobody':
        return `${names} ${read} that nobody holds the lease.`;
      case 'itself':
        return `${names} ${read} that the Lease names ${isOne(nodes) ? 'itself' : 'them'}.`;
    }
  },

  leads: leadsEn,
  renews: ({ node, times, firstUs, lastUs, isAtOnce, afterUs, retryPeriodUs }) => {
    if (times > 1) {
      const everyUs = (lastUs - firstUs) / (times - 1);
      return `${node} has renewed its lease ${count(times)} times, every ${s(everyUs)}, most recently at ${s(lastUs)}.`;
    }
    if (isAtOnce)
      return `${node} renews its lease at once, then ${set(retryPeriodUs)} after each success.`;
    if (afterUs !== undefined)
      return `${node} renews its lease, ${s(afterUs)} after the last time.`;
    return `${node} goes on renewing its lease.`;
  },
  renewFails: ({ node, reason, holder, times, forUs, deadlineUs, retryPeriodUs }) => {
    if (reason === 'held') {
      const until = `client-go’s loop ends only ${set(deadlineUs)} after the first attempt that failed`;
      return times === 1
        ? `${node} reads that ${holder} holds the lease, and yet goes on leading: ${until}.`
        : `${node} has read ${count(times)} times that ${holder} holds the lease, and yet goes on leading: ${until}.`;
    }
    const why = reason === 'timeout' ? 'no answer' : failureEn(reason);
    return times === 1
      ? `${node} cannot renew its lease: ${why}. It tries again every ${set(retryPeriodUs)}, for ${set(deadlineUs)} at most.`
      : `${node} has failed ${count(times)} times in ${s(forUs)} to renew its lease: ${why}. It gives up after ${set(deadlineUs)}.`;
  },
  lost: ({ node, reason, triedUs, wroteUsAgo, willRelease, next, overlap }) => {
    const wrote = wroteUsAgo === undefined ? '' : s(wroteUsAgo);
    const why =
      reason === 'watchdog'
        ? `${node} has not renewed for ${wrote}: the health check finds it and has the process killed.`
        : triedUs === undefined
          ? `${node} has not renewed for ${wrote}: its renew deadline has passed.`
          : `${node} has tried in vain to renew for ${s(triedUs)}, its renewDeadline, and last wrote the Lease ${wrote} ago. It gives up: “leaderelection lost”.`;
    const release = willRelease
      ? ' Before its work is told to stop, it tries to give the lease back.'
      : '';
    return `${why}${release}${exitEn(next)}${overlapEn(overlap)}`;
  },
  releases: ({ node, wiped, isOver, next, overlap }) => {
    const what =
      wiped === undefined
        ? `${node} empties the holder in the Lease: whoever reads it next may take it at once.`
        : `${node} empties the holder in the Lease, though that is ${wiped} by now: client-go goes by what it remembers, not by what it has just read.`;
    return `${what}${isOver ? ` ${capital(node)}’s process ends.` : ''}${exitEn(next)}${overlapEn(overlap)}`;
  },
  exits: ({ node, reason, was, leaves, durationUs, next, overlap }) => {
    const end =
      reason === 'cancelled'
        ? was === 'releasing'
          ? `${node}’s process ends.`
          : `${node} is told to stop (SIGTERM), and its process ends.`
        : `${node}’s process exits.`;
    const left = {
      lease: ` The Lease names it still (ReleaseOnCancel is off): the others have to see no change for ${set(durationUs)}.`,
      leaseUnreleased: ` It could not give the lease back: the others have to see no change for ${set(durationUs)}.`,
    };
    const leaving = leaves === undefined || was === 'candidate' ? '' : left[leaves];
    return `${end}${reason === 'cancelled' ? leaving : ''}${exitEn(next, true)}${overlapEn(overlap)}`;
  },

  works: ({ node, isAccepted }) =>
    isAccepted
      ? `${node} acts as the leader, and the Lease names it.`
      : `${node}’s act is refused, though the Lease names it: it has not written the Lease since then.`,
  staleWork: ({ node, holder, heldUs, isAccepted, times, tokens }) => {
    const held =
      holder === ''
        ? 'though nobody holds the lease'
        : `though ${holder} has held the lease${heldUs === undefined ? '' : ` for ${s(heldUs)}`}`;
    if (isAccepted) {
      return times === 1
        ? `${node} acts as the leader, ${held}. Nothing stops it.`
        : `${node} has acted ${count(times)} times as the leader, ${held}. Nothing stops it.`;
    }
    const token =
      tokens === undefined
        ? ''
        : `: its token ${tokens.own} is older than ${tokens.needed}, with which the lease changed hands`;
    return times === 1
      ? `${node} acts as the leader, ${held}. The act is refused${token}.`
      : `${node} has acted ${count(times)} times as the leader, ${held}. Each act is refused${token}.`;
  },
};

function nameOf(type: string): string {
  const names: Readonly<Record<string, string>> = NAMES.messages;
  const name = names[type] ?? type;
  return type === 'get' || type === 'create' || type === 'update' ? `${name} request` : name;
}
