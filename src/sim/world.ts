/**
 * The state of a simulated system at one instant: nodes, links, the queue of what will happen, and
 * the random streams. Plain data; a copy is shallow, because entries, machine states, durable states
 * and messages are never changed in place.
 */
import type { Clock } from './clock.ts';
import type { Distribution } from './distribution.ts';
import type { Save, Saving } from './loop.ts';
import { copyStreams, type Streams } from './random.ts';
import type { Micros } from './time.ts';
import type { Scheduled } from './queue.ts';
import type { Traffic } from './traffic.ts';

/** `n1`, `c2`, `m3`: never a bare number, which would reorder an object's keys. */
export type NodeId = string;

/** A timer of a node that is running. */
export interface Timer {
  readonly startedUs: Micros;
  readonly dueUs: Micros;
  /** Ties the timer to its entry in the queue; another number there means it was set anew. */
  readonly sequence: number;
}

/** How long a named timer runs; `undefined` in the table means it never ends. */
export interface TimerRule {
  /** Whole microseconds, or whole ticks when `tickUs` is given. */
  readonly length: Distribution;
  /** The interval of the node's own ticker. The timer then ends at the k-th own tick after its start. */
  readonly tickUs?: Micros;
  /** When a new length is drawn: at every start, or when the machine asks (`draw`). */
  readonly renewed: 'atStart' | 'onRequest';
}

export type NodeStatus = 'up' | 'paused' | 'down';

export interface Node<State, Message, Durable> {
  readonly id: NodeId;
  status: NodeStatus;
  /** The machine's snapshot; of a node that is down, its last one. */
  state: State;
  /** What survives a crash. */
  durable: Durable;
  /** The number of the write that put it there: an older write that ends later changes nothing. */
  durableWrite: number;
  writes: number;
  /** How many processes have started here, this one included. */
  starts: number;
  clock: Clock;
  /** When its manager starts it again after it has exited by itself; `undefined`: nobody will. */
  restartUs: Micros | undefined;
  /** Counts boots and ends. What an earlier process left in the queue is recognised by it. */
  epoch: number;
  /** Instants of the node's ticker are `phaseUs` + k × its interval; drawn when the process starts. */
  phaseUs: Micros;
  /** By name; `undefined`: not running. */
  readonly timers: Record<string, Timer | undefined>;
  /** The last length drawn for timers whose length is drawn on request; `undefined`: to be drawn. */
  readonly draws: Record<string, number | undefined>;
  /** What a paused node could not take yet, in order. */
  held: readonly Entry<Message, Durable>[];
  pausedAtUs: Micros;
  /** How long a durable write takes here; otherwise the world's `diskWrite`. */
  diskWrite: Distribution | undefined;
  diskFreeAtUs: Micros;
  /** The write that the process's loop waits for; see loop.ts. */
  saving: Saving<Message, Durable> | undefined;
}

/** One direction between two nodes. */
export interface Link {
  /** Cut by name: nothing passes in this direction. */
  isCut: boolean;
  /** On two sides of a partition. */
  isPartitioned: boolean;
  latency: Distribution | undefined;
  loss: number | undefined;
  /** Added to the latency. */
  extra: Distribution | undefined;
  /** Links are first-in-first-out: nothing arrives before this. */
  lastDueUs: Micros;
}

/** What will happen. Entries are immutable, so copies of a queue share them. */
export type Entry<Message, Durable> = Scheduled &
  (
    | {
        readonly kind: 'deliver';
        readonly id: number;
        readonly from: NodeId;
        readonly to: NodeId;
        readonly message: Message;
        readonly sentUs: Micros;
        readonly isCopy: boolean;
      }
    | { readonly kind: 'timer'; readonly node: NodeId; readonly timer: string }
    /** A durable write ends: the state is safe, and what waited for it leaves. */
    | {
        readonly kind: 'stored';
        readonly node: NodeId;
        readonly epoch: number;
        readonly durable: Durable;
        readonly write: number;
        readonly then: readonly Outgoing<Message>[];
      }
    /** A process whose loop has just saved saves what has come meanwhile. */
    | ({ readonly kind: 'save'; readonly node: NodeId; readonly epoch: number } & Save<
        Message,
        Durable
      >)
    /** A process that exited by itself is started again. */
    | { readonly kind: 'boot'; readonly node: NodeId; readonly epoch: number }
    /** Something that the world's traffic set itself. */
    | { readonly kind: 'traffic'; readonly what: unknown }
    /** A node's message to itself. */
    | {
        readonly kind: 'local';
        readonly node: NodeId;
        readonly epoch: number;
        readonly message: Message;
      }
  );

/** A message that leaves a node, with the message it answers. */
export interface Outgoing<Message> {
  readonly to: NodeId;
  readonly message: Message;
  readonly replyTo: number | undefined;
}

/** The next `count` messages that match are dropped as they are sent. */
export interface DropRule {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly type: string | undefined;
  readonly count: number;
}

export interface World<State, Message, Durable> {
  readonly seed: number;
  nowUs: Micros;
  sequence: number;
  messageId: number;
  /** Entries and commands handled so far. */
  steps: number;
  /** How many of the run's commands have been executed. */
  commandsDone: number;
  nodes: Record<NodeId, Node<State, Message, Durable>>;
  /** By `from->to`. */
  links: Record<string, Link>;
  queue: Entry<Message, Durable>[];
  streams: Streams;
  drops: readonly DropRule[];
  /** What moves between nodes, where a model has it. */
  traffic: Traffic | undefined;
}

export function linkName(from: NodeId, to: NodeId): string {
  return `${from}->${to}`;
}

/** An independent copy; what is immutable is shared. */
export function copyWorld<S, M, D>(world: World<S, M, D>): World<S, M, D> {
  const nodes: Record<NodeId, Node<S, M, D>> = {};
  for (const [id, node] of Object.entries(world.nodes)) {
    nodes[id] = { ...node, timers: { ...node.timers }, draws: { ...node.draws } };
  }
  const links: Record<string, Link> = {};
  for (const [name, link] of Object.entries(world.links)) links[name] = { ...link };
  return {
    ...world,
    nodes,
    links,
    queue: world.queue.slice(),
    streams: copyStreams(world.streams),
    traffic: world.traffic?.copy(),
  };
}
