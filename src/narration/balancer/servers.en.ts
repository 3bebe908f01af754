/** Sentences about processes in English. */
import type { BalancerFactOf, BalancerPhrases, Trouble } from './facts.ts';
import {
  capital,
  connections,
  counts,
  cutEn,
  isOne,
  list,
  many,
  meanwhileEn,
  s,
  set,
  span,
  turnEn,
} from './words.en.ts';

type Kinds =
  'ended' | 'hung' | 'unready' | 'recovered' | 'started' | 'idleTurn' | 'emptied' | 'settled';

export const serversEn: Pick<BalancerPhrases, Kinds> = {
  ended: (fact) => {
    const { nodes, how, turn, cut } = fact;
    const isSingle = isOne(nodes);
    const does: Readonly<Record<Extract<Trouble, typeof how>, string>> = {
      crash: isSingle ? 'crashes' : 'crash',
      stop: isSingle
        ? 'ends in order and finishes what it has begun'
        : 'end in order and finish what they have begun',
      restart: isSingle ? 'is restarted' : 'are restarted',
    };
    const their = ` ${isSingle ? 'Its' : 'Their'} ${connections(cut.clients)} ${cut.clients === 1 ? 'is' : 'are'} closed`;
    return `${turnEn(turn)}${list(nodes)} ${does[how]}.${lostEn(fact)}${cutEn(cut, their)}`;
  },
  hung: ({ nodes, waiting, clients, pingTimeoutUs }) => {
    const isSingle = isOne(nodes);
    const hangs = isSingle
      ? 'hangs: it takes connections and answers nobody'
      : 'hang: they take connections and answer nobody';
    const wait =
      waiting === 0
        ? ''
        : ` ${capital(many(waiting, 'request'))} ${waiting === 1 ? 'waits' : 'wait'} there.`;
    const notice =
      clients === 0
        ? ''
        : ` ${capital(many(clients, 'client'))} ${clients === 1 ? 'is' : 'are'} connected there, and will notice after ${set(pingTimeoutUs)} without an answer to pings.`;
    return `${list(nodes)} ${hangs}.${wait}${notice}`;
  },
  unready: ({ nodes, turn, delayUs }) => {
    const isSingle = isOne(nodes);
    const [says, goes] = isSingle ? ['says', 'goes'] : ['say', 'go'];
    const before = delayUs === undefined ? '' : ` ${set(delayUs)} before it ends`;
    return `${turnEn(turn)}${list(nodes)} ${says} “not ready”${before}, and ${goes} on working.`;
  },
  recovered: ({ nodes, from, afterUs, waiting }) => {
    const isSingle = isOne(nodes);
    if (from === 'unready') {
      return `${list(nodes)} ${isSingle ? 'is' : 'are'} ready again, after ${s(afterUs)}.`;
    }
    const goes = `${list(nodes)} ${isSingle ? 'goes' : 'go'} on after ${s(afterUs)}`;
    if (waiting === 0) return `${goes}.`;
    const waits = `${many(waiting, 'request')} that ${waiting === 1 ? 'waits' : 'wait'}`;
    return `${goes} and ${isSingle ? 'answers' : 'answer'} the ${waits} there.`;
  },
  started: ({ nodes, turn, afterUs, next, now }) => {
    const isSingle = isOne(nodes);
    const runs = `${turnEn(turn)}${list(nodes)} ${isSingle ? 'runs' : 'run'} again, after ${span(afterUs)}.`;
    const it = isSingle ? 'it' : 'they';
    const then = {
      checks: ` ${capital(it)} ${isSingle ? 'gets' : 'get'} nothing yet.`,
      unnoticed: ` The checks had not noticed that ${it} ${isSingle ? 'was' : 'were'} gone.`,
    };
    const stay = now ? ` No connection moves by itself: ${counts(now)}.` : '';
    return `${runs}${next ? then[next] : ''}${stay}`;
  },
  idleTurn: ({ node, turn }) => `${turnEn(turn)}${node} is not at work, so there is nothing to do.`,
  emptied: ({ node, afterUs }) =>
    `${node} has nothing left, ${s(afterUs)} later: whoever stops it now harms nobody.`,
  settled: (fact) => {
    const { now } = fact;
    const where = now ? ` Connections: ${counts(now)}.${unevenEn(fact)}` : '';
    return `The rolling restart is over.${where}${meanwhileEn(fact)}`;
  },
};

/** What becomes of the requests that they had. */
function lostEn({ nodes, lost, retried }: BalancerFactOf<'ended'>): string {
  if (lost === 0) return '';
  const had = ` ${capital(many(lost, 'request'))} that ${isOne(nodes) ? 'it' : 'they'} had`;
  const [go, are] = lost === 1 ? ['goes', 'is'] : ['go', 'are'];
  if (retried === lost) return `${had} ${go} to another backend.`;
  if (retried === 0) return `${had} ${are} lost.`;
  return `${had} fail there; ${many(retried, 'request')} of these ${retried === 1 ? 'goes' : 'go'} to another backend.`;
}

/** Whoever was restarted last has the fewest. */
function unevenEn({ last, now, mover }: BalancerFactOf<'settled'>): string {
  const fewest = now && Math.min(...now.values());
  if (fewest === undefined || now?.get(last) !== fewest || isEven(now)) return '';
  const why = {
    goaway: 'GOAWAY will move some there, little by little',
    lifetime: 'some will move there as connections reach the end of their lifetime',
    requests: 'some will move there as connections have had their number of requests',
  };
  const moves = mover ? why[mover] : 'no open connection moves';
  return ` ${last}, restarted last, has the fewest: ${moves}.`;
}

function isEven(now: ReadonlyMap<string, number>): boolean {
  return Math.max(...now.values()) - Math.min(...now.values()) <= 1;
}
