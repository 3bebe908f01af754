/** What a picture of an election by lease is drawn from, as types. */
import type { Elector, LeaseState } from '../models/lease/process.ts';
import type { ApiServer } from '../models/lease/process.ts';
import type { LeaseEvent, LeaseMessage } from '../models/lease/messages.ts';
import type { Lease } from '../models/lease/record.ts';
import type { SimEvent, Timed } from '../sim/trace.ts';
import type { Node, NodeId, World } from '../sim/world.ts';
import { hueOf, type Hue } from './hue.ts';

export type LeaseWorld = World<LeaseState, LeaseMessage, undefined>;
export type LeaseTraceEvent = Timed<SimEvent<LeaseMessage> | LeaseEvent>;
export type CandidateNode = Node<Elector, LeaseMessage, undefined>;

/** The node that all candidates talk to. */
export const API: NodeId = 'api';

/** How a run begins; a scenario's `initial` fits. */
export interface LeaseStart {
  readonly lease: Lease | undefined;
  readonly down: readonly NodeId[];
}

export function candidateIn(world: LeaseWorld, id: NodeId): CandidateNode | undefined {
  const node = world.nodes[id];
  return node && !isApi(node.state) ? (node as CandidateNode) : undefined;
}

function isApi(state: LeaseState): state is ApiServer {
  return 'revision' in state.context;
}

/** The hues of candidates, in order: the amber of leaders and the red of warnings stay apart from them. */
const HUES: readonly number[] = [1, 4, 3, 6, 8, 7, 5, 2];

/** The colour of a candidate and of all its processes: `c1`, `c1#2`. Nobody's and a stranger's: none. */
export function holderHue(holder: string, candidates: readonly NodeId[]): Hue {
  const place = candidates.indexOf(nodeOf(holder));
  return place === -1 ? 0 : hueOf(HUES[place % HUES.length] ?? 0);
}

/** `c1#2` runs on `c1`. */
export function nodeOf(identity: string): NodeId {
  return identity.replace(/#\d+$/, '');
}
