/**
 * A window of a run as engineers draw it: time to the right, a lane per member, each message a line
 * from where it was sent to where it arrived. Across, everything is in percent of the width, as in
 * the time bar; down, in pixels.
 */
import type { NodeId } from '../sim/world.ts';
import { ticks, type Tick } from './axis.ts';
import { segmentsOf, type HistoryInput } from './history.ts';
import type { MemberLook } from './band-look.ts';
import { DEFAULT_WIDTH_PX, namesWidth, plotWidth } from './lane-names.ts';
import type { MessageMark } from './message-mark.ts';
import { percent } from './round.ts';
import { spaceTimeBands, spaceTimeMarks } from './space-time-bands.ts';
import { spanIn, type SpaceTimeFrame } from './space-time-frame.ts';
import { spaceTimeMessages } from './space-time-messages.ts';
import type { RaftWorld } from './raft-run.ts';
import type { TimeBarMark } from './time-bar.ts';
import type { TermIndex } from './terms.ts';

export interface SpaceTimeInput extends HistoryInput {
  readonly fromUs: number;
  readonly toUs: number;
  readonly atUs: number;
  /** What has been shown so far; what is later than `atUs` is faint. Default `atUs`. */
  readonly playedUs?: number | undefined;
  /** The world at `atUs`, if at hand: tells when messages under way will arrive. */
  readonly world?: RaftWorld | undefined;
  /** In pixels; 640 until it is measured. */
  readonly width?: number | undefined;
}

export interface SpaceTimeView {
  readonly width: number;
  readonly height: number;
  readonly namesWidth: number;
  readonly top: number;
  /** Where the lanes end. */
  readonly bottom: number;
  readonly lanes: readonly SpaceTimeLane[];
  readonly bands: readonly SpaceTimeBand[];
  readonly messages: readonly SpaceTimeMessage[];
  readonly marks: readonly TimeBarMark[];
  readonly gaps: readonly { readonly key: string; readonly x: number; readonly width: number }[];
  readonly ticks: readonly Tick[];
  /** Absent when the playhead is outside the window. */
  readonly playheadX: number | undefined;
}

export interface SpaceTimeLane {
  readonly node: NodeId;
  readonly y: number;
}

export interface SpaceTimeBand {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly look: MemberLook;
  readonly term: number;
  readonly termIndex: TermIndex;
  /** Whether there is room to say which term a leader leads: on a phone too, or only where it is wide. */
  readonly text: 'always' | 'wide' | 'none';
}

export interface SpaceTimeMessage extends MessageMark {
  readonly key: string;
  readonly id: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly end: 'delivered' | 'dropped' | 'underWay';
  /** Most of the way it waited for a paused member. */
  readonly wasHeld: boolean;
  /** Later than the playhead. */
  readonly isLater: boolean;
  /** Where its letter stands, if there is room for it. */
  readonly mark: SpaceTimeTag | undefined;
}

export interface SpaceTimeTag {
  readonly x: number;
  readonly y: number;
  /** Left out where the picture is narrower than it was laid out for. */
  readonly isMinor: boolean;
}

const TOP = 26;
const AXIS_ROOM = 22;

export function spaceTimeView(input: SpaceTimeInput): SpaceTimeView {
  const { nodes, fromUs, toUs, atUs, playedUs = atUs, width = DEFAULT_WIDTH_PX } = input;
  const history = segmentsOf(input);
  const pitch = nodes.length > 7 ? 36 : nodes.length > 5 ? 44 : 54;
  const lanes = nodes.map((node, index) => ({ node, y: TOP + pitch * index }));
  const bottom = TOP + pitch * (nodes.length - 1) + 20;
  const frame: SpaceTimeFrame = {
    fromUs,
    toUs,
    atUs,
    playedUs: Math.min(toUs, Math.max(playedUs, atUs)),
    width: plotWidth(width, nodes),
    laneOf: new Map(lanes.map(({ node, y }) => [node, y])),
  };
  return {
    width,
    height: bottom + AXIS_ROOM,
    namesWidth: namesWidth(nodes),
    top: TOP - 16,
    bottom,
    lanes,
    bands: lanes.flatMap(({ node }) =>
      spaceTimeBands(node, history.segments.get(node) ?? [], frame),
    ),
    messages: spaceTimeMessages(history.flights, input.world, frame),
    marks: spaceTimeMarks(history.marks, frame),
    gaps: history.gaps
      .filter((gap) => gap.fromUs < frame.playedUs && gap.toUs > fromUs)
      .map((gap) => ({ key: `g${gap.fromUs}`, ...spanIn(frame, gap) })),
    ticks: ticks({ fromUs, toUs }, frame),
    playheadX: atUs >= fromUs && atUs <= toUs ? percent(atUs - fromUs, toUs - fromUs) : undefined,
  };
}
