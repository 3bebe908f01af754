/** The settings of `controlPlane(…)`: the keys of `config` in a scenario, word for word. */
import type { Distribution, Duration, RunSettings } from './words.ts';

export interface ControlPlaneSettings extends RunSettings {
  /**
   * Whether etcd runs on the masters, or on hosts of its own.
   * @zh etcd 在控制平面节点上，还是在自己的主机上。
   * @default 'stacked'
   */
  readonly topology?: 'stacked' | 'external';
  /**
   * How many control-plane nodes, m1, m2, …; at most 7.
   * @zh 控制平面节点数，名为 m1、m2……，最多 7 个。
   * @default 3
   */
  readonly masters?: number;
  /**
   * How many members etcd has on hosts of its own, e1, e2, ….
   * @zh 外置 etcd 的成员数，名为 e1、e2……。
   * @default 3
   */
  readonly etcd?: number;
  /**
   * How many workers, w1, w2, ….
   * @zh 工作节点数，名为 w1、w2……。
   * @default 3
   */
  readonly workers?: number;
  /**
   * How many Pods a worker has at first.
   * @zh 每个工作节点一开始有几个 Pod。
   * @default 10
   */
  readonly podsPerWorker?: number;
  /**
   * The health check of the load balancer in front, `off`; or `none` for no balancer.
   * @zh 前面的负载均衡器的健康检查，或 `off`；`none` 表示没有负载均衡器。
   * @default { health: { interval: '2s', rise: 2, fall: 3 } }
   */
  readonly loadBalancer?:
    | 'none'
    | {
        readonly health?:
          | 'off'
          | {
              readonly interval?: Duration;
              readonly timeout?: Duration;
              readonly rise?: number;
              readonly fall?: number;
            };
      };
  /**
   * A virtual IP in place of a load balancer.
   * @zh 用虚拟 IP 代替负载均衡器。
   */
  readonly virtualIp?: 'vrrp' | 'kube-vip';
  /**
   * How long a message is under way, one way.
   * @zh 消息单程要多久。
   * @default '1-3ms'
   */
  readonly latency?: Distribution;
  /**
   * How long a durable write of etcd takes.
   * @zh etcd 一次落盘要多久。
   * @default '0ms'
   */
  readonly diskWrite?: Distribution;
  /**
   * etcd's `--heartbeat-interval`.
   * @zh etcd 的 `--heartbeat-interval`。
   * @default '100ms'
   */
  readonly heartbeatInterval?: Duration;
  /**
   * etcd's `--election-timeout`.
   * @zh etcd 的 `--election-timeout`。
   * @default '1000ms'
   */
  readonly electionTimeout?: Duration;
  /**
   * `--leader-elect-lease-duration` of scheduler and controller manager.
   * @zh 调度器和控制器管理器的 `--leader-elect-lease-duration`。
   * @default '15s'
   */
  readonly leaderElectLeaseDuration?: Duration;
  /**
   * `--leader-elect-renew-deadline`.
   * @zh `--leader-elect-renew-deadline`。
   * @default '10s'
   */
  readonly leaderElectRenewDeadline?: Duration;
  /**
   * `--leader-elect-retry-period`.
   * @zh `--leader-elect-retry-period`。
   * @default '2s'
   */
  readonly leaderElectRetryPeriod?: Duration;
  /**
   * `--etcd-healthcheck-timeout` of the API servers.
   * @zh API server 的 `--etcd-healthcheck-timeout`。
   * @default '2s'
   */
  readonly etcdHealthcheckTimeout?: Duration;
  /**
   * `--shutdown-delay-duration` of the API servers.
   * @zh API server 的 `--shutdown-delay-duration`。
   * @default '0s'
   */
  readonly shutdownDelayDuration?: Duration;
  /**
   * `--node-monitor-period` of the controller manager.
   * @zh 控制器管理器的 `--node-monitor-period`。
   * @default '5s'
   */
  readonly nodeMonitorPeriod?: Duration;
  /**
   * `--node-monitor-grace-period` of the controller manager.
   * @zh 控制器管理器的 `--node-monitor-grace-period`。
   * @default '50s'
   */
  readonly nodeMonitorGracePeriod?: Duration;
  /**
   * How many seconds Pods tolerate a node that is not ready.
   * @zh 节点未就绪时，Pod 容忍多少秒。
   * @default 300
   */
  readonly tolerationSeconds?: number;
  /**
   * From the start of an API server until it listens.
   * @zh API server 从启动到开始监听要多久。
   * @default '2-4s'
   */
  readonly startTime?: Distribution;
  /**
   * When all certificates expire.
   * @zh 全部证书何时到期。
   */
  readonly certificates?: { readonly expireAt: Duration };
  /**
   * Versions of masters: `{ m1: '1.35' }`; the others have 1.36.
   * @zh 控制平面节点的版本：`{ m1: '1.35' }`；其余是 1.36。
   */
  readonly versions?: Readonly<Record<string, string>>;
  /**
   * Who leads etcd at first, and who holds the Leases.
   * @zh 一开始 etcd 由谁领导，各 Lease 由谁持有。
   */
  readonly initial?: {
    readonly leader?: string;
    readonly holders?: Readonly<Record<string, string>>;
  };
}
