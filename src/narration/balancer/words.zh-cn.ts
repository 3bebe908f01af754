/** The turns that many sentences share, in Chinese. */
import { formatNumber, formatSeconds, formatSetting, joinHan } from '../numbers.ts';
import { formatCountsZhCn, formatNodes, formatSpan, without0 } from './counts.ts';
import type { Counts, Cut, Span, Turn } from './facts.ts';

export const s = (us: number): string => formatSeconds(us, 'zh-cn');
export const set = (us: number): string => formatSetting(us, 'zh-cn');
export const span = (of: Span): string => formatSpan(of, 'zh-cn');
export const list = (nodes: readonly string[]): string => formatNodes(nodes, 'zh-cn');
/** Requests, servers or clients. */
export const counts = (numbers: Counts): string => formatCountsZhCn(numbers, '个');
export const connections = (numbers: Counts): string => formatCountsZhCn(numbers, '条');
/** How often something happened. */
export const times = (numbers: Counts): string => formatCountsZhCn(numbers, '次');
export const n = (count: number): string => formatNumber(count, 'zh-cn');
export const isOne = (nodes: readonly unknown[]): boolean => nodes.length === 1;
export const it = (nodes: readonly unknown[]): string => (isOne(nodes) ? '它' : '它们');

/** Names, and what is said of them. */
export const of = (nodes: readonly string[], says: string): string => joinHan(list(nodes), says);

export function turnZhCn(turn: Turn | undefined): string {
  return turn ? `滚动重启（${String(turn.index)}/${String(turn.of)}）：` : '';
}

/** A sentence of its own. */
export function meanwhileZhCn({ failed, retried }: { failed: number; retried: number }): string {
  if (failed === 0) {
    return retried === 0
      ? '这期间没有请求失败。'
      : `这期间有 ${n(retried)} 次把请求转给了别的后端，没有请求失败。`;
  }
  const fail = `这期间有 ${n(failed)} 个请求失败`;
  return retried === 0 ? `${fail}。` : `${fail}，另有 ${n(retried)} 次把请求转给了别的后端。`;
}

/** What clients do whose connections have ended; `what` says that they did. */
export function cutZhCn({ clients, to, left, isDrawn, pauseUs }: Cut, what: string): string {
  if (clients === 0) return '';
  const where = counts(without0(to));
  const back = clients - left;
  if (left === 0) return `${what}，客户端随即重新连接：${where}。`;
  const wait = `隔 ${span(pauseUs)}再试`;
  const drawn = isDrawn ? '负载均衡器总把它们派往连接最少的地方，可那里没有进程在监听。' : '';
  if (back === 0) return `${what}，客户端一时连不上，${wait}。${drawn}`;
  return `${what}：${n(back)} 个客户端随即重新连上（${where}），${n(left)} 个一时连不上，${wait}。${drawn}`;
}

/** Where long-lived connections are: a sentence of its own. */
export function nowZhCn(now: Counts | undefined): string {
  return now ? `现有连接：${connections(now)}。` : '';
}
