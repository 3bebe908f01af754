/** One machine at one instant: which states of its chart are active, and which timers run. */
import type { World } from '../sim/world.ts';

/** A state's value as XState writes it. */
type Value = string | { readonly [state: string]: Value | undefined };

export interface ActorView {
  readonly status: 'up' | 'paused' | 'down';
  /** `lease`, `lease.leading`, `lease.leading.resting`. */
  readonly active: readonly string[];
  /** Those that end first come first. */
  readonly timers: readonly { readonly name: string; readonly leftUs: number }[];
}

export type ActorWorld = World<{ readonly value: Value }, unknown, unknown>;

interface ActorInput {
  readonly world: ActorWorld;
  readonly node: string;
  /** As its chart is called. */
  readonly machine: string;
  readonly atUs: number;
}

/** Undefined when there is no such node in the run. */
export function actorView({ world, node, machine, atUs }: ActorInput): ActorView | undefined {
  const found = world.nodes[node];
  if (!found) return undefined;
  const timers = Object.entries(found.timers).flatMap(([name, timer]) =>
    timer === undefined ? [] : [{ name, leftUs: Math.max(0, timer.dueUs - atUs) }],
  );
  return {
    status: found.status,
    active: [machine, ...activeIn(machine, found.state.value)],
    timers: found.status === 'down' ? [] : timers.sort((a, b) => a.leftUs - b.leftUs),
  };
}

function activeIn(within: string, value: Value): string[] {
  if (typeof value === 'string') return [`${within}.${value}`];
  return Object.entries(value).flatMap(([state, inside]) => {
    const id = `${within}.${state}`;
    return [id, ...(inside === undefined ? [] : activeIn(id, inside))];
  });
}
