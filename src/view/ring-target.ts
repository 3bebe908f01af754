import type { NodeId } from '../sim/world.ts';

export type RingTarget =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'link'; readonly from: NodeId; readonly to: NodeId }
  | { readonly kind: 'message'; readonly id: number };

/** What `selected` of a ring is compared with. */
export function targetKey(target: RingTarget): string {
  if (target.kind === 'node') return target.id;
  return target.kind === 'link' ? linkKey(target.from, target.to) : `#${target.id}`;
}

/** One key for both directions. */
export function linkKey(a: NodeId, b: NodeId): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}
