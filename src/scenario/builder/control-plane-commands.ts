/** What can be done to a control plane, and what can be expected of it: the words of a scenario. */
import type { ServiceState } from '../control-plane/expectations.ts';
import type { ControlPlaneRun } from './control-plane.ts';
import type { Amount, Distribution, Who } from './words.ts';

export interface ControlPlaneCommands {
  /**
   * Takes the power of hosts, or kills processes (`kube-scheduler@m1`). `leader`, `controllers` and
   * `scheduler` mean the host with that role.
   * @zh 主机断电，或杀掉进程（`kube-scheduler@m1`）。`leader`、`controllers`、`scheduler` 指有该角色的主机。
   * @example run.crash('m1')
   */
  crash(who: Who): ControlPlaneRun;
  /**
   * Starts hosts or processes.
   * @zh 启动主机或进程。
   * @example run.restart('m1')
   */
  restart(who: Who): ControlPlaneRun;
  /**
   * Lets no code of hosts or processes run, while the clock goes on.
   * @zh 主机或进程的代码停住，时钟照走。
   * @example run.pause('m1')
   */
  pause(who: Who): ControlPlaneRun;
  /**
   * Lets paused ones go on.
   * @zh 让暂停的继续。
   * @example run.resume('m1')
   */
  resume(who: Who): ControlPlaneRun;
  /**
   * Processes run, and answer nothing any more.
   * @zh 进程还在运行，却不再应答。
   * @example run.hang('kube-apiserver@m1')
   */
  hang(who: Who): ControlPlaneRun;
  /**
   * Hung processes answer again.
   * @zh 卡住的进程恢复应答。
   * @example run.recover('kube-apiserver@m1')
   */
  recover(who: Who): ControlPlaneRun;
  /**
   * Stops processes in order; nobody starts them again.
   * @zh 正常停掉进程；没有人再启动它。
   * @example run.stop('kube-scheduler@m1')
   */
  stop(who: Who): ControlPlaneRun;
  /**
   * Stops the API server of hosts in order.
   * @zh 正常停掉主机上的 API server。
   * @example run.drain('m1')
   */
  drain(who: Who): ControlPlaneRun;
  /**
   * Splits the network into groups of hosts; clients and balancer are with most.
   * @zh 把网络分成几组主机；客户端和负载均衡器在最大的一组。
   * @example run.partition([['m1'], ['m2', 'm3']])
   */
  partition(groups: readonly (readonly string[])[]): ControlPlaneRun;
  /**
   * Mends the network.
   * @zh 修复网络。
   * @example run.heal('all')
   */
  heal(what: 'all'): ControlPlaneRun;
  /**
   * The certificates of hosts expire.
   * @zh 主机的证书到期。
   * @example run.expire('certificates@m1')
   */
  expire(what: Who): ControlPlaneRun;
  /**
   * Upgrades a master, to the next minor version or the one given.
   * @zh 升级一个控制平面节点，到下一个次版本或指定的版本。
   * @example run.upgrade({ node: 'm1', to: '1.37' })
   */
  upgrade(what: string | { readonly node: string; readonly to?: string }): ControlPlaneRun;
  /**
   * Changes how long a durable write of etcd takes on a host.
   * @zh 改变某台主机上 etcd 落盘的用时。
   * @example run.slowDisk({ node: 'm1', to: '500ms' })
   */
  slowDisk(change: { readonly node: string; readonly to: Distribution }): ControlPlaneRun;
}

/** What can be expected of a control plane; metrics too, by their names. */
export interface ControlPlaneExpectations {
  /**
   * Whether new connections to the API are answered.
   * @zh 到 API 的新连接是否有应答。
   */
  readonly connections?: ServiceState;
  /**
   * Whether clients can read.
   * @zh 客户端能否读。
   */
  readonly reads?: ServiceState;
  /**
   * Whether clients can write.
   * @zh 客户端能否写。
   */
  readonly writes?: ServiceState;
  /**
   * Whether new Pods get a node.
   * @zh 新的 Pod 能否得到节点。
   */
  readonly scheduling?: ServiceState;
  /**
   * Whether controllers act.
   * @zh 控制器是否在工作。
   */
  readonly controllers?: ServiceState;
  /**
   * The host of etcd's leader, `any` or `none`.
   * @zh etcd 领导者所在的主机，或 `any`、`none`。
   */
  readonly leader?: string;
  /**
   * Which host's process leads, by component: `{ 'kube-scheduler': 'm2' }`.
   * @zh 各组件由哪台主机上的进程领导：`{ 'kube-scheduler': 'm2' }`。
   */
  readonly holder?: Readonly<Record<string, string>>;
  /**
   * Who answers to the virtual IP, or `none`.
   * @zh 谁应答虚拟 IP，或 `none`。
   */
  readonly virtualIp?: Who;
  /**
   * What the controller manager says of nodes.
   * @zh 控制器管理器对各节点的说法。
   */
  readonly nodes?: Readonly<Record<string, 'ready' | 'notReady'>>;
  /**
   * The API servers behind the Service `kubernetes`.
   * @zh Service `kubernetes` 背后的 API server。
   */
  readonly endpoints?: Readonly<Record<string, 'listed' | 'removed'>>;
  /**
   * The properties that have been broken; at the end of a program there are none, unless this says so.
   * @zh 被破坏的性质；程序结束时应当没有，除非这里写明。
   */
  readonly violations?: readonly string[];
  /**
   * Time in all in which some new connections failed, after the first command, in milliseconds.
   * @zh 第一个命令之后，有新连接失败的总时间，毫秒。
   */
  readonly apiUnavailableMs?: Amount;
  /**
   * The same of reads.
   * @zh 同上，指读。
   */
  readonly readUnavailableMs?: Amount;
  /**
   * The same of writes.
   * @zh 同上，指写。
   */
  readonly writeUnavailableMs?: Amount;
  /**
   * Time in all without a scheduler that acts.
   * @zh 没有调度器工作的总时间。
   */
  readonly schedulerIdleMs?: Amount;
  /**
   * Time in all without controllers that act.
   * @zh 没有控制器工作的总时间。
   */
  readonly controllerIdleMs?: Amount;
  /**
   * From the first command until etcd had a new leader.
   * @zh 从第一个命令到 etcd 选出新领导者。
   */
  readonly etcdLeaderMs?: Amount;
  /**
   * From the first command until the balancer took a server out.
   * @zh 从第一个命令到负载均衡器摘掉一台。
   */
  readonly balancerMs?: Amount;
  /**
   * From the first command until the virtual IP had moved.
   * @zh 从第一个命令到虚拟 IP 完成迁移。
   */
  readonly virtualIpMs?: Amount;
  /**
   * From the first command until a new scheduler led.
   * @zh 从第一个命令到新的调度器当选。
   */
  readonly schedulerMs?: Amount;
  /**
   * From the first command until a new controller manager led.
   * @zh 从第一个命令到新的控制器管理器当选。
   */
  readonly controllerMs?: Amount;
  /**
   * From the first command until an API server had left the Service `kubernetes`.
   * @zh 从第一个命令到某个 API server 从 Service `kubernetes` 中移除。
   */
  readonly endpointRemovedMs?: Amount;
  /**
   * From the first command until a kubelet ended an API server.
   * @zh 从第一个命令到 kubelet 结束某个 API server。
   */
  readonly apiRestartMs?: Amount;
  /**
   * From the first command until a node was NotReady.
   * @zh 从第一个命令到有节点 NotReady。
   */
  readonly nodeNotReadyMs?: Amount;
  /**
   * From the first command until Pods were evicted.
   * @zh 从第一个命令到 Pod 被驱逐。
   */
  readonly podsEvictedMs?: Amount;
  /**
   * From the first command until they ran elsewhere.
   * @zh 从第一个命令到它们在别处运行。
   */
  readonly podsReplacedMs?: Amount;
}
