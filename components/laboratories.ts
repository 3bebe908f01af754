/** The laboratories, by the model that runs in them. Another one is listed here and in `run-text.ts`. */
import Balancer from './balancer/Balancer.astro';
import Failover from './failover/Failover.astro';
import Lease from './lease/Lease.astro';
import Raft from './raft/Raft.astro';

export const laboratories = {
  raft: Raft,
  lease: Lease,
  balancer: Balancer,
  'control-plane': Failover,
};

export type LaboratoryName = keyof typeof laboratories;

export const isLaboratory = (model: string): model is LaboratoryName => model in laboratories;
