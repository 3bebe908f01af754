import type { HostId } from './names.ts';

/** What a cluster does for those who use it. */
export const SERVICES = ['connections', 'reads', 'writes', 'scheduling', 'controllers'] as const;
export type Service = (typeof SERVICES)[number];

/** What the cluster as a whole adds to a trace, beside the events of its components. */
export type ClusterEvent =
  /** How much of a service there is: 0 none, 1 all; in between, the share of new connections. */
  | { readonly type: 'service'; readonly service: Service; readonly share: number }
  /** The way of an API server to a majority of etcd. */
  | {
      readonly type: 'etcdLost' | 'etcdBack';
      readonly node: HostId;
      readonly component: 'kube-apiserver';
    }
  /** A member of etcd waits for its disk for longer than two heartbeats; `isLong`: than an election timeout. */
  | {
      readonly type: 'diskWait';
      readonly node: HostId;
      readonly isLong: boolean;
      readonly component: 'etcd';
    }
  | { readonly type: 'diskFree'; readonly node: HostId; readonly component: 'etcd' }
  /** The list behind the Service `kubernetes`. */
  | {
      readonly type: 'endpointAdded' | 'endpointRemoved';
      readonly node: HostId;
      readonly component: 'kube-apiserver';
    }
  /** Who answers to the virtual IP now; several in a partition. */
  | {
      readonly type: 'virtualIp';
      readonly holders: readonly HostId[];
      readonly component: 'virtual-ip';
    }
  /** The controller manager's word on a node. */
  | {
      readonly type: 'nodeNotReady' | 'nodeReady';
      readonly node: HostId;
      readonly component: 'kube-controller-manager';
    }
  | {
      readonly type: 'podsEvicted';
      readonly node: HostId;
      readonly pods: number;
      readonly component: 'kube-controller-manager';
    }
  /** Their replacements run elsewhere. */
  | {
      readonly type: 'podsReplaced';
      readonly node: HostId;
      readonly pods: number;
      readonly component: 'kube-scheduler';
    }
  | {
      readonly type: 'upgraded';
      readonly node: HostId;
      readonly minor: number;
      readonly component: 'kube-apiserver';
    };
