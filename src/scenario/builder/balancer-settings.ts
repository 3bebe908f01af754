/** The settings of `balancer(…)`: the keys of `config` in a scenario, word for word. */
import type { Distribution, Duration, RunSettings } from './words.ts';

/** One backend with settings of its own. */
export interface BackendSettings {
  /**
   * Its name; needed in a list.
   * @zh 名字；写在列表里时必须有。
   */
  readonly name?: string;
  /**
   * How much it gets beside the others: 0 to 256; 0 takes no new requests.
   * @zh 相对于其他后端分到多少：0 到 256，0 不再接新请求。
   * @default 1
   */
  readonly weight?: number;
  /**
   * How long a request takes it.
   * @zh 它处理一个请求要多久。
   * @default 'exp(50ms)'
   */
  readonly service?: Distribution;
  /**
   * How many requests it serves at once; `queue` says how many others wait.
   * @zh 它同时处理多少个请求；另有多少能排队，由 `queue` 定。
   * @default no limit
   */
  readonly capacity?: number;
  /**
   * Host and port, which strategies that hash look at.
   * @zh 主机和端口，按哈希选后端的策略会用到。
   * @default '10.240.0.1:6443', …
   */
  readonly address?: string;
}

export interface BalancerSettings extends RunSettings {
  /**
   * How many backends, named b1, b2, …; or a list of names or settings; or one setting for a number of them.
   * @zh 后端个数（名为 b1、b2……）；或者名字、设置的列表；或者若干个相同的设置。
   * @default 3
   */
  readonly backends?:
    | number
    | readonly (string | BackendSettings)[]
    | {
        readonly count: number;
        readonly weight?: number;
        readonly service?: Distribution;
        readonly capacity?: number;
      };
  /**
   * How a backend is chosen.
   * @zh 怎样选后端。
   * @default 'round-robin'
   */
  readonly strategy?:
    | 'round-robin'
    | 'smooth-weighted'
    | 'haproxy-weighted'
    | 'random'
    | 'least-connections'
    | 'power-of-two'
    | 'source-hash'
    | 'consistent-hash'
    | 'maglev';
  /**
   * Whose way to choose among equals least-connections takes.
   * @zh least-connections 遇到并列时照谁的做法。
   * @default 'nginx'
   */
  readonly ties?: 'nginx' | 'haproxy';
  /**
   * Whether power-of-two may draw one backend twice.
   * @zh power-of-two 抽取的两个可否是同一个后端。
   * @default false
   */
  readonly withReplacement?: boolean;
  /**
   * The size of Maglev's table, a prime.
   * @zh Maglev 表的大小，须是质数。
   * @default 65537
   */
  readonly tableSize?: number;
  /**
   * From one request to the next; `off`: none come.
   * @zh 两个请求之间的间隔；`off`：没有请求。
   * @default 'exp(10ms)'
   */
  readonly arrivals?: Distribution;
  /**
   * How many requests come in all.
   * @zh 一共来多少请求。
   */
  readonly requests?: number;
  /**
   * How many clients; or their addresses, or a network for them.
   * @zh 客户端个数；或者它们的地址，或者一个网段。
   * @default 100
   */
  readonly clients?:
    number | readonly string[] | { readonly count: number; readonly network?: string };
  /**
   * Whether each request is a connection of its own, or clients keep theirs.
   * @zh 每个请求各用一条连接，还是客户端一直用同一条。
   * @default 'per-request'
   */
  readonly connections?: 'per-request' | 'long-lived';
  /**
   * How long a connection is kept.
   * @zh 一条连接用多久。
   */
  readonly lifetime?: Distribution;
  /**
   * After so many requests a connection is made anew.
   * @zh 一条连接上发够这么多请求就重连。
   */
  readonly requestsPerConnection?: number;
  /**
   * Health checks, in HAProxy's terms; `off`: none.
   * @zh 健康检查，用 HAProxy 的说法；`off`：没有。
   * @default { interval: '2s', timeout: '1s', rise: 2, fall: 3 }
   */
  readonly health?:
    | 'off'
    | {
        readonly interval?: Duration;
        readonly fastInterval?: Duration;
        readonly downInterval?: Duration;
        readonly timeout?: Duration;
        readonly rise?: number;
        readonly fall?: number;
        readonly response?: Distribution;
      };
  /**
   * Passive health, as nginx has it: after so many failures a backend is left out for a time.
   * @zh 被动健康检查，照 nginx 的做法：失败若干次就暂时不用它。
   * @default 'off'
   */
  readonly passive?: 'off' | { readonly maxFails?: number; readonly failTimeout?: Duration };
  /**
   * How often a request that failed is tried elsewhere.
   * @zh 失败的请求换后端重试几次。
   * @default 0
   */
  readonly retries?: number;
  /**
   * How many requests may wait for a backend that is full.
   * @zh 后端满了时，可以排队等它的请求数。
   * @default 0
   */
  readonly queue?: number;
  /**
   * How long a backend that is back takes to get its full weight.
   * @zh 恢复的后端用多久升到全部权重。
   * @default '0s'
   */
  readonly slowStart?: Duration;
  /**
   * The chance that a request makes its client connect anew (`--goaway-chance`), at most 0.02.
   * @zh 一个请求让客户端重连的概率（`--goaway-chance`），最大 0.02。
   * @default 0
   */
  readonly goawayChance?: number;
  /**
   * After so long a request without an answer has failed.
   * @zh 请求多久没有应答算失败。
   * @default '60s'
   */
  readonly requestTimeout?: Duration;
  /**
   * After so long of silence a connection is given up.
   * @zh 连接沉默多久就放弃。
   * @default '45s'
   */
  readonly pingTimeout?: Duration;
  /**
   * The pauses before a client connects again: the first, and the longest.
   * @zh 客户端重连前的停顿：第一次和最长的一次。
   * @default { first: '800ms', most: '30s' }
   */
  readonly reconnect?: { readonly first?: Duration; readonly most?: Duration };
  /**
   * What becomes of the connections to a backend that is found to be unhealthy.
   * @zh 后端被判为不健康时，连着它的连接怎么办。
   * @default 'keep'
   */
  readonly onMarkedDown?: 'keep' | 'close';
  /**
   * From the start of a backend until it serves.
   * @zh 后端从启动到能服务要多久。
   * @default '0s'
   */
  readonly startTime?: Distribution;
}
