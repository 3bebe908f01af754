/** What a calculator may ask about quorums. Widgets see models through this room, as they see runs. */
export { availability, type Availability } from '../models/quorum/availability.ts';
export { readPercent, type ChanceRefusal } from '../models/quorum/chance.ts';
export { answersNeeded } from '../models/quorum/commit-latency.ts';
export { canElect, quorumOf, survivableFailures } from '../models/quorum/majority.ts';
export { MOST_MEMBERS, readMemberCount, type CountRefusal } from '../models/quorum/member-count.ts';
export { leastOverlap } from '../models/quorum/overlap.ts';
export {
  ORDERS,
  replacementSteps,
  type Deed,
  type Replacement,
  type ReplacementOrder,
  type ReplacementStep,
} from '../models/quorum/replacement.ts';
export { judgeSplit, splitsOf, type Group, type Verdict } from '../models/quorum/split.ts';
export { survivesAnyZone, survivesLossOf, zoneAvailability } from '../models/quorum/zones.ts';
export { splitScenario } from './raft/split-scenario.ts';
