/** What the panel of settings says. Flags keep their names: one looks for them in manifests. */
import type { Language } from '../../src/narration/language.ts';
import type { FrontName } from './variants.ts';

const en = {
  topology: 'Where etcd runs',
  topologies: { stacked: 'on the masters', external: 'on hosts of its own' },
  masters: 'Masters',
  front: 'Where clients ask',
  fronts: {
    balancer: 'load balancer',
    unchecked: 'balancer without checks',
    vrrp: 'virtual IP, VRRP',
    'kube-vip': 'virtual IP, kube-vip',
    none: 'one master',
  } satisfies Record<FrontName, string>,
  etcd: 'Members of etcd',
  workers: 'Workers',
  podsPerWorker: 'Pods on each worker',
  interval: 'Balancer’s check: interval',
  fall: 'Balancer’s check: fall',
  rise: 'Balancer’s check: rise',
  tolerationSeconds: 'tolerationSeconds',
  latency: 'Latency of the network',
  startTime: 'API server, from start to listening',
};

const zhCn: typeof en = {
  topology: 'etcd 在哪里运行',
  topologies: { stacked: '在控制平面节点上', external: '在自己的主机上' },
  masters: '控制平面节点数',
  front: '客户端访问谁',
  fronts: {
    balancer: '负载均衡器',
    unchecked: '不做检查的均衡器',
    vrrp: '虚拟 IP，VRRP',
    'kube-vip': '虚拟 IP，kube-vip',
    none: '固定一个节点',
  },
  etcd: 'etcd 成员数',
  workers: '工作节点数',
  podsPerWorker: '每个工作节点的 Pod 数',
  interval: '均衡器检查：间隔',
  fall: '均衡器检查：连续失败次数',
  rise: '均衡器检查：连续成功次数',
  tolerationSeconds: 'tolerationSeconds',
  latency: '网络延迟',
  startTime: 'API 服务器启动到开始监听',
};

/** As the programs name them. */
export const FLAGS = {
  heartbeatInterval: ['--heartbeat-interval', '100ms'],
  electionTimeout: ['--election-timeout', '1000ms'],
  leaderElectLeaseDuration: ['--leader-elect-lease-duration', '15s'],
  leaderElectRenewDeadline: ['--leader-elect-renew-deadline', '10s'],
  leaderElectRetryPeriod: ['--leader-elect-retry-period', '2s'],
  etcdHealthcheckTimeout: ['--etcd-healthcheck-timeout', '2s'],
  shutdownDelayDuration: ['--shutdown-delay-duration', '0s'],
  nodeMonitorPeriod: ['--node-monitor-period', '5s'],
  nodeMonitorGracePeriod: ['--node-monitor-grace-period', '50s'],
} as const;

export const SETTINGS_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
