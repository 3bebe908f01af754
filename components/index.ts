/** What a chapter can name. Everything else it says in Markdown. */
import Fence from './fence/Fence.astro';
import Lease from './lease/Lease.astro';
import LeaseCalculator from './lease-calculator/LeaseCalculator.astro';
import Answer from './prose/Answer.astro';
import Callout from './prose/Callout.astro';
import Door from './prose/Door.astro';
import Doors from './prose/Doors.astro';
import Heading2 from './prose/Heading2.astro';
import Heading3 from './prose/Heading3.astro';
import InCluster from './prose/InCluster.astro';
import Link from './prose/Link.astro';
import Myth from './prose/Myth.astro';
import Predict from './prose/Predict.astro';
import Remember from './prose/Remember.astro';
import Sources from './prose/Sources.astro';
import Table from './prose/Table.astro';
import Term from './prose/Term.astro';
import Quorum from './Quorum.astro';
import Raft from './raft/Raft.astro';

export const chapterComponents = {
  Raft,
  Lease,
  Quorum,
  LeaseCalculator,
  Predict,
  Answer,
  Callout,
  InCluster,
  Myth,
  Remember,
  Sources,
  Doors,
  Door,
  Term,
  a: Link,
  h2: Heading2,
  h3: Heading3,
  pre: Fence,
  table: Table,
};
