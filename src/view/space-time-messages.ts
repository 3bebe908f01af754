import type { Flight } from './history.ts';
import { messageMark } from './message-mark.ts';
import type { RaftWorld } from './raft-run.ts';
import { percent, round } from './round.ts';
import type { SpaceTimeFrame } from './space-time-frame.ts';
import type { SpaceTimeMessage } from './space-time.ts';
import { withTags } from './space-time-tags.ts';

/** Past so many messages in a window, answers to heartbeats are left out, then heartbeats. */
const MOST_MESSAGES = 300;
/** How far a message gets that is stopped at once, of the way to the other lane. */
const STOPPED_AT = 0.4;
const STOPPED_PX = 9;

export function spaceTimeMessages(
  flights: readonly Flight[],
  world: RaftWorld | undefined,
  frame: SpaceTimeFrame,
): SpaceTimeMessage[] {
  const seen = thinned(flights.filter((flight) => isInWindow(flight, frame)));
  const dueOf = new Map(
    world?.queue.flatMap((entry) => (entry.kind === 'deliver' ? [[entry.id, entry.atUs]] : [])),
  );
  const drawn = seen.flatMap((flight) => draw(flight, dueOf.get(flight.id), frame) ?? []);
  return withTags(drawn, frame.width);
}

function isInWindow(
  { sentUs, endUs }: Flight,
  { fromUs, toUs, playedUs }: SpaceTimeFrame,
): boolean {
  return sentUs <= Math.min(toUs, playedUs) && endUs >= fromUs;
}

function thinned(flights: readonly Flight[]): readonly Flight[] {
  if (flights.length <= MOST_MESSAGES) return flights;
  const few = flights.filter(({ message }) => message.type !== 'heartbeatResponse');
  if (few.length <= MOST_MESSAGES) return few;
  return few.filter(({ message }) => message.type !== 'heartbeat').slice(-MOST_MESSAGES);
}

/** The line of a message, cut where the playing stands and where the window ends. */
function draw(
  flight: Flight,
  dueUs: number | undefined,
  frame: SpaceTimeFrame,
): SpaceTimeMessage | undefined {
  const { fromUs, toUs, atUs, playedUs, width, laneOf } = frame;
  const [y1, y2] = [laneOf.get(flight.from), laneOf.get(flight.to)];
  if (y1 === undefined || y2 === undefined) return undefined;
  const lengthUs = toUs - fromUs;
  const isStopped = flight.dropped !== undefined && flight.endUs === flight.sentUs;
  const arrivesUs = isStopped
    ? flight.sentUs + (STOPPED_PX * lengthUs) / width
    : Number.isFinite(flight.endUs)
      ? flight.endUs
      : (dueUs ?? playedUs);
  const reach = isStopped ? STOPPED_AT : 1;
  const slope = ((y2 - y1) * reach) / Math.max(1, arrivesUs - flight.sentUs);
  const yAt = (us: number): number => round(y1 + slope * (us - flight.sentUs));
  const startUs = Math.max(flight.sentUs, fromUs);
  const stopUs = Math.min(arrivesUs, toUs, isStopped ? toUs : playedUs);
  if (stopUs < startUs) return undefined;
  const hasEnded = flight.endUs <= playedUs;
  return {
    key: `${flight.id}${flight.isCopy ? 'c' : ''}`,
    id: flight.id,
    from: flight.from,
    to: flight.to,
    ...messageMark(flight.message),
    x1: percent(startUs - fromUs, lengthUs),
    y1: yAt(startUs),
    x2: percent(stopUs - fromUs, lengthUs),
    y2: yAt(stopUs),
    end: !hasEnded ? 'underWay' : flight.dropped ? 'dropped' : 'delivered',
    wasHeld: flight.wasHeld,
    isLater: flight.sentUs > atUs,
    mark: undefined,
  };
}
