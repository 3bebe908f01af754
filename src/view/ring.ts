/** A cluster at one instant as a ring: members, the links between them, messages under way. */
import type { Role } from '../models/raft/messages.ts';
import type { NodeId, NodeStatus } from '../sim/world.ts';
import type { Drop } from './history.ts';
import type { MessageMark } from './message-mark.ts';
import type { RaftWorld } from './raft-run.ts';
import { ringLayout } from './ring-layout.ts';
import { ringLinks } from './ring-links.ts';
import { ringMessages } from './ring-messages.ts';
import { ringNodes } from './ring-nodes.ts';
import type { TermIndex } from './terms.ts';

export { linkKey, targetKey, type RingTarget } from './ring-target.ts';

export interface RingInput {
  readonly world: RaftWorld;
  /** In the order in which they stand on the ring, clockwise from the top. */
  readonly nodes: readonly NodeId[];
  readonly atUs: number;
  /** A full circle of a timer's arc. Without it, the longest timer that runs. */
  readonly longestTimeoutUs?: number | undefined;
  /** Messages lost a moment ago ({@link recentDrops}): shown as they vanish. */
  readonly drops?: readonly Drop[] | undefined;
  /** Keep room for logs. Default: when one has an entry. */
  readonly showsLogs?: boolean | undefined;
}

export interface RingView {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly RingNode[];
  readonly links: readonly RingLink[];
  readonly messages: readonly RingMessage[];
}

export interface RingNode {
  readonly id: NodeId;
  readonly x: number;
  readonly y: number;
  /** Radius of the body; everything that belongs to the node lies within `outerRadius`. */
  readonly radius: number;
  readonly outerRadius: number;
  /** So many members that words are shortened. */
  readonly isDense: boolean;
  /** Where the words stand: on the side away from the middle, `captionX` from its own. */
  readonly captionX: number;
  readonly side: 'above' | 'below';
  readonly role: Role;
  readonly status: NodeStatus;
  readonly term: number;
  readonly termIndex: TermIndex;
  readonly votedFor: NodeId | undefined;
  readonly lead: NodeId | undefined;
  readonly timer: RingTimer | undefined;
  readonly votes: RingVotes | undefined;
  readonly log: readonly RingLogCell[];
  readonly logTerms: readonly number[];
  /** Messages that wait for a paused member. */
  readonly heldMessages: number;
}

/** The election timer. All arcs of a picture run at one speed: the shortest ends first. */
export interface RingTimer {
  /** Of the length that was drawn, the part still to run: 1 … 0. */
  readonly fraction: number;
  readonly remainingUs: number;
  /** The length that was drawn, and what is left of it, as arcs. */
  readonly track: string;
  readonly arc: string;
}

/** Answers to a (pre-)candidate: a ring of seats that closes as votes arrive. */
export interface RingVotes {
  readonly granted: number;
  readonly refused: number;
  readonly needed: number;
  readonly size: number;
  /** The arc of votes had. */
  readonly grantedArc: string;
  /** Seats without an answer, or with a no. */
  readonly openArc: string;
  /** A mark across the ring: filled so far, the vote is won. */
  readonly majority: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  };
}

export interface RingLogCell {
  readonly index: number;
  readonly term: number;
  readonly termIndex: TermIndex;
  readonly isCommitted: boolean;
}

export type RingLinkState = 'open' | 'cut' | 'oneWay' | 'partitioned' | 'down';

export interface RingLink {
  readonly id: string;
  /** When `oneWay`: messages still pass from here … */
  readonly from: NodeId;
  /** … to there. */
  readonly to: NodeId;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** The middle, and the direction in degrees, for the mark of a cut. */
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly state: RingLinkState;
  /** Its latency or loss differs from the rest. */
  readonly isAltered: boolean;
}

export interface RingMessage extends MessageMark {
  readonly id: number;
  /** Unlike `id`, different for a duplicate. */
  readonly key: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly x: number;
  readonly y: number;
  /** Degrees, 0 to the right, clockwise. */
  readonly angle: number;
  /** 0 at the sender's rim, 1 at the receiver's. */
  readonly progress: number;
  readonly tail: number;
  /** It was dropped and is shown a moment longer. */
  readonly isLost: boolean;
}

export function ringView(input: RingInput): RingView {
  const layout = ringLayout(input.nodes, input.showsLogs ?? hasLogs(input.world));
  return {
    width: layout.width,
    height: layout.height,
    nodes: ringNodes(input, layout),
    links: ringLinks(input, layout),
    messages: ringMessages(input, layout),
  };
}

function hasLogs({ nodes }: RaftWorld): boolean {
  return Object.values(nodes).some(({ state, durable }) => {
    return durable.log.length > 0 || state.context.log.length > 0;
  });
}
