import type { NodeId } from '../sim/world.ts';
import type { Flight } from './history.ts';
import { round } from './round.ts';
import { termIndex, type TermIndex } from './terms.ts';
import type { Strokes, StrokeSpace } from './time-bar.ts';

const BOX = 1000;
/** Rounds closer together than this are left out: they would be a grey area. */
const LEAST_APART_PX = 5;
const MOST_STROKES = 1600;

/** The heartbeats of each term as one path. */
export function heartbeatStrokes(flights: readonly Flight[], space: StrokeSpace): Strokes[] {
  const { untilUs, playedUs, width, laneOf } = space;
  const apartUs = (untilUs * LEAST_APART_PX) / width;
  const paths = new Map<TermIndex, string>();
  const lastRoundUs = new Map<NodeId, number>();
  let strokes = 0;
  for (const { from, to, message, sentUs, endUs, dropped, wasHeld } of flights) {
    if (sentUs > playedUs || strokes >= MOST_STROKES) break;
    if (message.type !== 'heartbeat' || endUs > playedUs || dropped || wasHeld) continue;
    const lastUs = lastRoundUs.get(from);
    if (lastUs !== undefined && lastUs !== sentUs && sentUs - lastUs < apartUs) continue;
    lastRoundUs.set(from, sentUs);
    const [y1, y2] = [laneOf.get(from), laneOf.get(to)];
    if (y1 === undefined || y2 === undefined) continue;
    strokes += 1;
    const index = termIndex(message.term);
    const x1 = round((sentUs / untilUs) * BOX);
    const x2 = round((endUs / untilUs) * BOX);
    paths.set(index, `${paths.get(index) ?? ''}M${x1} ${y1}L${x2} ${y2}`);
  }
  return [...paths].map(([index, path]) => ({ hue: index, path }));
}
