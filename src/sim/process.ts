import type { Micros } from './time.ts';
import type { NodeId } from './world.ts';

/**
 * What a machine asks of the world. Order matters: everything sent after a `persist` in the same
 * step waits until that write is on disk. A write that nothing has to wait for (`isAwaited` false)
 * takes no time.
 */
export type Action<Message, Durable, Extra> =
  | { readonly type: 'send'; readonly to: readonly NodeId[]; readonly message: Message }
  | { readonly type: 'persist'; readonly durable: Durable; readonly isAwaited: boolean }
  /** Starts a timer; one that runs already starts again. */
  | { readonly type: 'startTimer'; readonly timer: string }
  | { readonly type: 'cancelTimer'; readonly timer: string }
  /** A timer that runs goes on through this step, whatever the step cancels and starts. */
  | { readonly type: 'keepTimer'; readonly timer: string }
  /** Draws a new length for a timer whose length is drawn on request. */
  | { readonly type: 'draw'; readonly timer: string }
  /**
   * The process ends by itself, once everything else of this step is done, and says so by an event of
   * the model's own; its manager starts it again after `restartAfterUs`, if given.
   */
  | { readonly type: 'exit'; readonly event: Extra; readonly restartAfterUs: Micros | undefined }
  /** Writes an event of the model's own into the trace, if there is one. */
  | { readonly type: 'record'; readonly event: Extra | undefined };

export interface Step<State, Message, Durable, Extra> {
  readonly state: State;
  readonly actions: readonly Action<Message, Durable, Extra>[];
}

/**
 * What reaches a machine: a message or a timer, with the two readings of the node's own clock: `now`,
 * which lengths are measured by, and `wall`, the time of day. Machines see no other time.
 */
export type Input<Message> =
  | (Message & { readonly from: NodeId; readonly now: Micros; readonly wall: Micros })
  | { readonly type: string; readonly now: Micros; readonly wall: Micros };

/** The start of a process: the how manieth of its node, 1 for the first, and what its clock shows. */
export interface Start {
  readonly count: number;
  readonly now: Micros;
  readonly wall: Micros;
}

/** A protocol as the simulator knows it: a pure step function. */
export interface Process<State, Message, Durable, Extra> {
  /** A process that starts on what its disk holds. */
  boot(node: NodeId, durable: Durable, start: Start): Step<State, Message, Durable, Extra>;
  step(state: State, input: Input<Message>): Step<State, Message, Durable, Extra>;
  /** The type of the event that a timer delivers in this state. */
  timerEvent(state: State, timer: string): string;
  /** What a step changed, as trace events. Called only when the state changed. */
  describe(node: NodeId, change: { before: State; after: State; input: Input<Message> }): Extra[];
}
