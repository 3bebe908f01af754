import type { NodeId } from './world.ts';
import type { Micros } from './time.ts';

/** Why a message never arrived. `chosen`: the scenario or the reader picked this message. */
export type DropReason = 'loss' | 'cut' | 'partition' | 'down' | 'chosen';

/** What every model's trace can contain. A model adds its own kinds (`Extra`). */
export type SimEvent<Message> =
  | { readonly type: 'command'; readonly command: unknown }
  | {
      readonly type: 'send';
      readonly id: number;
      readonly from: NodeId;
      readonly to: NodeId;
      readonly message: Message;
      /** The message this one answers. */
      readonly replyTo?: number;
    }
  | { readonly type: 'deliver'; readonly id: number; readonly copy?: true }
  | {
      readonly type: 'drop';
      readonly id: number;
      readonly reason: DropReason;
      readonly copy?: true;
    }
  | { readonly type: 'timer'; readonly node: NodeId; readonly timer: string }
  | { readonly type: 'crash' | 'restart' | 'pause' | 'resume'; readonly node: NodeId }
  | { readonly type: 'note'; readonly note: string; readonly node?: NodeId }
  | {
      readonly type: 'violation';
      readonly property: string;
      readonly nodes: readonly NodeId[];
      readonly term: number;
    }
  | {
      readonly type: 'expect';
      readonly expect: Readonly<Record<string, unknown>>;
      readonly met: boolean;
      readonly seen: unknown;
    };

/** An event with its instant. */
export type Timed<Event> = Event & { readonly atUs: Micros };

/**
 * One line of a trace file, without its line feed: the instant in milliseconds as `at`, then the
 * event's own keys in the order in which they were written (scenario format 1, "A trace").
 */
export function toLine(event: Timed<{ readonly type: string }>): string {
  const { atUs, ...rest } = event;
  return JSON.stringify({ at: atUs / 1000, ...rest });
}
