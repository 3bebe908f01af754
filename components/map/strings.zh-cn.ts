import type { MapStrings } from './strings.en.ts';

export const zhCn: MapStrings = {
  label:
    '三台控制平面机器，前面是负载均衡器。三个 API 服务器都在服务。etcd 的领导者在 m2，正在干活的控制器管理器在 m3，正在干活的调度器在 m1。',
  clients: 'kubectl、工作节点的 kubelet',
  wayIn: '负载均衡器或虚拟 IP',
  way: { name: '入口', how: '通往哪个 API 服务器都行' },
  machines: ['m1', 'm2', 'm3'],
  layers: {
    api: { name: 'API 服务器', how: '不选举：都在服务' },
    etcd: { name: 'etcd', how: '用 Raft 选出一个领导者' },
    controllerManager: { name: '控制器管理器', how: '一个 Lease，一个持有者' },
    scheduler: { name: '调度器', how: '另一个 Lease，一个持有者' },
    kubelet: { name: 'kubelet', how: '不选举：每台机器一个' },
  },
  serves: '在服务',
  ownPods: '本机的 Pod',
  leader: '领导者',
  follower: '跟随者',
  holder: '持有者',
  standby: '候选者',
  inWords: '把图说一遍',
  words: [
    'kubectl 和工作节点的 kubelet 只连一个地址，它属于负载均衡器，或者是虚拟 IP。从这里通往三个 API 服务器中的任意一个。',
    'm1、m2、m3 上的 API 服务器都在服务，没有谁是领导者。',
    '每个 API 服务器只找本机的 etcd 成员。领导者只有一个，这里在 m2；m1 和 m3 跟随它。',
    '控制器管理器和调度器只找本机的 API 服务器。控制器管理器里有一个持有 Lease，这里在 m3；调度器里有一个持有另一个 Lease，这里在 m1。其余的都在待命。',
    '最下面是各台机器的 kubelet，只运行本机的 Pod，上面这几个也在其中。',
  ],
};
