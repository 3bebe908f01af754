/** What stands in the picture, and what it is called aloud. It comes with the engine, not with the page. */
import type { Language } from '../../src/narration/language.ts';
import { BALANCER_NAMES } from '../../src/narration/balancer-names.ts';
import { clockMs, formatNumber } from '../../src/narration/digits.ts';
import { joinHan } from '../../src/narration/numbers.ts';
import type { BalancerWords } from '../../src/view/balancer-words.ts';

const percent = (share: number): string =>
  `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)}%`;
const clock = (us: number): string => (clockMs(us) / 1000).toFixed(3);
const told = (parts: readonly (string | false)[], comma: string): string =>
  parts.filter((part) => part !== false && part !== '').join(comma);

const n = (count: number): string => formatNumber(count, 'en');
const requests = (count: number): string => `${n(count)} ${count === 1 ? 'request' : 'requests'}`;

const en: BalancerWords = {
  balancer: 'balancer',
  strategies: BALANCER_NAMES.en.strategies,
  truths: { dead: 'dead', stopped: 'stopped', hung: 'hangs', unready: 'says “not ready”' },
  drained: 'drained: nothing new',
  away: 'not there',
  slower: (times) => (times > 1 ? `${n(times)} times as slow` : `${n(1 / times)} times as fast`),
  unnoticed: (length, { failed, retried }) => [
    ...(failed > 0
      ? [`unnoticed for ${length}, ${requests(failed)} ${failed === 1 ? 'fails' : 'fail'}`]
      : []),
    ...(failed === 0 && retried > 0
      ? [`unnoticed for ${length}, ${n(retried)} tried in vain`]
      : []),
    `unnoticed for ${length}`,
    length,
  ],
  untrusted: (length) => [`trusted again after ${length}`, length],
  scale: (most, isLongLived) => `${n(most)} ${isLongLived ? 'connections' : 'at once'}`,
  now: (load, waiting) => (waiting > 0 ? `${n(load - waiting)} + ${n(waiting)} wait` : n(load)),
  capacity: (most) => `capacity ${n(most)}`,
  shares: (isLongLived, isNarrow) => {
    if (isLongLived) return isNarrow ? 'holds' : 'connections';
    return isNarrow ? 'share' : 'share so far';
  },
  percent,
  count: n,
  weight: ({ weight }) => (weight === 1 ? '' : `×${weight}`),
  clients: (count, shown) =>
    shown < count ? [n(count), 'clients,', `${n(shown)} drawn`] : [n(count), 'clients'],
  moreBackends: (count) => `and ${n(count)} more backends`,
  balancerSays: (strategy) => `balancer, ${BALANCER_NAMES.en.strategies[strategy]}`,
  backendSays: (backend) => {
    const { id, belief, truth, load, share, fairShare, weight, isThere } = backend;
    if (!isThere) return `${id}, not there`;
    const { count, of } = belief;
    const states = {
      healthy: 'held healthy',
      doubted: `held healthy, ${count} of ${of} checks failed`,
      unhealthy: 'held unhealthy',
      rising: `held unhealthy, ${count} of ${of} checks passed`,
      tripped: 'left out after failures',
    };
    const truths = {
      serving: 'process serves',
      unready: 'process says “not ready”',
      hung: 'process hangs',
      dead: 'process dead',
      stopped: 'process stopped',
    };
    return told(
      [
        weight === 1 ? id : `${id} ×${weight}`,
        states[belief.is],
        truths[truth],
        backend.isDraining && 'drained',
        backend.slowness !== 1 && `${n(backend.slowness)} times as slow`,
        `has ${n(load)}`,
        backend.waiting > 0 && `${n(backend.waiting)} of them wait`,
        `share ${percent(share)}, fair ${percent(fairShare)}`,
      ],
      ', ',
    );
  },
  pictureSays: ({ atUs, strategy, backends }) =>
    `Load balancer and backends at ${clock(atUs)}\u00a0s, ${en.strategies[strategy]}: ${backends.map(en.backendSays).join('; ')}`,
};

const z = (count: number): string => formatNumber(count, 'zh-cn');

const zhCn: BalancerWords = {
  balancer: '均衡器',
  strategies: BALANCER_NAMES['zh-cn'].strategies,
  truths: { dead: '已死', stopped: '已停止', hung: '卡死', unready: '自称未就绪' },
  drained: '排空：不再分配',
  away: '不在列',
  slower: (times) => (times > 1 ? `慢到 ${z(times)} 倍` : `快到 ${z(1 / times)} 倍`),
  unnoticed: (length, { failed, retried }) => [
    ...(failed > 0 ? [`${length} 没被发现，${z(failed)} 个请求失败`] : []),
    ...(failed === 0 && retried > 0 ? [`${length} 没被发现，白试 ${z(retried)} 次`] : []),
    `${length} 没被发现`,
    length,
  ],
  untrusted: (length) => [`${length} 后重新启用`, length],
  scale: (most, isLongLived) => (isLongLived ? `${z(most)} 条连接` : `同时 ${z(most)} 个`),
  now: (load, waiting) => (waiting > 0 ? `${z(load - waiting)} + 排队 ${z(waiting)}` : z(load)),
  capacity: (most) => `容量 ${z(most)}`,
  shares: (isLongLived, isNarrow) => {
    if (isLongLived) return isNarrow ? '连接' : '连接数';
    return isNarrow ? '占比' : '至今占比';
  },
  percent,
  count: z,
  weight: ({ weight }) => (weight === 1 ? '' : `×${weight}`),
  clients: (count, shown) =>
    shown < count ? [z(count), '个客户端', `画出 ${z(shown)}`] : [z(count), '个客户端'],
  moreBackends: (count) => `另有 ${z(count)} 个后端`,
  balancerSays: (strategy) => `负载均衡器，${BALANCER_NAMES['zh-cn'].strategies[strategy]}`,
  backendSays: (backend) => {
    const { id, belief, truth, load, share, fairShare, weight, isThere } = backend;
    if (!isThere) return `${id}，不在列`;
    const { count, of } = belief;
    const states = {
      healthy: '判定健康',
      doubted: `判定健康，检查已连续失败 ${count} 次，满 ${of} 次才算不健康`,
      unhealthy: '判定不健康',
      rising: `判定不健康，检查已连续通过 ${count} 次，满 ${of} 次才算健康`,
      tripped: '因请求失败暂时剔除',
    };
    const truths = {
      serving: '进程正常服务',
      unready: '进程自称未就绪',
      hung: '进程卡死',
      dead: '进程已死',
      stopped: '进程已停止',
    };
    return told(
      [
        weight === 1 ? id : `${id} ×${weight}`,
        states[belief.is],
        truths[truth],
        backend.isDraining && '正在排空',
        backend.slowness !== 1 && `慢到 ${z(backend.slowness)} 倍`,
        `手里有 ${z(load)} 个`,
        backend.waiting > 0 && `其中 ${z(backend.waiting)} 个在排队`,
        `占 ${percent(share)}，均分应为 ${percent(fairShare)}`,
      ],
      '，',
    );
  },
  pictureSays: ({ atUs, strategy, backends }) =>
    joinHan(
      `${clock(atUs)} s 时的负载均衡器和后端，${zhCn.strategies[strategy]}：`,
      backends.map(zhCn.backendSays).join('；'),
    ),
};

export const PICTURE_WORDS: Readonly<Record<Language, BalancerWords>> = { en, 'zh-cn': zhCn };
