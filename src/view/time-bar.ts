/**
 * A run so far as one bar: a lane per member with bands of what it was, what was done to it, and
 * how long nobody led, or more than one did. Across, everything is in percent of the width, so that the picture fits any
 * width before anyone has measured it; `width` only decides how much there is room for.
 */
import type { NodeId } from '../sim/world.ts';
import { roundStep, ticks, type Tick } from './axis.ts';
import type { BandLook } from './band-look.ts';
import type { BarHistory, BarSegment, Mark } from './bar-history.ts';
import type { Hue } from './hue.ts';
import { DEFAULT_WIDTH_PX, namesWidth, plotWidth } from './lane-names.ts';
import { percent } from './round.ts';
import { gapsOf, type TimeBarGap } from './time-bar-gaps.ts';
import { extent, played, type Space } from './time-bar-space.ts';

/** When is shown of which run. */
export interface TimeBarMoment {
  readonly untilUs: number;
  /** What has been shown so far: nothing later is painted. */
  readonly playedUs: number;
  readonly atUs: number;
  /** In pixels; 640 until it is measured. */
  readonly width?: number | undefined;
}

export interface TimeBarInput extends TimeBarMoment {
  readonly history: BarHistory;
  /** The names of the lanes, from the top. */
  readonly nodes: readonly NodeId[];
  /** What goes to and fro between lanes, drawn below everything. */
  readonly strokes?: ((lanes: StrokeSpace) => readonly Strokes[]) | undefined;
}

export interface StrokeSpace extends Space {
  /** The middle of each lane. */
  readonly laneOf: ReadonlyMap<NodeId, number>;
}

/** Lines of one colour as one path, in a box 1 000 wide that is stretched to the picture. */
export interface Strokes {
  readonly hue: Hue;
  readonly path: string;
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
  /** More than one led; the row is above that of the gaps. */
  readonly overlaps: readonly TimeBarGap[];
  /** Where the rows begin. */
  readonly gapY: number;
  readonly overlapY: number;
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
  readonly hue: Hue;
}

export interface TimeBarMark extends Pick<Mark, 'kind' | 'name'> {
  readonly key: string;
  readonly atUs: number;
  readonly x: number;
  readonly y: number;
}

const TOP = 12;
const GAP_ROOM = 25;
const OVERLAP_ROOM = 8;
const AXIS_ROOM = 19;
const HEIGHTS: Readonly<Record<BandLook, number>> = {
  leader: 10,
  pausedLeader: 10,
  candidate: 5,
  preCandidate: 5,
  follower: 3,
  paused: 9,
  down: 1,
  api: 6,
};

export function timeBarView(input: TimeBarInput): TimeBarView {
  const { history, nodes, untilUs, atUs, width = DEFAULT_WIDTH_PX } = input;
  const playedUs = Math.min(untilUs, Math.max(input.playedUs, atUs));
  const { segments, gaps, overlaps, partitions = [], marks } = history;
  const pitch = nodes.length > 7 ? 14 : 18;
  const lanes = nodes.map((node, index) => ({ node, y: TOP + pitch * (index + 0.5) }));
  const bottom = TOP + pitch * nodes.length;
  const laneOf = new Map(lanes.map(({ node, y }) => [node, y]));
  const space = { untilUs, playedUs, width: plotWidth(width, nodes) };
  const gapY = bottom + 3 + (overlaps ? OVERLAP_ROOM : 0);
  return {
    width,
    height: gapY - 3 + GAP_ROOM + AXIS_ROOM,
    namesWidth: namesWidth(nodes),
    untilUs,
    atUs,
    keyStepUs: roundStep(untilUs / 200),
    lanes,
    bottom,
    bands: lanes.flatMap((lane) => bandsOf(lane, segments.get(lane.node) ?? [], space)),
    partitions: played(partitions, playedUs).map(({ fromUs, toUs }) => {
      return { key: `p${fromUs}`, ...extent({ fromUs, toUs }, space) };
    }),
    strokes: input.strokes?.({ ...space, laneOf }) ?? [],
    marks: marksOf(marks, laneOf, space),
    gaps: gapsOf(gaps, space),
    overlaps: gapsOf(overlaps ?? [], space),
    gapY,
    overlapY: bottom + 2,
    ticks: ticks({ fromUs: 0, toUs: untilUs }, space),
    playheadX: percent(atUs, untilUs),
    playedX: percent(playedUs, untilUs),
  };
}

function bandsOf(
  { node, y }: TimeBarLane,
  segments: readonly BarSegment[],
  space: Space,
): TimeBarBand[] {
  return played(segments, space.playedUs).map((segment) => {
    const { look, hue } = segment;
    const height = HEIGHTS[look];
    return {
      key: `${node}@${segment.fromUs}`,
      node,
      ...extent(segment, space),
      y: y - height / 2,
      height,
      look,
      hue,
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
