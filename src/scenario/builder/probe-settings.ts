/** The settings of `probe(…)`: the keys of `config` in a scenario, word for word. */
import type { Distribution, Duration, RunSettings } from './words.ts';

/** One probe of a kubelet: the fields of the API. Whole seconds. */
export interface KubeletProbe {
  /**
   * How long after the start of the container the first check comes.
   * @zh 容器启动之后，过多久做第一次检查。
   * @default '0s'
   */
  readonly initialDelay?: Duration;
  /**
   * From one check to the next.
   * @zh 两次检查之间的时间。
   * @default '10s'
   */
  readonly period?: Duration;
  /**
   * Another word for `period`; one of the two.
   * @zh `period` 的另一种写法，两者只写一个。
   */
  readonly interval?: Duration;
  /**
   * How long a check waits for its answer.
   * @zh 一次检查等应答多久。
   * @default '1s'
   */
  readonly timeout?: Duration;
  /**
   * How many successes in a row change the verdict.
   * @zh 连续成功多少次，判断才改变。
   * @default 1
   */
  readonly successThreshold?: number;
  /**
   * How many failures in a row change the verdict.
   * @zh 连续失败多少次，判断才改变。
   * @default 3
   */
  readonly failureThreshold?: number;
}

export interface ProbeSettings extends RunSettings {
  /**
   * From one check of a load balancer to the next.
   * @zh 负载均衡器两次检查之间的时间。
   * @default '2s'
   */
  readonly interval?: Duration;
  /**
   * The same, while the verdict is about to change.
   * @zh 同上，用于判定快要改变的时候。
   * @default the interval
   */
  readonly fastInterval?: Duration;
  /**
   * The same, while the target counts as down.
   * @zh 同上，用于目标被判为不健康的时候。
   * @default the interval
   */
  readonly downInterval?: Duration;
  /**
   * How long a check waits for its answer.
   * @zh 一次检查等应答多久。
   * @default '1s'
   */
  readonly timeout?: Duration;
  /**
   * So many good checks in a row, and the target is healthy.
   * @zh 连续成功这么多次，目标算健康。
   * @default 2
   */
  readonly successThreshold?: number;
  /**
   * So many failed checks in a row, and the target is unhealthy.
   * @zh 连续失败这么多次，目标算不健康。
   * @default 3
   */
  readonly failureThreshold?: number;
  /**
   * How long before the first check.
   * @zh 第一次检查之前等多久。
   * @default '0ms'
   */
  readonly initialDelay?: Duration;
  /**
   * What the balancer takes the target for at first.
   * @zh 负载均衡器一开始当目标是什么状态。
   * @default 'fully-up'
   */
  readonly initialState?: 'up' | 'fully-up' | 'down' | 'fully-down';
  /**
   * A kubelet's startup probe. With any of the three, a kubelet probes in place of a balancer.
   * @zh kubelet 的启动探针。三种探针写了任何一种，就由 kubelet 探测，而不是负载均衡器。
   */
  readonly startup?: KubeletProbe;
  /**
   * A kubelet's liveness probe: when it fails, the container is restarted.
   * @zh kubelet 的存活探针：失败就重启容器。
   */
  readonly liveness?: KubeletProbe;
  /**
   * A kubelet's readiness probe: while it fails, no requests are sent.
   * @zh kubelet 的就绪探针：失败期间不再送来请求。
   */
  readonly readiness?: KubeletProbe;
  /**
   * How long a container may take to end when it is asked to.
   * @zh 要求容器结束时，最多等它多久。
   * @default '30s'
   */
  readonly terminationGracePeriod?: Duration;
  /**
   * Whether the process ends when it is asked to.
   * @zh 进程收到 SIGTERM 时是否会结束。
   * @default true
   */
  readonly handlesSigterm?: boolean;
  /**
   * The process ends by itself so long after its start.
   * @zh 进程启动之后过这么久自行结束。
   * @default 'off'
   */
  readonly crashAfter?: Distribution;
  /**
   * From the start of the target until it serves.
   * @zh 目标从启动到能服务要多久。
   * @default '0ms'
   */
  readonly startTime?: Distribution;
  /**
   * How long an answer to a check takes, there and back.
   * @zh 检查的应答来回要多久。
   * @default '1-5ms'
   */
  readonly response?: Distribution;
}
