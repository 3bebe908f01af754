import type { NodeId } from '../sim/world.ts';
import type { Mark } from './bar-history.ts';
import type { Segment } from './history.ts';
import { percent } from './round.ts';
import { lookOf, type MemberLook } from './band-look.ts';
import { PHONE_PX } from './lane-names.ts';
import { spanIn, type SpaceTimeFrame } from './space-time-frame.ts';
import type { SpaceTimeBand } from './space-time.ts';
import type { TimeBarMark } from './time-bar.ts';
import { termIndex } from './terms.ts';

const HEIGHTS: Readonly<Record<MemberLook, number>> = {
  leader: 16,
  pausedLeader: 16,
  candidate: 12,
  preCandidate: 12,
  follower: 3,
  paused: 12,
  down: 1,
};
const TERM_TEXT_PX = 64;

export function spaceTimeBands(
  node: NodeId,
  segments: readonly Segment[],
  frame: SpaceTimeFrame,
): SpaceTimeBand[] {
  const laneY = frame.laneOf.get(node) ?? 0;
  return segments
    .filter(({ fromUs, toUs }) => fromUs < frame.playedUs && toUs > frame.fromUs)
    .map((segment) => {
      const look = lookOf(segment);
      const height = HEIGHTS[look];
      const { x, width } = spanIn(frame, segment);
      const isLed = look === 'leader' || look === 'pausedLeader';
      return {
        key: `${node}@${segment.fromUs}`,
        x,
        width,
        y: laneY - height / 2,
        height,
        look,
        term: segment.term,
        termIndex: termIndex(segment.term),
        text: isLed ? roomFor(width, frame.width) : 'none',
      };
    });
}

function roomFor(share: number, width: number): SpaceTimeBand['text'] {
  const hasRoom = (px: number): boolean => (share * px) / 100 >= TERM_TEXT_PX;
  if (!hasRoom(width)) return 'none';
  return hasRoom(Math.min(width, PHONE_PX)) ? 'always' : 'wide';
}

export function spaceTimeMarks(marks: readonly Mark[], frame: SpaceTimeFrame): TimeBarMark[] {
  const { fromUs, toUs, playedUs, laneOf } = frame;
  return marks
    .filter(({ atUs }) => atUs >= fromUs && atUs <= Math.min(toUs, playedUs))
    .flatMap(({ atUs, kind, name, nodes }) => {
      const x = percent(atUs - fromUs, toUs - fromUs);
      const places = nodes.length > 0 ? nodes.flatMap((node) => laneOf.get(node) ?? []) : [6];
      return places.map((y) => ({ key: `${atUs}/${kind}/${name}/${y}`, atUs, kind, name, x, y }));
    });
}
