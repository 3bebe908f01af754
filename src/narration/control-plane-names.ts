/** Names of what a control plane consists of, does and is measured by. */
import type { Service } from '../models/control-plane/events.ts';
import type { Component, Elected } from '../models/control-plane/names.ts';
import type { Language } from './language.ts';

export type ControlPlanePropertyName = 'election-safety' | 'version-skew';

export type ControlPlaneMetricName =
  | 'apiUnavailableMs'
  | 'readUnavailableMs'
  | 'writeUnavailableMs'
  | 'schedulerIdleMs'
  | 'controllerIdleMs'
  | 'etcdLeaderMs'
  | 'balancerMs'
  | 'virtualIpMs'
  | 'schedulerMs'
  | 'controllerMs'
  | 'endpointRemovedMs'
  | 'apiRestartMs'
  | 'nodeNotReadyMs'
  | 'podsEvictedMs'
  | 'podsReplacedMs';

export interface ControlPlaneNames {
  readonly components: Readonly<Record<Component, string>>;
  /** Who elects by a Lease. */
  readonly elected: Readonly<Record<Elected, string>>;
  readonly services: Readonly<Record<Service, string>>;
  readonly properties: Readonly<Record<ControlPlanePropertyName, string>>;
  readonly metrics: Readonly<Record<ControlPlaneMetricName, string>>;
}

const en: ControlPlaneNames = {
  components: {
    etcd: 'etcd',
    'kube-apiserver': 'API server',
    'kube-controller-manager': 'controller manager',
    'kube-scheduler': 'scheduler',
    'kube-vip': 'kube-vip',
    kubelet: 'kubelet',
  },
  elected: {
    'kube-controller-manager': 'controller manager',
    'kube-scheduler': 'scheduler',
    'kube-vip': 'kube-vip',
  },
  services: {
    connections: 'new connections',
    reads: 'reads',
    writes: 'writes',
    scheduling: 'scheduling',
    controllers: 'controllers',
  },
  properties: { 'election-safety': 'election safety', 'version-skew': 'version skew' },
  metrics: {
    apiUnavailableMs: 'time in which new connections fail, all or some',
    readUnavailableMs: 'time without reads',
    writeUnavailableMs: 'time without writes',
    schedulerIdleMs: 'time without scheduling',
    controllerIdleMs: 'time without controllers',
    etcdLeaderMs: 'until etcd has a new leader',
    balancerMs: 'until the load balancer takes an API server out',
    virtualIpMs: 'until the virtual IP has moved',
    schedulerMs: 'until another scheduler leads',
    controllerMs: 'until another controller manager leads',
    endpointRemovedMs: 'until an API server’s endpoint is removed',
    apiRestartMs: 'until a kubelet restarts an API server',
    nodeNotReadyMs: 'until a node is NotReady',
    podsEvictedMs: 'until Pods are evicted',
    podsReplacedMs: 'until evicted Pods run elsewhere',
  },
};

const zhCn: ControlPlaneNames = {
  components: {
    etcd: 'etcd',
    'kube-apiserver': 'API 服务器',
    'kube-controller-manager': '控制器管理器',
    'kube-scheduler': '调度器',
    'kube-vip': 'kube-vip',
    kubelet: 'kubelet',
  },
  elected: {
    'kube-controller-manager': '控制器管理器',
    'kube-scheduler': '调度器',
    'kube-vip': 'kube-vip',
  },
  services: {
    connections: '新连接',
    reads: '读',
    writes: '写',
    scheduling: '调度',
    controllers: '控制器',
  },
  properties: { 'election-safety': '选举安全性', 'version-skew': '版本偏差' },
  metrics: {
    apiUnavailableMs: '新连接失败（全部或部分）的时间',
    readUnavailableMs: '不能读的时间',
    writeUnavailableMs: '不能写的时间',
    schedulerIdleMs: '没有调度的时间',
    controllerIdleMs: '控制器停工的时间',
    etcdLeaderMs: '到 etcd 选出新领导者',
    balancerMs: '到负载均衡器摘除 API 服务器',
    virtualIpMs: '到虚拟 IP 转移',
    schedulerMs: '到另一个调度器接任',
    controllerMs: '到另一个控制器管理器接任',
    endpointRemovedMs: '到 API 服务器的端点被移除',
    apiRestartMs: '到 kubelet 重启 API 服务器',
    nodeNotReadyMs: '到节点变为 NotReady',
    podsEvictedMs: '到 Pod 被驱逐',
    podsReplacedMs: '到被驱逐的 Pod 在别处运行',
  },
};

export const CONTROL_PLANE_NAMES: Readonly<Record<Language, ControlPlaneNames>> = {
  en,
  'zh-cn': zhCn,
};
