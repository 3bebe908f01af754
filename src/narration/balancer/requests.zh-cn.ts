/** Sentences about requests in Chinese. */
import { joinHan } from '../numbers.ts';
import { without0 } from './counts.ts';
import type { BalancerFactOf, BalancerPhrases, Because } from './facts.ts';
import { counts, isOne, list, n, of as about, s, set } from './words.zh-cn.ts';

/** From so many on, the number of all requests beside them says something. */
const MANY = 5;

export const requestsZhCn: Pick<BalancerPhrases, 'picks' | 'served' | 'failures'> = {
  picks: ({ order, isAgain }) => {
    const backends = order.join(' ');
    const which = isAgain ? '此后' : '最初';
    return isOne(order)
      ? `${which}的请求发给 ${backends}。`
      : `${which} ${n(order.length)} 个请求依次发给 ${backends}。`;
  },
  served: ({ answered, by, forUs, meanUs }) =>
    `${s(forUs)}里有 ${n(answered)} 个请求得到应答，平均用时 ${s(meanUs)}：${counts(by)}。`,
  failures: (fact) => {
    const drawn = fact.isDrawn ? '谁拒绝连接，谁手上的连接就最少，反而最常被选中。' : '';
    const by = without0(fact.by);
    const whose = by.size > 1 ? `（${counts(by)}）` : '';
    return `${head(fact)}，${amount(fact)}${whose}。${drawn}${because(fact.because)}`;
  },
};

function head({ by, reason, because: why, isServing, limits }: BalancerFactOf<'failures'>): string {
  const nodes = [...without0(by).keys()];
  if (why === 'trial') {
    return `每隔 ${set(limits.failTimeoutUs ?? 0)}放 1 个请求去试 ${list(nodes)}，都落空`;
  }
  switch (reason) {
    case 'refused':
      return about(nodes, '拒绝连接');
    case 'reset':
      return about(nodes, '丢掉请求');
    case 'timeout':
      return about(nodes, isServing ? '太慢' : '没有应答');
    case 'full':
      return about(nodes, isOne(nodes) ? `已满${room(limits)}` : '已满');
    case 'noBackend':
      return '没有后端可选';
    case 'disconnected':
      return '客户端没有连接';
  }
}

function room({ capacity, queue }: BalancerFactOf<'failures'>['limits']): string {
  if (capacity === undefined) return '';
  return `（同时处理 ${String(capacity)} 个${queue === 0 ? '' : `，排队 ${String(queue)} 个`}）`;
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
      ? `${n(count)} 个请求`
      : `${n(of)} 个请求中有 ${n(count)} 个`;
  const each = reason === 'timeout' ? limits.requestTimeoutUs : undefined;
  const waited = each === undefined ? '' : `等了 ${set(each)}后`;
  const during = forUs === 0 || each !== undefined ? '' : `${s(forUs)}里`;
  if (retried === 0) return `${joinHan(during, all)}${waited}失败`;
  const times = `${joinHan(during, `共 ${n(count)} 次`)}${each === undefined ? '' : `，都等了 ${set(each)}`}`;
  if (failed === 0) return `${times}，请求转给了别的后端`;
  return `${times}：${n(retried)} 次把请求转给了别的后端，${n(failed)} 个请求失败`;
}

function because(why: Because | undefined): string {
  switch (why) {
    case 'unnoticed':
      return '健康检查还没有发现。';
    case 'unwatched':
      return '没有人检查，所以会一直这样。';
    case 'noneHealthy':
      return '在负载均衡器看来，没有一个后端是健康的。';
    case 'noneInUse':
      return '后端不是在排空，就是已移除。';
    case 'allFull':
      return '所有后端都满了。';
    case 'allTried':
      return '剩下的后端都已试过。';
    default:
      return '';
  }
}
