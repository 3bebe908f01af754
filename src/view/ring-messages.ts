import type { NodeId } from '../sim/world.ts';
import type { RaftMessage } from '../models/raft/messages.ts';
import { messageMark } from './message-mark.ts';
import { rimToRim, type RingLayout } from './ring-layout.ts';
import type { RingInput, RingMessage } from './ring.ts';
import { round } from './round.ts';

/** Messages keep to the right of their link, so that opposite ones pass. */
const LANE_OFFSET = 9.5;
const TAIL = 15;
/** How far a message gets that a cut or a partition stops. */
const STOPPED_AT = 0.3;
/** From the rim to the middle of a tag, so that a member does not cover it. */
const TAG_ROOM = 13;

interface Journey {
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: RaftMessage;
  readonly progress: number;
  readonly isCopy: boolean;
  readonly isLost: boolean;
}

export function ringMessages(input: RingInput, layout: RingLayout): RingMessage[] {
  return [...lostJourneys(input), ...journeys(input)]
    .flatMap((journey) => ringMessage(journey, layout) ?? [])
    .sort((a, b) => a.id - b.id);
}

function journeys({ world, atUs }: RingInput): Journey[] {
  return world.queue.flatMap((entry) => {
    if (entry.kind !== 'deliver' || entry.sentUs > atUs || entry.atUs < atUs) return [];
    const { id, from, to, message, isCopy } = entry;
    const takesUs = entry.atUs - entry.sentUs;
    const progress = takesUs > 0 ? (atUs - entry.sentUs) / takesUs : 1;
    return [{ id, from, to, message, isCopy, progress, isLost: false }];
  });
}

function lostJourneys({ drops = [] }: RingInput): Journey[] {
  return drops.map(({ id, from, to, message, sentUs, droppedUs, isCopy }) => {
    const progress = droppedUs > sentUs ? 1 : STOPPED_AT;
    return { id, from, to, message, isCopy, progress, isLost: true };
  });
}

function ringMessage(journey: Journey, layout: RingLayout): RingMessage | undefined {
  const { id, from, to, message, progress, isCopy, isLost } = journey;
  const way = rimToRim(layout, { from, to });
  if (!way) return undefined;
  const room = Math.min(TAG_ROOM, way.length * 0.3);
  const run = room + (way.length - 2 * room) * progress;
  return {
    id,
    key: `${id}${isCopy ? 'c' : ''}`,
    from,
    to,
    ...messageMark(message),
    x: round(way.x1 + way.dx * run - way.dy * LANE_OFFSET),
    y: round(way.y1 + way.dy * run + way.dx * LANE_OFFSET),
    angle: round((Math.atan2(way.dy, way.dx) * 180) / Math.PI),
    progress: round(progress),
    tail: round(Math.min(TAIL, run - room)),
    isLost,
  };
}
