/** The sentences of a run of probes in English. */
import type { ProbeMessage } from '../models/probe/messages.ts';
import {
  formatBetween,
  formatCount,
  formatMs,
  formatNames,
  formatSeconds,
  formatSetting,
  formatTimes,
} from './numbers.ts';
import { PROBE_NAMES } from './probe-names.ts';
import { expectationEn } from './probe/expectation.en.ts';
import type { Checks, ProbeFactOf, ProbePhrases, Since } from './probe/facts.ts';

const NAMES = PROBE_NAMES.en;

const s = (us: number): string => formatSeconds(us, 'en');
const set = (us: number): string => formatSetting(us, 'en');
const inARow = (count: number): string =>
  count === 1 ? 'once' : `${formatTimes(count, 'en')} in a row`;

const why = ({ reason, timeoutUs }: Pick<Checks, 'reason' | 'timeoutUs'>): string =>
  reason === 'timeout' ? `no answer within ${set(timeoutUs)}` : NAMES.outcomes[reason];

const after = (since: Since | undefined): string => {
  if (!since) return '';
  const what = {
    crash: 'the crash',
    hang: 'it hung',
    fail: 'it began to fail',
    slow: 'it became slow',
  }[since.what];
  return `, ${s(since.us)} after ${what}`;
};

const falseAlarm = ({ isServing }: Pick<Checks, 'isServing'>): string =>
  isServing ? ' A false alarm: the target does its work.' : '';

export const probeEn: ProbePhrases = {
  command: commandEn,
  noEffect: () => 'The command changes nothing.',
  note: ({ note, node }) => (node === undefined ? `Note: ${note}.` : `Note on ${node}: ${note}.`),
  sent: ({ from, to, message }) => messageEn(from, to, message),
  delivered: ({ id }) => `Message ${String(id)} arrives.`,
  dropped: ({ id, reason }) => `Message ${String(id)} is lost (${reason}).`,
  timer: ({ node, timer }) => `A timer of ${node} ends: ${timer}.`,
  process: ({ node, what }) => {
    const does = { crash: 'stops', restart: 'starts', pause: 'is paused', resume: 'goes on' }[what];
    return `${node} ${does}.`;
  },
  violated: ({ property, nodes }) =>
    property === 'verdict-needs-threshold'
      ? `Verdict needs threshold is broken: ${formatNames(nodes, 'en')} changed its verdict on too few checks.`
      : `Broken: ${property} (${formatNames(nodes, 'en')}).`,
  expected: expectationEn,

  firstCheck: ({ probe, periodUs }) =>
    `The ${NAMES.probes[probe]} finds the target well. It looks every ${set(periodUs)}.`,
  passes: ({ probe }) => `The ${NAMES.probes[probe]} finds the target well.`,
  fails: ({ probe, count, of, isOver, times, most, isServing, ...how }) => {
    const name = `The ${NAMES.probes[probe]}`;
    const slow = isServing && how.reason === 'timeout' ? ' The target is only slow.' : '';
    if (times > 1) {
      const short = `${name} has failed on ${formatCount(times, 'en')} occasions, at most ${inARow(most)} (${why(how)}).`;
      return `${short} It takes ${formatCount(of, 'en')}: nothing changes.`;
    }
    if (isOver) {
      return `${name} fails ${inARow(count)} (${why(how)}), then succeeds. It takes ${formatCount(of, 'en')}: the count starts anew.${slow}`;
    }
    return `${name} fails: ${why(how)} (${String(count)} of ${String(of)}).${slow}`;
  },
  rises: ({ probe, count, of }) =>
    `The ${NAMES.probes[probe]} succeeds (${String(count)} of ${String(of)}).`,
  checked: ({ probe, reason, ...how }) =>
    reason === 'answered'
      ? `The ${NAMES.probes[probe]} succeeds.`
      : `The ${NAMES.probes[probe]} fails: ${why({ reason, ...how })}.`,
  unhealthy: ({ since, isFirst, ...checks }) => {
    const { count, probe } = checks;
    const rests = isFirst
      ? `the very first ${NAMES.probes[probe]} decides alone (${why(checks)})`
      : `the ${NAMES.probes[probe]} has failed ${inARow(count)} (${why(checks)})`;
    return `Unhealthy: ${rests}${after(since)}.${falseAlarm(checks)}`;
  },
  healthy: ({ probe, count, backUs }) => {
    const back = backUs === undefined ? '' : `, ${s(backUs)} after the target was well again`;
    return `Healthy: the ${NAMES.probes[probe]} has succeeded ${inARow(count)}${back}.`;
  },
  turned: ({ from, to, startUs }) =>
    startUs === undefined
      ? `The target is ${NAMES.targetStates[to]}; it was ${NAMES.targetStates[from]}.`
      : `The target serves, ${s(startUs)} after its start.`,

  containerStarted: ({ restarts, isAtOnce }) => {
    if (restarts === 0) return 'The kubelet starts the container.';
    const at = isAtOnce ? ' at once' : '';
    return `The kubelet starts the container again${at}: restart ${String(restarts)}.`;
  },
  started: ({ afterUs }) =>
    `The startup probe succeeds ${s(afterUs)} after the start. From now on the other probes count.`,
  ready: ({ by, afterUs, backUs }) => {
    if (!by) return 'Ready, without being asked: the container has no readiness probe.';
    const when =
      backUs === undefined
        ? `${s(afterUs)} after the start of the container`
        : `${s(backUs)} after the target was well again`;
    return `Ready, ${when}: the readiness probe has succeeded ${inARow(by.count)}. Requests come in.`;
  },
  notReady: ({ by, since }) =>
    by
      ? `Not ready: the readiness probe has failed ${inARow(by.count)} (${why(by)})${after(since)}. No more requests come; nothing is restarted.${falseAlarm(by)}`
      : 'Not ready: the container has ended.',
  terminate: terminateEn,
  kill: ({ afterUs }) =>
    `The process has not ended within ${set(afterUs)}: the kubelet kills it (SIGKILL).`,
  containerExited: ({ exit }) => {
    switch (exit) {
      case 'crashed':
        return 'The process ends by itself.';
      case 'stopped':
        return 'The process is stopped.';
      case 'terminated':
        return 'The process ends on SIGTERM.';
      case 'killed':
        return 'The process is killed.';
    }
  },
  backOff: ({ forUs }) =>
    `CrashLoopBackOff: the kubelet waits ${set(forUs)} before it starts the container again.`,
};

function commandEn({
  command,
  text,
  isKubelet,
  times,
  everyUs,
  response,
}: ProbeFactOf<'command'>): string {
  switch (command) {
    case 'crash':
      return isKubelet ? 'The process crashes.' : 'The target crashes: connections are refused.';
    case 'restart':
      return isKubelet ? 'Somebody stops the process.' : 'The target is started again.';
    case 'hang':
      return 'The target hangs: it takes connections and answers nobody.';
    case 'fail':
      return 'From now on the target answers that it is not well.';
    case 'recover':
      return 'The target is well again.';
    case 'slow':
      return times === 1
        ? 'The target is as fast as usual again.'
        : `From now on everything takes the target ${String(times)} times as long: an answer ${formatBetween(response, 'en', formatMs)}.`;
    case 'flap':
      return everyUs === undefined
        ? 'The target flaps no longer.'
        : `From now on the target flaps: it fails and is well again in turns of ${set(everyUs)}.`;
    case undefined:
      return `Command: ${text}.`;
  }
}

function terminateEn({ by, since, truth, afterUs }: ProbeFactOf<'terminate'>): string {
  const rests = by
    ? `The ${NAMES.probes[by.probe]} has failed ${inARow(by.count)} (${why(by)})`
    : 'A probe has failed';
  const when = truth === 'starting' ? `, ${s(afterUs)} after the start` : after(since);
  const isWrong =
    truth === 'starting' ? ' The application was only still starting.' : by ? falseAlarm(by) : '';
  return `${rests}${when}: the kubelet ends the container (SIGTERM).${isWrong}`;
}

function messageEn(from: string, to: string, message: ProbeMessage): string {
  switch (message.type) {
    case 'check':
      return `The ${NAMES.probes[message.probe]} asks ${to}.`;
    case 'checked':
      return `${from} answers the ${NAMES.probes[message.probe]}: ${NAMES.outcomes[message.reason ?? 'answered']}.`;
    default:
      return `${from} tells ${to}: ${message.type}.`;
  }
}
