/** What the map of the control plane says in English. */
import type { Layer } from './places.ts';

export interface LayerSays {
  readonly name: string;
  /** How its leader is found, or that it has none. */
  readonly how: string;
}

export const en = {
  label:
    'Three control plane machines behind a load balancer. All three API servers serve. etcd’s leader is on m2, the active controller manager on m3, the active scheduler on m1.',
  clients: 'kubectl, kubelets of workers',
  wayIn: 'load balancer or virtual IP',
  way: { name: 'the way in', how: 'any API server will do' } as LayerSays,
  machines: ['m1', 'm2', 'm3'],
  layers: {
    api: { name: 'API servers', how: 'no election: all serve' },
    etcd: { name: 'etcd', how: 'elects by Raft: one leader' },
    controllerManager: { name: 'controller manager', how: 'one Lease: one holder' },
    scheduler: { name: 'scheduler', how: 'another Lease: one holder' },
    kubelet: { name: 'kubelet', how: 'no election: one per machine' },
  } as Readonly<Record<Layer, LayerSays>>,
  serves: 'serves',
  ownPods: 'own Pods',
  leader: 'leader',
  follower: 'follower',
  holder: 'holder',
  standby: 'standby',
  inWords: 'The picture in words',
  words: [
    'kubectl and the kubelets of workers connect to one address, that of a load balancer or a virtual IP. It leads to any of the three API servers.',
    'The API servers on m1, m2 and m3 all serve. None leads.',
    'Each API server asks the etcd member of its own machine. One member leads, here on m2; m1 and m3 follow it.',
    'Controller managers and schedulers ask the API server of their own machine. Of the controller managers one holds a Lease, here on m3; of the schedulers one holds another, here on m1. The others stand by.',
    'Below, each machine’s kubelet runs the Pods of its own machine, these among them.',
  ],
};

export type MapStrings = typeof en;
