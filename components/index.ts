/** What a chapter can name. Everything else it says in Markdown. */
import Balancer from './balancer/Balancer.astro';
import Exercise from './exercise/Exercise.astro';
import Failover from './failover/Failover.astro';
import Fence from './fence/Fence.astro';
import Health from './health/Health.astro';
import Lease from './lease/Lease.astro';
import LeaseCalculator from './lease-calculator/LeaseCalculator.astro';
import ControlPlaneMap from './map/ControlPlaneMap.astro';
import Predict from './predict/Predict.astro';
import Answer from './prose/Answer.astro';
import Callout from './prose/Callout.astro';
import Captioned from './prose/Captioned.astro';
import Card from './prose/Card.astro';
import Cards from './prose/Cards.astro';
import Claim from './prose/Claim.astro';
import Door from './prose/Door.astro';
import Doors from './prose/Doors.astro';
import Heading2 from './prose/Heading2.astro';
import Heading3 from './prose/Heading3.astro';
import InCluster from './prose/InCluster.astro';
import Link from './prose/Link.astro';
import Myth from './prose/Myth.astro';
import Remember from './prose/Remember.astro';
import Sources from './prose/Sources.astro';
import Steps from './prose/Steps.astro';
import Tab from './prose/Tab.astro';
import Table from './prose/Table.astro';
import Tabs from './prose/Tabs.astro';
import Term from './prose/Term.astro';
import Verdicts from './prose/Verdicts.astro';
import Quorum from './Quorum.astro';
import Raft from './raft/Raft.astro';

export const chapterComponents = {
  Raft,
  Lease,
  Balancer,
  Failover,
  Quorum,
  LeaseCalculator,
  Health,
  ControlPlaneMap,
  Predict,
  Exercise,
  Answer,
  Callout,
  InCluster,
  Myth,
  Claim,
  Verdicts,
  Remember,
  Sources,
  Steps,
  Tabs,
  Tab,
  Captioned,
  Cards,
  Card,
  Doors,
  Door,
  Term,
  a: Link,
  h2: Heading2,
  h3: Heading3,
  pre: Fence,
  table: Table,
};
