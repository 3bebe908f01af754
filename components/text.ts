/** What a chapter without widgets can name, and so without their weight. Listed in `index.ts` as well. */
import Fence from './fence/Fence.astro';
import Callout from './prose/Callout.astro';
import Claim from './prose/Claim.astro';
import Heading2 from './prose/Heading2.astro';
import Heading3 from './prose/Heading3.astro';
import InCluster from './prose/InCluster.astro';
import Link from './prose/Link.astro';
import Myth from './prose/Myth.astro';
import Remember from './prose/Remember.astro';
import Table from './prose/Table.astro';
import Term from './prose/Term.astro';
import Verdicts from './prose/Verdicts.astro';

export const textComponents = {
  Callout,
  Claim,
  InCluster,
  Myth,
  Remember,
  Term,
  Verdicts,
  a: Link,
  h2: Heading2,
  h3: Heading3,
  pre: Fence,
  table: Table,
};
