/** What can be done to a load balancer, and what can be expected of it: the words of a scenario. */
import type { BackendSettings, BalancerSettings } from './balancer-settings.ts';
import type { BalancerRun } from './balancer.ts';
import type { Amount, Duration, Who } from './words.ts';

export interface BalancerCommands {
  /**
   * The processes of backends die.
   * @zh 后端的进程死掉。
   * @example run.crash('b1')
   */
  crash(who: Who): BalancerRun;
  /**
   * Backends are started again.
   * @zh 重新启动后端。
   * @example run.restart('b1')
   */
  restart(who: Who): BalancerRun;
  /**
   * Backends take requests and answer nothing.
   * @zh 后端接下请求，却不应答。
   * @example run.hang('b1')
   */
  hang(who: Who): BalancerRun;
  /**
   * Backends answer, and fail their health checks.
   * @zh 后端照常应答，健康检查却不通过。
   * @example run.fail('b1')
   */
  fail(who: Who): BalancerRun;
  /**
   * Backends are well again.
   * @zh 后端恢复正常。
   * @example run.recover('b1')
   */
  recover(who: Who): BalancerRun;
  /**
   * Backends get nothing new; what they have they finish.
   * @zh 后端不再接新的，手上的做完。
   * @example run.drain('b1')
   */
  drain(who: Who): BalancerRun;
  /**
   * Ends a drain.
   * @zh 结束排空，重新接收。
   * @example run.ready('b1')
   */
  ready(who: Who): BalancerRun;
  /**
   * Takes backends out of the balancer.
   * @zh 把后端从负载均衡器中移除。
   * @example run.remove('b3')
   */
  remove(who: Who): BalancerRun;
  /**
   * Adds a backend.
   * @zh 加入一个后端。
   * @example run.add({ name: 'b4', weight: 2 })
   */
  add(backend: string | BackendSettings): BalancerRun;
  /**
   * Backends take so many times as long.
   * @zh 后端慢这么多倍。
   * @example run.slow({ b1: 5 })
   */
  slow(times: Readonly<Record<string, number>>): BalancerRun;
  /**
   * Changes weights.
   * @zh 改权重。
   * @example run.weight({ b1: 2 })
   */
  weight(weights: Readonly<Record<string, number>>): BalancerRun;
  /**
   * Changes how a backend is chosen.
   * @zh 改变选后端的方式。
   * @example run.strategy('least-connections')
   */
  strategy(name: Exclude<BalancerSettings['strategy'], undefined>): BalancerRun;
  /**
   * Restarts backends one after another.
   * @zh 逐个重启后端。
   * @example run.rollingRestart({ every: '30s' })
   */
  rollingRestart(how: {
    readonly every: Duration;
    readonly down?: Duration;
    readonly shutdownDelay?: Duration;
    readonly of?: Who;
  }): BalancerRun;
}

/** What can be expected of a load balancer; metrics too, by their names. */
export interface BalancerExpectations {
  /**
   * Which backends the first requests were given to.
   * @zh 最先的请求给了哪些后端。
   */
  readonly picks?: readonly string[];
  /**
   * The share of the requests that backends were given, from 0 to 1.
   * @zh 后端分到的请求份额，0 到 1。
   */
  readonly share?: Readonly<Record<string, Amount>>;
  /**
   * How many requests or connections backends serve.
   * @zh 后端正在服务的请求或连接数。
   */
  readonly connections?: Readonly<Record<string, Amount>>;
  /**
   * What the balancer takes backends for.
   * @zh 负载均衡器对后端的判断。
   */
  readonly state?: Readonly<Record<string, 'healthy' | 'unhealthy'>>;
  /**
   * The properties that have been broken; at the end of a program there are none, unless this says so.
   * @zh 被破坏的性质；程序结束时应当没有，除非这里写明。
   */
  readonly violations?: readonly string[];
  /**
   * Requests that came.
   * @zh 来了多少请求。
   */
  readonly requests?: Amount;
  /**
   * Requests that were answered.
   * @zh 得到应答的请求数。
   */
  readonly answered?: Amount;
  /**
   * Requests that failed for good.
   * @zh 最终失败的请求数。
   */
  readonly errors?: Amount;
  /**
   * Attempts that were repeated elsewhere.
   * @zh 换后端重试的次数。
   */
  readonly retried?: Amount;
  /**
   * Mean time in the system, in milliseconds.
   * @zh 平均耗时，毫秒。
   */
  readonly meanMs?: Amount;
  /**
   * Median time in the system.
   * @zh 耗时的中位数。
   */
  readonly p50Ms?: Amount;
  /**
   * Time in the system that one request in a hundred exceeds.
   * @zh 百分之一的请求超过的耗时。
   */
  readonly p99Ms?: Amount;
  /**
   * From the first fault until the balancer noticed.
   * @zh 从第一次故障到负载均衡器发现的时间。
   */
  readonly detectMs?: Amount;
  /**
   * How much the busiest backend has, as a multiple of what it should have; 1 is even.
   * @zh 最忙的后端分到的是应得的几倍；1 表示均匀。
   */
  readonly imbalance?: Amount;
  /**
   * The share of clients that changed backend at the last add or remove.
   * @zh 最近一次增减后端时，换了后端的客户端比例。
   */
  readonly moved?: Amount;
  /**
   * Connections that were made anew.
   * @zh 重连的次数。
   */
  readonly reconnects?: Amount;
}
