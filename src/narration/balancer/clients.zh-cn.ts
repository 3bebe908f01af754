/** Sentences about clients and their long-lived connections in Chinese. */
import { without0 } from './counts.ts';
import type { BalancerFactOf, BalancerPhrases } from './facts.ts';
import { connections, counts, cutZhCn, n, nowZhCn, s, set } from './words.zh-cn.ts';

type Kinds = 'connected' | 'moved' | 'pinged' | 'comingBack';

export const clientsZhCn: Pick<BalancerPhrases, Kinds> = {
  connected: ({ clients, to }) => `${n(clients)} 个客户端建立连接：${connections(to)}。`,
  moved: ({ reason, times, lastUs, perConnection, now }) => {
    const why = {
      goaway: 'GOAWAY 让客户端重新连接',
      lifetime: '连接寿命到了，客户端重新连接',
      requests: `每条连接满 ${n(perConnection ?? 0)} 个请求，客户端就重新连接`,
    }[reason];
    const last = `${times === 1 ? '' : '最近一次'}在第 ${s(lastUs)}`;
    return `${why}，共 ${n(times)} 次，${last}。${nowZhCn(now)}`;
  },
  pinged: ({ node, afterUs, cut }) => {
    const what = `${n(cut.clients)} 个客户端的 ping 有 ${set(afterUs)}没有得到 ${node} 的应答，于是关闭连接`;
    return cutZhCn(cut, what);
  },
  comingBack: (fact) => `没有连接的客户端再试：到第 ${s(fact.lastUs)}，${progress(fact)}。`,
};

function progress({ attempts, clients, to, waiting }: BalancerFactOf<'comingBack'>): string {
  const parts = [
    ...(attempts > 0 ? [`有 ${n(attempts)} 次尝试失败`] : []),
    ...(clients > 0 ? [`有 ${n(clients)} 个客户端连上（${counts(without0(to))}）`] : []),
    ...(waiting > 0 ? [`还有 ${n(waiting)} 个在等，每失败一次就等得更久`] : []),
  ];
  return parts.length === 0 ? '还没有结果' : parts.join('，');
}
