import { sample, type Distribution } from './distribution.ts';
import { drawFrom } from './random.ts';
import { nextSequence, schedule } from './schedule.ts';
import type { Micros } from './time.ts';
import type { Node, Outgoing, World } from './world.ts';

/**
 * Writes to a node's disk. Gives the list of what has to wait for the write, or `undefined` when the
 * write took no time. Only a write that is awaited takes time.
 */
export function write<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  what: { readonly durable: D; readonly isAwaited: boolean; readonly usual: Distribution },
): Outgoing<M>[] | undefined {
  const { durable, isAwaited, usual } = what;
  node.writes += 1;
  const doneUs = isAwaited ? doneAt(world, node, usual) : world.nowUs;
  if (doneUs === world.nowUs) {
    node.durable = durable;
    node.durableWrite = node.writes;
    return undefined;
  }
  node.diskFreeAtUs = doneUs;
  const then: Outgoing<M>[] = [];
  const { id, epoch, writes } = node;
  const sequence = nextSequence(world);
  const entry = { atUs: doneUs, sequence, node: id, epoch, durable, write: writes, then };
  schedule(world, { kind: 'stored', ...entry });
  return then;
}

/** Writes of one disk follow one another. */
function doneAt<S, M, D>(world: World<S, M, D>, node: Node<S, M, D>, usual: Distribution): Micros {
  return Math.max(world.nowUs, node.diskFreeAtUs) + writeLength(world, node, usual);
}

/** How long the next write to a node's disk takes. */
export function writeLength<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  usual: Distribution,
): Micros {
  const length = node.diskWrite ?? usual;
  return length.kind === 'fixed'
    ? length.value
    : drawFrom(world, `disk/${node.id}`, (draw) => sample(length, draw));
}
