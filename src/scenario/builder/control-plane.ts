/** `controlPlane(…)`: a whole control plane that a program drives. */
import { SERVICES, type Service } from '../../models/control-plane/events.ts';
import { ELECTED } from '../../models/control-plane/names.ts';
import { clusterOf, hostWith } from '../control-plane/execute.ts';
import { controlPlaneModel, type ControlPlaneTypes } from '../control-plane/model.ts';
import { serviceState, type ServiceState } from '../control-plane/expectations.ts';
import { BuiltRun } from './built-run.ts';
import type { ControlPlaneCommands, ControlPlaneExpectations } from './control-plane-commands.ts';
import type { ControlPlaneSettings } from './control-plane-settings.ts';
import type { Program } from './program.ts';

export type ControlPlaneRun = BuiltControlPlaneRun & ControlPlaneCommands;

export class BuiltControlPlaneRun extends BuiltRun<ControlPlaneTypes, ControlPlaneExpectations> {
  constructor(program: Program, settings?: ControlPlaneSettings) {
    super(program, controlPlaneModel, settings);
  }

  /**
   * Whether new connections to the API are answered.
   * @zh 到 API 的新连接是否有应答。
   */
  get connections(): ServiceState {
    return serviceState(this.world, 'connections');
  }

  /**
   * Whether clients can read.
   * @zh 客户端能否读。
   */
  get reads(): ServiceState {
    return serviceState(this.world, 'reads');
  }

  /**
   * Whether clients can write.
   * @zh 客户端能否写。
   */
  get writes(): ServiceState {
    return serviceState(this.world, 'writes');
  }

  /**
   * Whether new Pods get a node.
   * @zh 新的 Pod 能否得到节点。
   */
  get scheduling(): ServiceState {
    return serviceState(this.world, 'scheduling');
  }

  /**
   * Whether controllers act.
   * @zh 控制器是否在工作。
   */
  get controllers(): ServiceState {
    return serviceState(this.world, 'controllers');
  }

  /**
   * The host of etcd's leader; `undefined` when there is none.
   * @zh etcd 领导者所在的主机；没有时是 `undefined`。
   */
  get leader(): string | undefined {
    return hostWith(clusterOf(this.world), 'leader');
  }

  /**
   * Which host's process leads, by component.
   * @zh 各组件由哪台主机上的进程领导。
   * @example run.holder['kube-scheduler']
   */
  get holder(): Readonly<Record<string, string | undefined>> {
    const { leading } = clusterOf(this.world);
    return Object.fromEntries(ELECTED.map((component) => [component, leading.get(component)]));
  }

  /**
   * Which hosts answer to the virtual IP.
   * @zh 哪些主机应答虚拟 IP。
   */
  get virtualIp(): readonly string[] {
    return [...clusterOf(this.world).virtualIp].sort();
  }

  /**
   * What the controller manager says of each node: `ready` or `notReady`.
   * @zh 控制器管理器对各节点的说法：`ready` 或 `notReady`。
   */
  get nodes(): Readonly<Record<string, 'ready' | 'notReady'>> {
    const { nodes } = clusterOf(this.world);
    return Object.fromEntries(
      [...nodes].map(([name, { isReady }]) => [name, isReady ? 'ready' : 'notReady']),
    );
  }

  /**
   * The API servers behind the Service `kubernetes`: `listed` or `removed`.
   * @zh Service `kubernetes` 背后的 API server：`listed` 或 `removed`。
   */
  get endpoints(): Readonly<Record<string, 'listed' | 'removed'>> {
    const { endpoints } = clusterOf(this.world);
    return Object.fromEntries(
      this.config.cluster.masters.map((host) => [
        host,
        endpoints.get(host)?.isListed === true ? 'listed' : 'removed',
      ]),
    );
  }

  /**
   * How much there is of each service: 0 none, 1 all.
   * @zh 各项服务还有多少：0 没有，1 全部。
   */
  get services(): Readonly<Record<Service, number>> {
    const { services } = clusterOf(this.world);
    const shares = SERVICES.map((service) => [service, services.get(service) ?? 0]);
    return Object.fromEntries(shares) as Record<Service, number>;
  }
}
