/**
 * A run so far as one bar: a lane per member with bands of what it was, what was done to it, and
 * how long nobody led. Across, everything is in percent of the width, so that the picture fits any
 * width before anyone has measured it; `width` only decides how much there is room for.
 */
import type { NodeId } from '../sim/world.ts';
import { roundStep, ticks, type Tick } from './axis.ts';
import { lookOf, type BandLook } from './band-look.ts';
import { heartbeatStrokes, type Strokes } from './heartbeat-strokes.ts';
import { segmentsOf, type HistoryInput, type Mark, type Segment } from './history.ts';
import { DEFAULT_WIDTH_PX, namesWidth, plotWidth } from './lane-names.ts';
import { percent } from './round.ts';
import { gapsOf, type TimeBarGap } from './time-bar-gaps.ts';
import { extent, played, type Space } from './time-bar-space.ts';
import { termIndex, type TermIndex } from './terms.ts';

export interface TimeBarInput extends HistoryInput {
  readonly untilUs: number;
  /** What has been shown so far: nothing later is painted. */
  readonly playedUs: number;
  readonly atUs: number;
  /** In pixels; 640 until it is measured. */
  readonly width?: number | undefined;
}

export interface TimeBarView {
  readonly width: number;
  readonly height: number;
  readonly namesWidth: number;
  readonly untilUs: number;
  readonly atUs: number;
  /** The length of one arrow key. */
  readonly keyStepUs: number;
  readonly lanes: readonly TimeBarLane[];
  /** Where the lanes end. */
  readonly bottom: number;
  readonly bands: readonly TimeBarBand[];
  readonly partitions: readonly {
    readonly key: string;
    readonly x: number;
    readonly width: number;
  }[];
  readonly strokes: readonly Strokes[];
  readonly marks: readonly TimeBarMark[];
  readonly gaps: readonly TimeBarGap[];
  readonly ticks: readonly Tick[];
  readonly playheadX: number;
  readonly playedX: number;
}

export interface TimeBarLane {
  readonly node: NodeId;
  /** The middle of the lane. */
  readonly y: number;
}

export interface TimeBarBand {
  readonly key: string;
  readonly node: NodeId;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly look: BandLook;
  readonly termIndex: TermIndex;
}

export interface TimeBarMark extends Pick<Mark, 'kind' | 'name'> {
  readonly key: string;
  readonly atUs: number;
  readonly x: number;
  readonly y: number;
}

const TOP = 12;
const GAP_ROOM = 25;
const AXIS_ROOM = 19;
const HEIGHTS: Readonly<Record<BandLook, number>> = {
  leader: 10,
  pausedLeader: 10,
  candidate: 5,
  preCandidate: 5,
  follower: 3,
  paused: 9,
  down: 1,
};
export function timeBarView(input: TimeBarInput): TimeBarView {
  const { nodes, untilUs, atUs, width = DEFAULT_WIDTH_PX } = input;
  const playedUs = Math.min(untilUs, Math.max(input.playedUs, atUs));
  const history = segmentsOf(input);
  const pitch = nodes.length > 7 ? 14 : 18;
  const lanes = nodes.map((node, index) => ({ node, y: TOP + pitch * (index + 0.5) }));
  const bottom = TOP + pitch * nodes.length;
  const laneOf = new Map(lanes.map(({ node, y }) => [node, y]));
  const space = { untilUs, playedUs, width: plotWidth(width, nodes) };
  return {
    width,
    height: bottom + GAP_ROOM + AXIS_ROOM,
    namesWidth: namesWidth(nodes),
    untilUs,
    atUs,
    keyStepUs: roundStep(untilUs / 200),
    lanes,
    bottom,
    bands: lanes.flatMap((lane) => bandsOf(lane, history.segments.get(lane.node) ?? [], space)),
    partitions: played(history.partitions, playedUs).map(({ fromUs, toUs }) => {
      return { key: `p${fromUs}`, ...extent({ fromUs, toUs }, space) };
    }),
    strokes: heartbeatStrokes(history.flights, { ...space, laneOf }),
    marks: marksOf(history.marks, laneOf, space),
    gaps: gapsOf(history.gaps, space),
    ticks: ticks({ fromUs: 0, toUs: untilUs }, space),
    playheadX: percent(atUs, untilUs),
    playedX: percent(playedUs, untilUs),
  };
}

function bandsOf(
  { node, y }: TimeBarLane,
  segments: readonly Segment[],
  space: Space,
): TimeBarBand[] {
  return played(segments, space.playedUs).map((segment) => {
    const look = lookOf(segment);
    const height = HEIGHTS[look];
    return {
      key: `${node}@${segment.fromUs}`,
      node,
      ...extent(segment, space),
      y: y - height / 2,
      height,
      look,
      termIndex: termIndex(segment.term),
    };
  });
}

function marksOf(
  marks: readonly Mark[],
  laneOf: ReadonlyMap<NodeId, number>,
  { untilUs, playedUs }: Space,
): TimeBarMark[] {
  return marks
    .filter(({ atUs }) => atUs <= playedUs)
    .flatMap(({ atUs, kind, name, nodes }, index) => {
      const x = percent(atUs, untilUs);
      const places = nodes.length > 0 ? nodes.flatMap((node) => laneOf.get(node) ?? []) : [TOP - 6];
      return places.map((y) => ({ key: `${index}/${y}`, atUs, kind, name, x, y }));
    });
}
