/**
 * A load balancer over time: a lane for each backend with what it has to do, what is true of it and what
 * the balancer holds it to be; below, the connections that stay. At the left how it stands at the
 * playhead, at the right what share it got.
 */
import type { NodeId } from '../sim/world.ts';
import { ticks, type Tick } from './axis.ts';
import { Pen, boxPath, tenth, type Drawing, type Label } from './balancer-drawing.ts';
import type { Belief } from './balancer-belief.ts';
import {
  balancerHistory,
  type BackendHistory,
  type BalancerHistory,
  type BalancerHistoryInput,
  type Truth,
} from './balancer-history.ts';
import {
  drawHead,
  drawLane,
  laneLabels,
  nowLabel,
  scaleLabels,
  type LaneNumbers,
} from './balancer-lanes.ts';
import { balancerRows, type BalancerRow } from './balancer-rows.ts';
import type { StrategyName } from './balancer-run.ts';
import { countTo } from './balancer-series.ts';
import {
  drawStrip,
  stripLabels,
  stripRows,
  xOf,
  type BalancerFrame,
  type StripRows,
} from './balancer-strip.ts';
import type { BalancerWords } from './balancer-words.ts';
import { DEFAULT_WIDTH_PX } from './lane-names.ts';
import { percent } from './round.ts';
import { stateMarks, type StateMark } from './balancer-marks.ts';

export interface BalancerPictureInput extends BalancerHistoryInput {
  readonly fromUs: number;
  readonly toUs: number;
  readonly atUs: number;
  /** What has been shown so far; what is later than `atUs` is faint. */
  readonly playedUs: number;
  readonly words: BalancerWords;
  /** In pixels; 640 until it is measured. */
  readonly width?: number | undefined;
  /** The height of a lane stands for so much, at least: for pictures that are to be compared. */
  readonly scale?: number | undefined;
}

export interface BalancerPicture {
  readonly height: number;
  readonly namesWidth: number;
  readonly strategy: StrategyName;
  readonly names: readonly BackendName[];
  readonly head: { readonly y: number; readonly label: string; readonly says: string };
  readonly plot: Drawing;
  readonly shares: Drawing;
  readonly ticks: readonly Tick[];
  readonly playheadX: number;
  /** Where the lanes and lines end. */
  readonly bottom: number;
  /** Left of the lines of clients: how many there are. */
  readonly clients: { readonly y: number; readonly texts: readonly string[] } | undefined;
  /** The lower edge of the lanes, where some were left out. */
  readonly left: { readonly y: number; readonly text: string } | undefined;
  /** All of it in a sentence. */
  readonly says: string;
}

export interface BackendName {
  readonly id: NodeId;
  /** As much of it as there is room for. */
  readonly label: string;
  readonly isLong: boolean;
  readonly hue: BalancerRow['hue'];
  readonly y: number;
  readonly marks: readonly StateMark[];
  /** Under the name: its weight, checks that have failed. */
  readonly note: string;
  readonly isThere: boolean;
  /** The lane's place, for a pointer. */
  readonly top: number;
  readonly height: number;
  /** How it stands, aloud. */
  readonly says: string;
}

/** How a backend stands at one moment. */
export interface BackendNow {
  readonly id: NodeId;
  readonly truth: Truth;
  readonly belief: Belief;
  readonly isThere: boolean;
  readonly isDraining: boolean;
  readonly weight: number;
  readonly slowness: number;
  readonly load: number;
  readonly waiting: number;
  /** Of the requests so far, or of the connections there are. */
  readonly share: number;
  readonly fairShare: number;
  readonly failed: number;
}

/** Narrower than this there is room for fewer words. */
const NARROW_PX = 440;
/** Right of the lanes: shares. The style sheet has the same numbers. */
const SHARES_PX = { wide: 76, narrow: 46 };
/** A load is drawn in columns so wide: narrower ones would show noise. */
const COLUMN_PX = 2.5;
/** Where there are many, so much more for each of them: a picture is not to weigh more than a page. */
const COLUMN_PX_EACH = 0.6;
const STRIP_APART_PX = 12;
const AXIS_PX = 22;
const MARKS_PX = 34;
/** A letter of a name; of a long one it is smaller. */
const NAME_PX = { short: 8, long: 6.8 };
const LONG_NAME = 8;
const LONGEST_NAME = 12;
const LEAST_NAME_PX = 26;

const LOOKS = [
  'ground',
  'grid',
  'dead',
  'stopped',
  'hung',
  'unready',
  'edge',
  'away',
  'waiting',
  'load',
  'base',
  'drained',
  'out',
  'warm',
  'capacity',
  'slow',
  'line4',
  'line3',
  'line2',
  'strategy',
  'ok',
  'bad',
  'fail',
  'retry',
  'unnoticed',
  'untrusted',
  'deed',
  'later',
];

/** How high a lane has to reach for what is in sight of a run. */
export function balancerScale(input: Omit<BalancerPictureInput, 'scale' | 'words'>): number {
  const { numbers } = laidOut(input);
  return Math.max(0, ...numbers.map(({ peak }) => peak));
}

export function balancerPicture(input: BalancerPictureInput): BalancerPicture {
  const { setup, fromUs, toUs, atUs, words } = input;
  const { history, frame, playedUs, namesPx, sharesPx, isNarrow, rows, strip, numbers } =
    laidOut(input);
  const bottom = strip ? strip.top + strip.height : rows.bottom;
  const scale = scaleFor(Math.max(input.scale ?? 0, ...numbers.map(({ peak }) => peak)));
  const pen = new Pen(LOOKS);
  const labels: Label[] = [];
  const space = { frame, words, scale, setup };
  labels.push(...drawHead(pen, history, { head: rows.head, ...space }));
  rows.rows.forEach((row, index) => {
    const backend = history.backends[index];
    const own = numbers[index];
    if (!backend || !own) return;
    drawLane(pen, backend, { row, numbers: own, ...space });
    labels.push(...laneLabels(pen, backend, { row, ...space }));
    if (!strip && backend.isThere.at(atUs)) labels.push(nowLabel(backend, { row, ...space, atUs }));
  });
  labels.push(...scaleLabels(pen, { rows: rows.rows, ...space }));
  if (strip) {
    drawStrip(pen, history, { rows: strip, frame });
    labels.push(...stripLabels(history, { rows: strip, frame }));
  }
  if (playedUs > atUs && atUs < toUs) {
    const x = xOf(frame, atUs);
    pen.draw('later', boxPath({ x, y: 8, width: xOf(frame, playedUs) - x, height: bottom - 8 }));
  }
  const now = standing(history, input);
  const height = bottom + AXIS_PX;
  const strategy = history.strategy.at(atUs);
  return {
    ...{ height, strategy, bottom, namesWidth: namesPx },
    names: rows.rows.flatMap((row, index) => nameOf(row, now[index], words) ?? []),
    head: {
      y: rows.head.y + rows.head.height / 2,
      label: words.balancer,
      says: words.balancerSays(strategy),
    },
    plot: { width: frame.width, height, shapes: pen.shapes, labels },
    shares: sharesOf(now, { rows, input, width: sharesPx, height, isNarrow }),
    ticks: ticks({ fromUs, toUs }, frame),
    playheadX: percent(atUs - fromUs, toUs - fromUs),
    clients: strip && clientsOf(history, strip, words),
    left: rows.left > 0 ? { y: rows.bottom - 8, text: words.moreBackends(rows.left) } : undefined,
    says: words.pictureSays({ atUs, strategy, backends: now.filter(({ isThere }) => isThere) }),
  };
}

/** Places and numbers, before anything is drawn. */
function laidOut({
  events,
  setup,
  fromUs,
  toUs,
  atUs,
  ...input
}: Omit<BalancerPictureInput, 'words'>): {
  history: BalancerHistory;
  frame: BalancerFrame;
  playedUs: number;
  namesPx: number;
  sharesPx: number;
  isNarrow: boolean;
  rows: ReturnType<typeof balancerRows>;
  strip: StripRows | undefined;
  numbers: readonly LaneNumbers[];
} {
  const { width = DEFAULT_WIDTH_PX } = input;
  const history = balancerHistory({ events, setup });
  const isNarrow = width < NARROW_PX;
  const namesPx = namesRoom(history.backends.map(({ id }) => id));
  const sharesPx = isNarrow ? SHARES_PX.narrow : SHARES_PX.wide;
  const playedUs = Math.max(input.playedUs, atUs);
  const frame: BalancerFrame = {
    ...{ fromUs, toUs, endUs: Math.min(toUs, playedUs) },
    width: Math.max(60, width - namesPx - sharesPx),
  };
  const rows = balancerRows(history.backends.length);
  const strip =
    setup.clients.length > 0
      ? stripRows(history, rows.bottom + STRIP_APART_PX, playedUs)
      : undefined;
  const columnPx = rows.isDense ? Math.ceil(rows.rows.length * COLUMN_PX_EACH) : COLUMN_PX;
  const numbers = rows.rows.map((_, index) =>
    numbersOf(history.backends[index], frame, { atUs, columnPx }),
  );
  return { history, frame, playedUs, namesPx, sharesPx, isNarrow, rows, strip, numbers };
}

function namesRoom(ids: readonly NodeId[]): number {
  const widths = ids.map((id) => {
    const { length } = shortened(id);
    return length * (length > LONG_NAME ? NAME_PX.long : NAME_PX.short);
  });
  return MARKS_PX + Math.ceil(Math.max(...widths, LEAST_NAME_PX)) + 8;
}

function shortened(id: NodeId): string {
  return id.length > LONGEST_NAME ? `${id.slice(0, LONGEST_NAME - 1)}…` : id;
}

/** Means over columns, on a grid that stays when the window moves. */
function numbersOf(
  backend: BackendHistory | undefined,
  frame: BalancerFrame,
  { atUs, columnPx }: { atUs: number; columnPx: number },
): LaneNumbers {
  const { fromUs, toUs, endUs, width } = frame;
  const partUs = ((toUs - fromUs) * columnPx) / width;
  const firstUs = Math.floor(fromUs / partUs) * partUs;
  const whole = Math.max(0, Math.floor((endUs - firstUs) / partUs));
  const restUs = endUs - firstUs - whole * partUs;
  const columns = (series: BackendHistory['load'] | undefined): number[] => {
    if (!series) return [];
    const means = series.means(firstUs, partUs, whole);
    return restUs > 1 ? [...means, ...series.means(firstUs + whole * partUs, restUs, 1)] : means;
  };
  const loads = columns(backend?.load);
  return {
    ...{ firstUs, partUs, loads },
    waiting: columns(backend?.waiting),
    peak: Math.max(backend?.load.at(atUs) ?? 0, ...loads),
  };
}

const STEPS = [2, 4, 6, 8, 10, 12, 16, 20, 30, 40, 50, 60, 80, 100];

/** A round number a little above: it changes seldom while time goes on. */
function scaleFor(peak: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, peak))) - 1);
  const step = STEPS.find((one) => one * power >= peak * 1.04) ?? 100;
  return Math.max(4, step * power);
}

/** How every backend stands at the playhead. */
function standing(
  history: BalancerHistory,
  { atUs, setup }: BalancerPictureInput,
): readonly BackendNow[] {
  const isLongLived = setup.clients.length > 0;
  const counts = history.backends.map(({ given, load }) =>
    isLongLived ? load.at(atUs) : countTo(given, atUs),
  );
  const weights = history.backends.map(({ weight, isThere }) =>
    isThere.at(atUs) ? weight.at(atUs) : 0,
  );
  const all = counts.reduce((sum, count) => sum + count, 0);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  return history.backends.map((backend, slot) => ({
    id: backend.id,
    truth: backend.truth.at(atUs),
    belief: backend.belief.at(atUs),
    isThere: backend.isThere.at(atUs),
    isDraining: backend.isDraining.at(atUs),
    weight: backend.weight.at(atUs),
    slowness: backend.slowness.at(atUs),
    load: backend.load.at(atUs),
    waiting: backend.waiting.at(atUs),
    share: all === 0 ? 0 : (counts[slot] ?? 0) / all,
    fairShare: weight === 0 ? 0 : (weights[slot] ?? 0) / weight,
    failed: countTo(backend.failed, atUs),
  }));
}

function nameOf(
  { slot, hue, top, base, middle }: BalancerRow,
  now: BackendNow | undefined,
  words: BalancerWords,
): BackendName | undefined {
  if (!now) return undefined;
  const { id, isThere, belief } = now;
  const notes = [words.weight(now), belief.count > 0 ? `${belief.count}/${belief.of}` : ''];
  return {
    ...{
      id,
      hue,
      isThere,
      label: shortened(id),
      isLong: id.length > LONG_NAME,
      y: middle,
      top: top - 12,
      height: base - top + 22,
    },
    marks: stateMarks(now, slot),
    note: notes.filter((note) => note !== '').join(' · '),
    says: words.backendSays(now),
  };
}

interface SharesRoom {
  readonly rows: ReturnType<typeof balancerRows>;
  readonly input: BalancerPictureInput;
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
}

/** What each has got, as a bar with a tick where it would be fair. */
function sharesOf(
  now: readonly BackendNow[],
  { rows, input, width, height, isNarrow }: SharesRoom,
): Drawing {
  const { words, setup } = input;
  const isLongLived = setup.clients.length > 0;
  const pen = new Pen(['ground', 'share', 'fair']);
  const most = Math.max(...now.map(({ share, fairShare }) => Math.max(share, fairShare)));
  const whole = [0.25, 0.5, 1].find((one) => most <= one) ?? 1;
  const label = (key: string, y: number, text: string, look: string): Label => {
    return { key, look, x: 0, dx: 10, y, anchor: 'start', text, isMinor: false };
  };
  const headY = rows.head.y + rows.head.height / 2;
  const head = label('head', headY, words.shares(isLongLived, isNarrow), 'note');
  // Nobody has measured a first frame yet: on a phone the short word takes the place of the long one.
  const isMeasured = input.width !== undefined;
  const short = label('short', headY, words.shares(isLongLived, true), 'note onPhone');
  const labels = [...(isMeasured ? [] : [short]), { ...head, isMinor: !isMeasured }];
  // Where lanes are low, number and bar share a line.
  const left = rows.isDense ? (isNarrow ? width : 44) : 10;
  const room = width - 2 - left;
  for (const { middle, hue, slot } of rows.rows) {
    const one = now[slot];
    if (!one?.isThere) continue;
    const text = isLongLived ? words.count(one.load) : words.percent(one.share);
    const y = rows.isDense ? middle - 5 : middle;
    labels.push(label(one.id, rows.isDense ? middle : middle - 7, text, 'number'));
    if (room <= 0) continue;
    const px = (share: number): number => tenth((share / whole) * room);
    pen.draw('ground', boxPath({ x: left, y: y + 2, width: room, height: 6 }));
    pen.draw('share', boxPath({ x: left, y: y + 2, width: px(one.share), height: 6 }), hue);
    if (one.fairShare > 0) pen.draw('fair', `M${tenth(left + px(one.fairShare))} ${y - 1}v12`);
  }
  return { width, height, shapes: pen.shapes, labels };
}

function clientsOf(
  { connections }: BalancerHistory,
  { top, clients }: StripRows,
  words: BalancerWords,
): BalancerPicture['clients'] {
  return { y: top + 7, texts: words.clients(connections.length, clients.length) };
}
