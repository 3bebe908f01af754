import type { Link, NodeId } from '../sim/world.ts';
import { rimToRim, type RingLayout } from './ring-layout.ts';
import { linkKey } from './ring-target.ts';
import type { RingInput, RingLink, RingLinkState } from './ring.ts';
import { round } from './round.ts';

export function ringLinks({ world, nodes }: RingInput, layout: RingLayout): RingLink[] {
  return nodes.flatMap((a, index) =>
    nodes.slice(index + 1).flatMap((b) => ringLink(world, layout, { a, b }) ?? []),
  );
}

function ringLink(
  world: RingInput['world'],
  layout: RingLayout,
  { a, b }: { a: NodeId; b: NodeId },
): RingLink | undefined {
  const [there, back] = [world.links[`${a}->${b}`], world.links[`${b}->${a}`]];
  if (!there || !back) return undefined;
  const isDown = [a, b].some((id) => world.nodes[id]?.status === 'down');
  const state = stateOf(there, back, isDown);
  // Messages of a one-way link still pass `from` → `to`.
  const [from, to] = state === 'oneWay' && isBlocked(there) ? [b, a] : [a, b];
  const way = rimToRim(layout, { from, to });
  if (!way) return undefined;
  return {
    id: linkKey(a, b),
    from,
    to,
    x1: round(way.x1),
    y1: round(way.y1),
    x2: round(way.x2),
    y2: round(way.y2),
    x: round((way.x1 + way.x2) / 2),
    y: round((way.y1 + way.y2) / 2),
    angle: round((Math.atan2(way.dy, way.dx) * 180) / Math.PI),
    state,
    isAltered: [there, back].some(
      ({ latency, loss }) => latency !== undefined || loss !== undefined,
    ),
  };
}

function stateOf(there: Link, back: Link, isDown: boolean): RingLinkState {
  if (isBlocked(there) !== isBlocked(back)) return 'oneWay';
  if (there.isCut || back.isCut) return 'cut';
  if (there.isPartitioned) return 'partitioned';
  return isDown ? 'down' : 'open';
}

function isBlocked(link: Link): boolean {
  return link.isCut || link.isPartitioned;
}
