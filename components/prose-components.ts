/** What a chapter can name that has no widget: words, boxes, tables, code. */
import Fence from './fence/Fence.astro';
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
import Decision from './symptoms/Decision.astro';
import PasteLines from './symptoms/PasteLines.astro';
import Symptoms from './symptoms/Symptoms.astro';

export const proseComponents = {
  Answer,
  Callout,
  ControlPlaneMap,
  Captioned,
  Card,
  Cards,
  Claim,
  Decision,
  Door,
  Doors,
  InCluster,
  Myth,
  PasteLines,
  Predict,
  Remember,
  Sources,
  Steps,
  Symptoms,
  Tab,
  Tabs,
  Term,
  Verdicts,
  a: Link,
  h2: Heading2,
  h3: Heading3,
  pre: Fence,
  table: Table,
};
