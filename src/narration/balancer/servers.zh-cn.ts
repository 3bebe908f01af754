/** Sentences about processes in Chinese. */
import type { BalancerFactOf, BalancerPhrases } from './facts.ts';
import {
  connections,
  cutZhCn,
  it,
  meanwhileZhCn,
  n,
  of as about,
  s,
  set,
  span,
  turnZhCn,
} from './words.zh-cn.ts';

type Kinds =
  'ended' | 'hung' | 'unready' | 'recovered' | 'started' | 'idleTurn' | 'emptied' | 'settled';

export const serversZhCn: Pick<BalancerPhrases, Kinds> = {
  ended: (fact) => {
    const { nodes, how, turn, cut } = fact;
    const does = {
      crash: '崩溃',
      stop: `正常停止，先把手上的请求做完`,
      restart: '重启',
    }[how];
    const closed = `${it(nodes)}的 ${n(cut.clients)} 条连接断开`;
    return `${turnZhCn(turn)}${about(nodes, does)}。${lostZhCn(fact)}${cutZhCn(cut, closed)}`;
  },
  hung: ({ nodes, waiting, clients, pingTimeoutUs }) => {
    const wait = waiting === 0 ? '' : `有 ${n(waiting)} 个请求在那里干等。`;
    const notice =
      clients === 0
        ? ''
        : `有 ${n(clients)} 个客户端连着${it(nodes)}，要等 ping 满 ${set(pingTimeoutUs)}没有应答才会发觉。`;
    return `${about(nodes, '卡死')}：照样接受连接，却不给任何应答。${wait}${notice}`;
  },
  unready: ({ nodes, turn, delayUs }) => {
    const before = delayUs === undefined ? '' : `停止前 ${set(delayUs)}，`;
    return `${turnZhCn(turn)}${before}${about(nodes, '报告未就绪')}，但照常工作。`;
  },
  recovered: ({ nodes, from, afterUs, waiting }) => {
    if (from === 'unready') return `${about(nodes, '重新就绪')}，距报告未就绪 ${s(afterUs)}。`;
    const wait = waiting === 0 ? '' : `，接着应答在那里等着的 ${n(waiting)} 个请求`;
    return `${about(nodes, '恢复运行')}，卡死了 ${s(afterUs)}${wait}。`;
  },
  started: ({ nodes, turn, afterUs, next, now }) => {
    const then = {
      checks: `暂时还不给${it(nodes)}新流量。`,
      unnoticed: `健康检查还没有发现${it(nodes)}停过。`,
    };
    const stay = now ? `连接不会自己挪过来：${connections(now)}。` : '';
    return `${turnZhCn(turn)}${about(nodes, '重新运行')}，停了 ${span(afterUs)}。${next ? then[next] : ''}${stay}`;
  },
  idleTurn: ({ node, turn }) => `${turnZhCn(turn)}${node} 本来就没在工作，什么也不用做。`,
  emptied: ({ node, afterUs }) =>
    `过了 ${s(afterUs)}，${node} 手上已经空了：这时停掉它，谁也不受影响。`,
  settled: (fact) => {
    const { now } = fact;
    const where = now ? `现有连接：${connections(now)}。${unevenZhCn(fact)}` : '';
    return `滚动重启结束。${where}${meanwhileZhCn(fact)}`;
  },
};

/** What becomes of the requests that they had. */
function lostZhCn({ nodes, lost, retried }: BalancerFactOf<'ended'>): string {
  if (lost === 0) return '';
  const had = `${it(nodes)}手上的 ${n(lost)} 个请求`;
  if (retried === lost) return `${had}转给别的后端。`;
  return retried === 0 ? `${had}随之丢失。` : `${had}落空，其中 ${n(retried)} 个转给别的后端。`;
}

/** Whoever was restarted last has the fewest. */
function unevenZhCn({ last, now, mover }: BalancerFactOf<'settled'>): string {
  const fewest = now && Math.min(...now.values());
  if (fewest === undefined || now?.get(last) !== fewest || isEven(now)) return '';
  const why = {
    goaway: 'GOAWAY 会一点一点把连接挪过去',
    lifetime: '连接寿命到了，才会有一些挪过去',
    requests: '连接上的请求数满了，才会有一些挪过去',
  };
  return `最后重启的 ${last} 连接最少：${mover ? why[mover] : '谁也不会自己挪过去'}。`;
}

function isEven(now: ReadonlyMap<string, number>): boolean {
  return Math.max(...now.values()) - Math.min(...now.values()) <= 1;
}
