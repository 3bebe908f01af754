/**
 * What moves between nodes in numbers too great for a node each: requests, connections. Traffic is a part
 * of a world like any other: it lives on the world's clock, in its queue and by its random streams, and
 * is copied with it. What it means, a model says.
 */
import type { Distribution } from './distribution.ts';
import type { DrawInt } from './random.ts';
import type { Micros } from './time.ts';
import type { Node, NodeId } from './world.ts';

/** The traffic of one world: changed in place, copied for a checkpoint. */
export interface Traffic {
  copy(): Traffic;
}

/** A node as traffic sees it. */
export type TrafficNode = Pick<
  Node<unknown, unknown, unknown>,
  'id' | 'status' | 'state' | 'saving'
>;

/** What traffic may ask of the world it is in. `What` is its own entry in the queue. */
export interface TrafficHost<What, Event> {
  readonly nowUs: Micros;
  /** Hands `what` to the rules at an instant, behind what is due then already. It is never changed. */
  schedule(atUs: Micros, what: What): void;
  emit(event: Event): void;
  /** One draw from a named stream. */
  sample(stream: string, distribution: Distribution): number;
  /** Whole numbers from a named stream. */
  draw(stream: string, min: number, max: number): number;
  /** The same as a function that draws from this stream. */
  drawing(stream: string): DrawInt;
  /** An event from outside to a node; see `Simulator.signal`. */
  signal(node: NodeId, message: { readonly type: string }): void;
  /** A running timer of a node ends now. */
  fireTimer(node: NodeId, timer: string): void;
  /** A node that runs writes what its machine does not hold; see loop.ts. */
  write(node: NodeId): void;
}

/** How a model's traffic goes. */
export interface TrafficRules<T extends Traffic, What, Event> {
  create(): T;
  /** Once, after the nodes have started. */
  start(host: TrafficHost<What, Event>, traffic: T): void;
  handle(host: TrafficHost<What, Event>, traffic: T, what: What): void;
  /** A node's machine or its status may have changed. Not to be changed. */
  onNode(host: TrafficHost<What, Event>, traffic: T, node: TrafficNode): void;
}
