/** Sentences about health in English. */
import type { Failure } from '../../models/probe/messages.ts';
import { formatCount, formatTimes } from '../numbers.ts';
import type { BalancerFactOf, BalancerPhrases, Trouble } from './facts.ts';
import {
  capital,
  checksInRowHave,
  connections,
  counts,
  cutEn,
  have,
  isOne,
  list,
  many,
  meanwhileEn,
  s,
  set,
  span,
} from './words.en.ts';

type Kinds =
  'checkFails' | 'strayChecks' | 'markedDown' | 'markedUp' | 'falseAlarms' | 'leftOut' | 'trusted';

export const healthEn: Pick<BalancerPhrases, Kinds> = {
  checkFails: ({ target, reason, inRow, of, timeoutUs, lastUs }) => {
    if (inRow > 1) {
      const failed = `has failed ${many(inRow, 'check')} in a row`;
      return `By ${s(lastUs)}, ${target} ${failed} (${gave(reason, timeoutUs)}); it takes ${formatCount(of, 'en')}.`;
    }
    const does = {
      refused: 'refuses a check',
      timeout: `leaves a check without an answer for ${set(timeoutUs)}`,
      failing: 'answers a check with “not ready”',
    }[reason];
    return `${target} ${does} (${String(inRow)} of ${String(of)}).`;
  },
  strayChecks: ({ by, reason, of, times, most, timeoutUs }) => {
    const nodes = [...by.keys()];
    const at = isOne(nodes) ? ` of ${list(nodes)}` : '';
    const whose = isOne(nodes) ? '' : ` (${counts(by)})`;
    const checks = times === 1 ? `A check${at}` : `${capital(many(times, 'check'))}${at}`;
    const work = isOne(nodes) ? 'it does its work' : 'these do their work';
    const limit = `At most ${formatCount(most, 'en')} in a row; it takes ${formatCount(of, 'en')}.`;
    return `${checks} ${have(times)} failed${whose} though ${work}: ${gave(reason, timeoutUs)}. ${limit}`;
  },
  markedDown: markedDownEn,
  markedUp: markedUpEn,
  falseAlarms: ({ by, times, outUs }) => {
    const nodes = [...by.keys()];
    const about = isOne(nodes) ? ` about ${list(nodes)}` : '';
    const whose = isOne(nodes) ? '' : ` (${counts(by)})`;
    const out = outUs === 0 ? '' : `, ${s(outUs)} without anything new in all`;
    const alarms = times === 1 ? 'Another false alarm' : 'Further false alarms';
    return `${alarms}${about}: ${formatCount(times, 'en')} so far${whose}${out}.`;
  },
  leftOut: ({ by, fails, forUs, times, isServing }) => {
    const who = list([...by.keys()]);
    if (times > 1) {
      const whose = by.size > 1 ? ` (${counts(by)})` : '';
      return `${who} ${by.size === 1 ? 'has' : 'have'} been left out ${formatTimes(times, 'en')}${whose}, for ${set(forUs)} each time.`;
    }
    const enough = `${capital(many(fails, 'failed request'))} ${fails === 1 ? 'is' : 'are'} enough`;
    const alarm = isServing ? ` A false alarm: ${who} does its work.` : '';
    return `${enough}: the balancer leaves ${who} out for ${set(forUs)}. Then it lets a request try it.${alarm}`;
  },
  trusted: ({ targets, afterUs }) => {
    const [has, it, gets, its, was] = isOne(targets)
      ? ['has answered a request', 'it', 'gets', 'its', 'was']
      : ['have answered requests', 'they', 'get', 'their', 'were'];
    return `${list(targets)} ${has}: ${it} ${gets} ${its} share again, ${span(afterUs)} after ${it} ${was} left out.`;
  },
};

function gave(reason: Failure, timeoutUs: number): string {
  return {
    refused: 'connection refused',
    timeout: `no answer within ${set(timeoutUs)}`,
    failing: '“not ready”',
  }[reason];
}

const SINCE: Readonly<Record<Trouble, string>> = {
  crash: 'crashed',
  stop: 'ended',
  restart: 'ended',
  hang: 'began to hang',
  unready: 'said “not ready”',
};

function markedDownEn(fact: BalancerFactOf<'markedDown'>): string {
  const { targets, trouble, of, inRow, afterUs, waiting, cut, usable } = fact;
  const isSingle = isOne(targets);
  const [is, it, gets] = isSingle ? ['is', 'it', 'gets'] : ['are', 'they', 'get'];
  const closes = ` The balancer closes ${isSingle ? 'its' : 'their'} ${connections(cut.clients)}`;
  const ends = `${cutEn(cut, closes)}${usable === 0 ? ' No backend is left.' : ''}`;
  if (trouble === undefined) return `${falseAlarmEn(fact)}${ends}`;
  const who =
    of > targets.length && !isSingle ? `${list(targets)} of ${String(of)}` : list(targets);
  const verdict = `${who} ${is} unhealthy for the balancer, ${span(afterUs)} after ${it} ${SINCE[trouble]}: ${checksInRowHave(inRow)} failed. ${capital(it)} ${gets} nothing new.`;
  const wait = `${capital(many(waiting, 'request'))} still ${waiting === 1 ? 'waits' : 'wait'} there.`;
  return `${verdict}${meanwhileEn(fact)}${waiting === 0 ? '' : ` ${wait}`}${ends}`;
}

function falseAlarmEn({ targets, reason, inRow, timeoutUs }: BalancerFactOf<'markedDown'>): string {
  const failed = `${checksInRowHave(inRow)} failed (${gave(reason, timeoutUs)})`;
  return `A false alarm: ${list(targets)} does its work, but ${failed}. It is unhealthy for the balancer and gets nothing new.`;
}

function markedUpEn({
  targets,
  inRow,
  afterUs,
  outUs,
  slowStartUs,
  now,
}: BalancerFactOf<'markedUp'>): string {
  const [is, it, its] = isOne(targets) ? ['is', 'it', 'its'] : ['are', 'they', 'their'];
  const why = `${checksInRowHave(inRow)} been answered`;
  const verdict =
    afterUs === undefined
      ? `The false alarm is over: ${list(targets)} ${is} healthy for the balancer again, after ${span(outUs)}; ${why}.`
      : `${list(targets)} ${is} healthy for the balancer again, ${span(afterUs)} after ${it} came back: ${why}. ${capital(it)} got nothing for ${span(outUs)}.`;
  const slowly = slowStartUs === 0 ? '' : ` ${capital(its)} weight grows for ${set(slowStartUs)}.`;
  const stay = now ? ` No connection moves by itself: ${counts(now)}.` : '';
  return `${verdict}${slowly}${stay}`;
}
