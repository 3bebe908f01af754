/** What a chapter can name. Everything else it says in Markdown. */
import Balancer from './balancer/Balancer.astro';
import Health from './health/Health.astro';
import LeaseCalculator from './lease-calculator/LeaseCalculator.astro';
import Lease from './lease/Lease.astro';
import Raft from './raft/Raft.astro';
import Quorum from './Quorum.astro';
import { plainComponents } from './plain.ts';

export const chapterComponents = {
  ...plainComponents,
  Raft,
  Lease,
  Balancer,
  Quorum,
  LeaseCalculator,
  Health,
};
