/** Names of what a picture of a balancer shows: strategies, states, events, properties, metrics, commands. */
import type { CloseReason, FailReason } from '../models/balancer/events.ts';
import type { BalancerEvent } from '../models/balancer/process.ts';
import type { StrategyName } from '../models/balancer/strategy.ts';
import type { Language } from './language.ts';

/** What a server is, and what the balancer makes of it, as pictures show it. */
export type ShownBackendState =
  'serving' | 'unready' | 'hung' | 'down' | 'healthy' | 'unhealthy' | 'leftOut' | 'drained';

export type BalancerPropertyName = 'available-only' | 'answered-once' | 'within-capacity';

export type BalancerMetricName =
  | 'requests'
  | 'answered'
  | 'errors'
  | 'retried'
  | 'meanMs'
  | 'p50Ms'
  | 'p99Ms'
  | 'detectMs'
  | 'imbalance'
  | 'moved'
  | 'reconnects';

export type BalancerCommandName =
  | 'crash'
  | 'restart'
  | 'hang'
  | 'fail'
  | 'recover'
  | 'drain'
  | 'ready'
  | 'add'
  | 'remove'
  | 'slow'
  | 'weight'
  | 'strategy'
  | 'rollingRestart';

export interface BalancerNames {
  readonly balancer: string;
  readonly client: string;
  readonly strategies: Readonly<Record<StrategyName, string>>;
  readonly connections: Readonly<Record<'per-request' | 'long-lived', string>>;
  readonly states: Readonly<Record<ShownBackendState, string>>;
  readonly events: Readonly<Record<BalancerEvent['type'], string>>;
  readonly failures: Readonly<Record<FailReason, string>>;
  readonly closes: Readonly<Record<CloseReason, string>>;
  readonly properties: Readonly<Record<BalancerPropertyName, string>>;
  readonly metrics: Readonly<Record<BalancerMetricName, string>>;
  /** Metrics of one backend, `share.b1`. */
  readonly metricsOf: (backend: string) => Readonly<Record<'share' | 'connections', string>>;
  /** As a menu offers them. */
  readonly commands: Readonly<Record<BalancerCommandName, string>>;
}

const en: BalancerNames = {
  balancer: 'load balancer',
  client: 'client',
  strategies: {
    'round-robin': 'round robin',
    'smooth-weighted': 'smooth weighted round robin',
    'haproxy-weighted': 'HAProxy’s weighted round robin',
    random: 'random choice',
    'least-connections': 'least connections',
    'power-of-two': 'power of two choices',
    'source-hash': 'source hash',
    'consistent-hash': 'consistent hash',
    maglev: 'Maglev',
  },
  connections: {
    'per-request': 'a connection for each request',
    'long-lived': 'long-lived connections',
  },
  states: {
    serving: 'serving',
    unready: 'not ready',
    hung: 'hung',
    down: 'down',
    healthy: 'healthy',
    unhealthy: 'unhealthy',
    leftOut: 'left out',
    drained: 'draining',
  },
  events: {
    pick: 'choice',
    connect: 'connection',
    close: 'end of a connection',
    respond: 'answer',
    fail: 'failure',
    healthy: 'verdict: healthy',
    unhealthy: 'verdict: unhealthy',
    turn: 'turn of a rolling restart',
    check: 'health check',
    crash: 'end of a process',
    restart: 'start of a process',
    hang: 'hang',
    unready: 'not ready',
    recover: 'recovery',
  },
  failures: {
    refused: 'connection refused',
    reset: 'connection reset',
    timeout: 'no answer in time',
    full: 'backend full',
    noBackend: 'no backend',
    disconnected: 'client without a connection',
  },
  closes: {
    reset: 'the backend ended',
    goaway: 'GOAWAY',
    lifetime: 'end of its life',
    requests: 'enough requests',
    ping: 'no answer to pings',
    markedDown: 'closed by the balancer',
  },
  properties: {
    'available-only': 'available only',
    'answered-once': 'answered once',
    'within-capacity': 'within capacity',
  },
  metrics: {
    requests: 'number of requests',
    answered: 'number of answers',
    errors: 'number of requests whose client saw an error',
    retried: 'number of times a request was given to another backend',
    meanMs: 'mean time from arrival to answer',
    p50Ms: 'median time from arrival to answer',
    p99Ms: 'time within which 99% are answered',
    detectMs: 'time until the balancer noticed the first fault',
    imbalance: 'load of the busiest backend as a multiple of its share',
    moved: 'share of clients sent elsewhere by the last change of backends',
    reconnects: 'number of times a client connected anew',
  },
  metricsOf: (backend) => ({
    share: `share of the requests that went to ${backend}`,
    connections: `connections of ${backend} at the end`,
  }),
  commands: {
    crash: 'Kill',
    restart: 'Start again',
    hang: 'Hang',
    fail: 'Let it say “not ready”',
    recover: 'Recover',
    drain: 'Drain',
    ready: 'End the drain',
    add: 'Add a backend',
    remove: 'Remove',
    slow: 'Slow down',
    weight: 'Set the weight',
    strategy: 'Set the strategy',
    rollingRestart: 'Restart all in turn',
  },
};

const zhCn: BalancerNames = {
  balancer: '负载均衡器',
  client: '客户端',
  strategies: {
    'round-robin': '轮转',
    'smooth-weighted': '平滑加权轮转',
    'haproxy-weighted': 'HAProxy 加权轮转',
    random: '随机选择',
    'least-connections': '最少连接',
    'power-of-two': '随机二选一',
    'source-hash': '源地址哈希',
    'consistent-hash': '一致性哈希',
    maglev: 'Maglev 哈希',
  },
  connections: {
    'per-request': '每个请求一条连接',
    'long-lived': '长连接',
  },
  states: {
    serving: '正常服务',
    unready: '未就绪',
    hung: '卡死',
    down: '已停止',
    healthy: '健康',
    unhealthy: '不健康',
    leftOut: '暂时摘除',
    drained: '排空中',
  },
  events: {
    pick: '选择后端',
    connect: '建立连接',
    close: '连接结束',
    respond: '应答',
    fail: '失败',
    healthy: '判定健康',
    unhealthy: '判定不健康',
    turn: '滚动重启的一步',
    check: '健康检查',
    crash: '进程结束',
    restart: '进程启动',
    hang: '卡死',
    unready: '未就绪',
    recover: '恢复',
  },
  failures: {
    refused: '拒绝连接',
    reset: '连接重置',
    timeout: '超时没有应答',
    full: '后端已满',
    noBackend: '没有可用的后端',
    disconnected: '客户端没有连接',
  },
  closes: {
    reset: '后端已停止',
    goaway: 'GOAWAY',
    lifetime: '寿命已到',
    requests: '请求数已满',
    ping: 'ping 没有应答',
    markedDown: '负载均衡器关闭',
  },
  properties: {
    'available-only': '只选可用后端',
    'answered-once': '只应答一次',
    'within-capacity': '不超容量',
  },
  metrics: {
    requests: '请求数',
    answered: '应答数',
    errors: '客户端看到出错的请求数',
    retried: '请求转给别的后端重试的次数',
    meanMs: '从到达至应答的平均时间',
    p50Ms: '从到达至应答的中位时间',
    p99Ms: '99% 的请求在此时间内得到应答',
    detectMs: '首次故障到负载均衡器发现为止的时间',
    imbalance: '最忙后端的负载与应得份额之比',
    moved: '上次增减后端时换了后端的客户端比例',
    reconnects: '客户端重新连接的次数',
  },
  metricsOf: (backend) => ({
    share: `${backend} 分到的请求比例`,
    connections: `${backend} 最后的连接数`,
  }),
  commands: {
    crash: '杀掉',
    restart: '重新启动',
    hang: '卡死',
    fail: '报告未就绪',
    recover: '恢复',
    drain: '排空',
    ready: '结束排空',
    add: '增加后端',
    remove: '移除',
    slow: '放慢',
    weight: '设置权重',
    strategy: '设置策略',
    rollingRestart: '依次重启',
  },
};

export const BALANCER_NAMES: Readonly<Record<Language, BalancerNames>> = { en, 'zh-cn': zhCn };

/** All metrics by their names in the format, those of each backend with them. */
export function balancerMetricNames(
  language: Language,
  backends: readonly string[],
): Readonly<Record<string, string>> {
  const { metrics, metricsOf } = BALANCER_NAMES[language];
  const ofBackends = backends.map((backend) => {
    const { share, connections } = metricsOf(backend);
    return { [`share.${backend}`]: share, [`connections.${backend}`]: connections };
  });
  return Object.assign({}, metrics, ...ofBackends) as Readonly<Record<string, string>>;
}
