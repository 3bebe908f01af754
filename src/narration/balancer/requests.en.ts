/** Sentences about requests in English. */
import { formatCount, formatTimes } from '../numbers.ts';
import { without0 } from './counts.ts';
import type { BalancerFactOf, BalancerPhrases, Because } from './facts.ts';
import { capital, counts, have, isOne, list, many, s, set } from './words.en.ts';

/** From so many on, the number of all requests beside them says something. */
const MANY = 5;

export const requestsEn: Pick<BalancerPhrases, 'picks' | 'served' | 'failures'> = {
  picks: ({ order, isAgain }) => {
    const which = isAgain ? 'next' : 'first';
    const backends = order.join(' ');
    if (isOne(order)) return `The ${which} request goes to ${backends}.`;
    return `The ${which} ${formatCount(order.length, 'en')} requests go to ${backends}.`;
  },
  served: ({ answered, by, forUs, meanUs }) =>
    `${capital(many(answered, 'request'))} ${have(answered)} been answered in ${s(forUs)}, after ${s(meanUs)} on average: ${counts(by)}.`,
  failures: (fact) => {
    const drawn = fact.isDrawn
      ? ' Whoever refuses has the fewest connections, and so is chosen most often.'
      : '';
    const by = without0(fact.by);
    const whose = by.size > 1 ? ` (${counts(by)})` : '';
    return `${head(fact)}: ${amount(fact)}${whose}.${drawn}${because(fact.because)}`;
  },
};

function head({ by, reason, because: why, isServing, limits }: BalancerFactOf<'failures'>): string {
  const nodes = [...without0(by).keys()];
  const who = list(nodes);
  const isSingle = isOne(nodes);
  if (why === 'trial')
    return `Every ${set(limits.failTimeoutUs ?? 0)} one request tries ${who} in vain`;
  switch (reason) {
    case 'refused':
      return `${who} ${isSingle ? 'refuses' : 'refuse'} connections`;
    case 'reset':
      return `${who} ${isSingle ? 'drops' : 'drop'} requests`;
    case 'timeout':
      if (isServing) return `${who} ${isSingle ? 'takes' : 'take'} too long`;
      return `${who} ${isSingle ? 'gives' : 'give'} no answer`;
    case 'full':
      return `${who} ${isSingle ? 'is' : 'are'} full${isSingle ? room(limits) : ''}`;
    case 'noBackend':
      return 'There is no backend to give requests to';
    case 'disconnected':
      return 'Clients have no connection';
  }
}

function room({ capacity, queue }: BalancerFactOf<'failures'>['limits']): string {
  if (capacity === undefined) return '';
  const waiting = queue === 0 ? '' : `, ${String(queue)} waiting`;
  return ` (${String(capacity)} at once${waiting})`;
}

function amount({
  failed,
  retried,
  of,
  forUs,
  reason,
  limits,
}: BalancerFactOf<'failures'>): string {
  const count = failed + retried;
  const all =
    of === undefined || count < MANY || of === count
      ? many(count, 'request')
      : `${formatCount(count, 'en')} of ${many(of, 'request')}`;
  const each = reason === 'timeout' ? limits.requestTimeoutUs : undefined;
  const waited = each === undefined ? '' : `, ${count === 1 ? '' : 'each '}after ${set(each)}`;
  const during = forUs === 0 || each !== undefined ? '' : ` in ${s(forUs)}`;
  if (retried === 0) return `${all} ${have(count)} failed${during}${waited}`;
  const times = `${formatTimes(count, 'en')}${during}${waited}`;
  if (failed === 0) {
    return `${times}; ${count === 1 ? '' : 'each time '}another backend got the request`;
  }
  const fail = `${many(failed, 'request')} ${have(failed)} failed`;
  return `${times}; ${formatTimes(retried, 'en')} another backend got the request, ${fail}`;
}

function because(why: Because | undefined): string {
  switch (why) {
    case 'unnoticed':
      return ' The checks have not noticed yet.';
    case 'unwatched':
      return ' Nobody checks, so this goes on.';
    case 'noneHealthy':
      return ' The balancer holds no backend healthy.';
    case 'noneInUse':
      return ' Every backend is drained or gone.';
    case 'allFull':
      return ' Every backend is full.';
    case 'allTried':
      return ' Every backend that is left has been tried already.';
    default:
      return '';
  }
}
