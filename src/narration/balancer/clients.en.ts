/** Sentences about clients and their long-lived connections in English. */
import { formatCount, formatTimes } from '../numbers.ts';
import { without0 } from './counts.ts';
import type { BalancerFactOf, BalancerPhrases } from './facts.ts';
import { capital, counts, cutEn, have, many, nowEn, s, set } from './words.en.ts';

type Kinds = 'connected' | 'moved' | 'pinged' | 'comingBack';

export const clientsEn: Pick<BalancerPhrases, Kinds> = {
  connected: ({ clients, to }) =>
    `${capital(many(clients, 'client'))} ${clients === 1 ? 'connects' : 'connect'}: ${counts(to)}.`,
  moved: ({ reason, times, lastUs, perConnection, now }) => {
    const why = {
      goaway: 'GOAWAY makes clients connect anew',
      lifetime: 'Connections reach the end of their lifetime, and clients connect anew',
      requests: `After ${many(perConnection ?? 0, 'request')} over a connection, clients connect anew`,
    }[reason];
    const last = `${times === 1 ? '' : 'most recently '}at ${s(lastUs)}`;
    return `${why}: ${formatTimes(times, 'en')}, ${last}.${nowEn(now)}`;
  },
  pinged: ({ node, afterUs, cut }) => {
    const { clients } = cut;
    const what = `${capital(many(clients, 'client'))} ${have(clients)} had no answer from ${node} to pings for ${set(afterUs)}, and ${clients === 1 ? 'closes its connection' : 'close their connections'}`;
    return cutEn(cut, what);
  },
  comingBack: (fact) =>
    `Clients without a connection try again. By ${s(fact.lastUs)}, ${progress(fact)}.`,
};

function progress({ attempts, clients, to, waiting }: BalancerFactOf<'comingBack'>): string {
  const where = ` (${counts(without0(to))})`;
  const failed = `${many(attempts, 'attempt')} ${have(attempts)} failed`;
  const back = `${many(clients, 'client')} ${clients === 1 ? 'is' : 'are'} connected${where}`;
  const wait = `${formatCount(waiting, 'en')} ${waiting === 1 ? 'waits' : 'wait'} longer after each attempt`;
  const parts = [
    ...(attempts > 0 ? [failed] : []),
    ...(clients > 0 ? [back] : []),
    ...(waiting > 0 ? [wait] : []),
  ];
  const last = parts.at(-1) ?? 'nobody';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
