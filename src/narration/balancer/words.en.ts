/** The turns that many sentences share, in English. */
import { formatCount, formatSeconds, formatSetting, formatTimes } from '../numbers.ts';
import { formatCountsEn, formatNodes, formatSpan, without0 } from './counts.ts';
import type { Counts, Cut, Span, Turn } from './facts.ts';

export const s = (us: number): string => formatSeconds(us, 'en');
export const set = (us: number): string => formatSetting(us, 'en');
export const span = (of: Span): string => formatSpan(of, 'en');
export const list = (nodes: readonly string[]): string => formatNodes(nodes, 'en');
export const counts = (numbers: Counts): string => formatCountsEn(numbers);
export const isOne = (nodes: readonly unknown[]): boolean => nodes.length === 1;

/** `one request`, `41 requests`. */
export function many(count: number, what: string): string {
  return `${formatCount(count, 'en')} ${what}${count === 1 ? '' : 's'}`;
}

export function have(count: number): string {
  return count === 1 ? 'has' : 'have';
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `three checks in a row have`. */
export function checksInRowHave(inRow: number): string {
  return inRow === 1 ? 'one check has' : `${many(inRow, 'check')} in a row have`;
}

/** Before what happens at a turn of a rolling restart. */
export function turnEn(turn: Turn | undefined): string {
  return turn ? `Rolling restart, ${String(turn.index)} of ${String(turn.of)}: ` : '';
}

/** A sentence of its own, with the space before it. */
export function meanwhileEn({ failed, retried }: { failed: number; retried: number }): string {
  const others = `${formatTimes(retried, 'en')} another backend got the request`;
  if (failed === 0) {
    return retried === 0
      ? ' No request has failed meanwhile.'
      : ` Meanwhile ${others}; no request has failed.`;
  }
  const fail = ` Meanwhile ${many(failed, 'request')} ${have(failed)} failed`;
  return retried === 0 ? `${fail}.` : `${fail}, and ${others}.`;
}

/** What clients do whose connections have ended; `what` says that they did. */
export function cutEn({ clients, to, left, isDrawn, pauseUs }: Cut, what: string): string {
  if (clients === 0) return '';
  const where = counts(without0(to));
  const back = clients - left;
  const wait = `and ${left === 1 ? 'tries' : 'try'} again in ${span(pauseUs)}`;
  if (left === 0) {
    const whose = clients === 1 ? 'the client connects' : 'the clients connect';
    return `${what}; ${whose} anew at once: ${where}.`;
  }
  const drawn = isDrawn
    ? ' The balancer sends them where the fewest connections are, and there nobody listens.'
    : '';
  if (back === 0) {
    const find = clients === 1 ? 'the client finds' : 'the clients find';
    return `${what}; ${find} nobody who takes them, ${wait}.${drawn}`;
  }
  const connect = `${many(back, 'client')} ${back === 1 ? 'connects' : 'connect'} anew at once (${where})`;
  const find = `${formatCount(left, 'en')} ${left === 1 ? 'finds' : 'find'} nobody`;
  return `${what}: ${connect}, ${find} ${wait}.${drawn}`;
}

/** `30 connections`. */
export function connections(count: number): string {
  return many(count, 'connection');
}

/** Where long-lived connections are, in a sentence with the space before it. */
export function nowEn(now: Counts | undefined): string {
  return now ? ` Connections: ${counts(now)}.` : '';
}
