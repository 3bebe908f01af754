/**
 * An election by lease as lanes over time: what each candidate believes, whose the Lease is at the API
 * server, each request between them, and, where the playhead stands, the deadlines to scale. Across,
 * everything is in percent of the width; down, in pixels.
 */
import { ticks, type Tick } from './axis.ts';
import type { Hue } from './hue.ts';
import { DEFAULT_WIDTH_PX, namesWidth, plotWidth } from './lane-names.ts';
import { leaseDeadlines, type Deadline } from './lease-deadlines.ts';
import { leaseHistory, type LeaseHistoryInput } from './lease-history.ts';
import { leaseRows, type LeaseRow } from './lease-rows.ts';
import { leaseActs, leaseBands, leaseConditions, type LeaseActMark } from './lease-bands.ts';
import type { LeaseBand, LeaseCondition } from './lease-bands.ts';
import { leaseRequests, type LeaseRequestLine } from './lease-requests.ts';
import { API, candidateIn, holderHue, type LeaseWorld } from './lease-run.ts';
import { percent } from './round.ts';
import { spanIn, type SpaceTimeFrame } from './space-time-frame.ts';
import type { TimeBarMark } from './time-bar.ts';

export interface LeaseLanesInput extends LeaseHistoryInput {
  readonly fromUs: number;
  readonly toUs: number;
  readonly atUs: number;
  /** What has been shown so far; what is later than `atUs` is faint. */
  readonly playedUs: number;
  /** The world at `atUs`. */
  readonly world: LeaseWorld;
  /** How long a request may wait for its answer. */
  readonly requestTimeoutUs: number;
  /** In pixels; 640 until it is measured. */
  readonly width?: number | undefined;
}

export interface LeaseLanesView {
  readonly width: number;
  /** Of what is right of the names. */
  readonly plotWidth: number;
  readonly height: number;
  readonly namesWidth: number;
  readonly top: number;
  readonly bottom: number;
  readonly atUs: number;
  readonly lanes: readonly LeaseLane[];
  readonly bands: readonly LeaseBand[];
  readonly holdings: readonly HoldingBand[];
  readonly conditions: readonly LeaseCondition[];
  readonly requests: readonly LeaseRequestLine[];
  readonly acts: readonly LeaseActMark[];
  readonly marks: readonly TimeBarMark[];
  readonly gaps: readonly LeaderSpan[];
  readonly overlaps: readonly LeaderSpan[];
  readonly deadlines: readonly Deadline[];
  readonly ticks: readonly Tick[];
  readonly playheadX: number;
}

export interface LeaseLane extends LeaseRow {
  readonly hue: Hue;
  /** What it believes at the playhead. */
  readonly band: LeaseBand | undefined;
  /** What it is at the playhead; absent: it is the API server. */
  readonly is: LaneState | undefined;
  /** The API server takes no connections. */
  readonly isRefusing: boolean;
}

export interface LaneState {
  readonly identity: string;
  readonly isHolder: boolean;
  readonly clock: { readonly rate: number; readonly offsetUs: number };
  /** Until its manager starts it again. */
  readonly startsInUs: number | undefined;
}

export interface HoldingBand {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly hue: Hue;
  readonly holder: string | undefined;
  readonly transitions: number;
  readonly isLater: boolean;
}

/** How long nobody believed it leads, or more than one did. */
export interface LeaderSpan {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly lengthUs: number;
}

/** In percent: what is narrower than this is a speck, such as the moment before anyone leads. */
const LEAST_SEEN = 0.5;

export function leaseLanes(input: LeaseLanesInput): LeaseLanesView {
  const { candidates, fromUs, toUs, atUs, world, width = DEFAULT_WIDTH_PX } = input;
  const history = leaseHistory(input);
  const { rows, top, bottom, height } = leaseRows(candidates);
  const names = [...candidates, API];
  const frame: SpaceTimeFrame = {
    ...{ fromUs, toUs, atUs, width: plotWidth(width, names) },
    playedUs: Math.min(toUs, Math.max(input.playedUs, atUs)),
    laneOf: new Map(rows.map(({ node, y }) => [node, y])),
  };
  const parts = { rows, frame, candidates };
  const bands = leaseBands(history, parts);
  return {
    ...{ width, plotWidth: frame.width, height, namesWidth: namesWidth(names), top, bottom, atUs },
    lanes: rows.map((row) => laneOf(row, bands, input)),
    bands,
    holdings: history.holdings
      .filter((one) => isSeen(one, frame))
      .map(({ holder, transitions, ...span }) => ({
        key: `h${span.fromUs}`,
        ...spanIn(frame, span),
        hue: holderHue(holder ?? '', candidates),
        ...{ holder, transitions, isLater: span.fromUs > atUs },
      })),
    conditions: leaseConditions(history, parts),
    requests: leaseRequests(history.requests, {
      ...parts,
      world,
      timeoutUs: input.requestTimeoutUs,
    }),
    acts: leaseActs(history.acts, parts),
    marks: marksOf(history.marks, rows, frame),
    gaps: history.gaps
      .filter((one) => isSeen(one, frame))
      .map((one) => leaderSpan(one, frame))
      .filter(({ width: share }) => share >= LEAST_SEEN),
    overlaps: history.overlaps
      .filter((one) => isSeen(one, frame))
      .map((one) => leaderSpan(one, frame)),
    deadlines: leaseDeadlines(world, { ...parts, atUs }),
    ticks: ticks({ fromUs, toUs }, frame),
    playheadX: percent(atUs - fromUs, toUs - fromUs),
  };
}

interface Span {
  readonly fromUs: number;
  readonly toUs: number;
}

function isSeen(span: Span, { fromUs, playedUs }: SpaceTimeFrame): boolean {
  return span.fromUs < playedUs && span.toUs > fromUs;
}

function leaderSpan(span: Span, frame: SpaceTimeFrame): LeaderSpan {
  return {
    key: `s${span.fromUs}`,
    ...spanIn(frame, span),
    lengthUs: Math.min(span.toUs, frame.playedUs) - span.fromUs,
  };
}

function laneOf(
  row: LeaseRow,
  bands: readonly LeaseBand[],
  { world, atUs, candidates }: LeaseLanesInput,
): LeaseLane {
  const { node } = row;
  const isRefusing = world.nodes[API]?.state.value === 'refusing';
  const candidate = candidateIn(world, node);
  if (!candidate) return { ...row, hue: 0, band: undefined, is: undefined, isRefusing };
  const band = bands.find((one) => one.node === node && one.isNow);
  const { clock, restartUs, state } = candidate;
  const { identity } = state.context;
  const api = world.nodes[API]?.state.context;
  const holder = api && 'lease' in api ? api.lease?.record.holderIdentity : undefined;
  return {
    ...row,
    ...{ hue: holderHue(node, candidates), band, isRefusing: false },
    is: {
      identity,
      isHolder: holder === identity,
      clock: { rate: clock.rate, offsetUs: clock.offsetUs },
      startsInUs: restartUs === undefined ? undefined : restartUs - atUs,
    },
  };
}

const LASTING = new Set(['outage', 'restore', 'partition', 'heal', 'slowApi', 'hang']);
/** A command stands before the door at which it is carried out; at the API server, clear of answers. */
const MARK_PX = 7;
const API_MARK_PX = 25;

function marksOf(
  marks: ReturnType<typeof leaseHistory>['marks'],
  rows: readonly LeaseRow[],
  { fromUs, toUs, playedUs }: SpaceTimeFrame,
): TimeBarMark[] {
  return (
    marks
      .filter(({ atUs }) => atUs >= fromUs && atUs <= Math.min(toUs, playedUs))
      // What goes on for a while is drawn as that.
      .filter(({ name }) => !LASTING.has(name))
      .flatMap(({ atUs, kind, name, nodes }, index) =>
        nodes.flatMap((node) => {
          const row = rows.find((one) => one.node === node);
          const px = node === API ? API_MARK_PX : MARK_PX;
          const y = kind === 'command' && row ? row.edge - row.side * px : row?.y;
          const x = percent(atUs - fromUs, toUs - fromUs);
          return y === undefined ? [] : [{ key: `${index}/${node}`, atUs, kind, name, x, y }];
        }),
      )
  );
}
