import type { NodeId } from '../sim/world.ts';

/** In the order of the cluster, each once. */
export function inOrder(names: readonly NodeId[], nodes: readonly NodeId[]): NodeId[] {
  const unknown = names.filter((name) => !nodes.includes(name));
  return [...nodes.filter((node) => names.includes(node)), ...new Set(unknown)];
}
