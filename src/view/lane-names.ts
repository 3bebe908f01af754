import type { NodeId } from '../sim/world.ts';

/** The width a picture is laid out for until someone has measured it. */
export const DEFAULT_WIDTH_PX = 640;

/** The least width a picture is shown at. */
export const PHONE_PX = 290;

/** Right of the lanes, so that the playhead's handle is whole. */
const END_ROOM_PX = 8;

/** What is left for the lanes. */
export function plotWidth(width: number, nodes: readonly NodeId[]): number {
  return Math.max(1, width - namesWidth(nodes) - END_ROOM_PX);
}

/** The room that names need before their lanes. */
export function namesWidth(nodes: readonly NodeId[]): number {
  const longest = Math.max(...nodes.map((node) => node.length));
  return Math.min(96, Math.ceil(longest * 7.4) + 12);
}
