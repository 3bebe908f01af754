/** What follows from the state of a cluster, for whoever shows it at one moment. */
import { isConnected, type Cluster } from '../../models/control-plane/cluster.ts';
import { isLong } from '../../models/control-plane/member-disks.ts';
import { BALANCER, type Elected, type HostId } from '../../models/control-plane/names.ts';
import { canAct, chosenFor, serves } from '../../models/control-plane/service-levels.ts';
import type { LeaseRole } from '../../models/lease/messages.ts';
import { roleOf, type Elector } from '../../models/lease/process.ts';
import type { NodeId } from '../../sim/world.ts';
import { clusterOf, type ControlPlaneWorld } from './execute.ts';

export interface Standing {
  readonly cluster: Cluster;
  /** API servers that new connections are sent to, and those of them that answer. */
  readonly chosen: readonly HostId[];
  readonly answered: readonly HostId[];
  /** Without power, or on another side than the balancer. */
  isApart(host: HostId): boolean;
  /** Its member of etcd waits for the disk, too long for anybody. */
  waits(host: HostId): boolean;
  /** A leader of this component whose writes are taken. */
  canAct(component: Elected): boolean;
  /** Of a process that elects by a Lease. */
  roleOf(node: NodeId): LeaseRole | undefined;
}

export function standingOf(world: ControlPlaneWorld): Standing {
  const cluster = clusterOf(world);
  const chosen = chosenFor(cluster);
  return {
    cluster,
    chosen,
    answered: chosen.filter((host) => serves(cluster, host)),
    isApart: (host) => !isConnected(cluster, BALANCER, host),
    waits: (host) => isLong(cluster.etcd.get(host)?.waitUs, cluster),
    canAct: (component) => canAct(cluster, component),
    roleOf: (node) => {
      const state = world.nodes[node]?.state;
      return state && roleOf(state as Elector);
    },
  };
}

export { isConnected };
export {
  BALANCER,
  checkAt,
  COMPONENTS,
  ELECTED,
  hostOf,
  nodeAt,
  partOf,
  probeAt,
} from '../../models/control-plane/names.ts';
