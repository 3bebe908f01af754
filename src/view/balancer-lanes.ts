/** What is drawn in the lanes: loads, truth, belief, checks, failures, and how long belief lagged behind. */
import {
  boxPath,
  dimensionPath,
  hatchPath,
  tenth,
  type Label,
  type Pen,
} from './balancer-drawing.ts';
import { isLeftOut } from './balancer-belief.ts';
import type { BackendHistory, BalancerHistory } from './balancer-history.ts';
import type { BalancerRow, BalancerRows } from './balancer-rows.ts';
import type { BalancerSetup } from './balancer-run.ts';
import { countIn, countTo, touching } from './balancer-series.ts';
import { xOf, type BalancerFrame } from './balancer-strip.ts';
import type { BalancerWords } from './balancer-words.ts';
import { percent } from './round.ts';
import { secondsText } from './seconds-text.ts';
import { fittingText, textWidth } from './text-room.ts';

/** A lane's load in columns of a pixel. */
export interface LaneNumbers {
  readonly firstUs: number;
  readonly partUs: number;
  readonly loads: readonly number[];
  readonly waiting: readonly number[];
  readonly peak: number;
}

interface Space {
  readonly frame: BalancerFrame;
  readonly words: BalancerWords;
  /** The height of a lane stands for so much. */
  readonly scale: number;
  readonly setup: BalancerSetup;
}

interface Lane extends Space {
  readonly row: BalancerRow;
}

const EM_PX = 10.5;
const SCALE_EM_PX = 9.5;
/** Lanes on a phone, laid out by the server for more. */
const PHONE_PLOT_PX = 180;
/** In pixels: what is narrower is a speck. */
const LEAST_PX = 2;
const FAIL_PX = 6;
const RETRY_PX = 3;
/** Checks that went well are left out where they would run together. */
const CHECK_APART_PX = 3.5;

interface Span {
  readonly fromUs: number;
  readonly toUs: number;
}

function placeOf(frame: BalancerFrame, { fromUs, toUs }: Span): { x: number; width: number } {
  const x = xOf(frame, fromUs);
  return { x, width: xOf(frame, Math.min(toUs, frame.endUs)) - x };
}

/** The strategies that followed each other, and requests that nobody was there for. */
export function drawHead(
  pen: Pen,
  history: BalancerHistory,
  { head, frame, words }: Space & { head: BalancerRows['head'] },
): Label[] {
  const { y, height } = head;
  pen.draw('fail', ticksAt(history.homeless, frame, { y: y + height + 1, px: FAIL_PX - 1 }));
  return history.strategy.in(frame.fromUs, frame.toUs).flatMap((held) => {
    if (held.fromUs > frame.endUs) return [];
    // Which strategy it is, nobody has to wait for.
    const toUs = held.toUs > frame.endUs ? frame.toUs : held.toUs;
    const x = xOf(frame, held.fromUs);
    const width = xOf(frame, toUs) - x;
    pen.draw('strategy', boxPath({ x, y, width, height }));
    const text = fittingText([words.strategies[held.is]], {
      share: percent(width, frame.width),
      ...{ width: frame.width, emPx: 11.5 },
    });
    return text
      ? [
          labelAt(frame, {
            key: `s${held.fromUs}`,
            look: 'strategy-name',
            x,
            dx: 7,
            y: y + height / 2,
            ...text,
          }),
        ]
      : [];
  });
}

export function drawLane(
  pen: Pen,
  backend: BackendHistory,
  { row, numbers, frame, scale, setup }: Lane & { numbers: LaneNumbers },
): void {
  const { top, base, hue, checksY } = row;
  const height = base - top;
  const { fromUs, endUs } = frame;
  const box = (span: Span): Parameters<typeof boxPath>[0] => {
    return { ...placeOf(frame, span), y: top, height };
  };
  pen.draw('ground', `M0 ${base}H${tenth(frame.width)}`);
  for (const held of backend.truth.in(fromUs, endUs)) {
    if (held.is === 'serving') continue;
    pen.draw(held.is, boxPath(box(held)));
    if (held.fromUs >= fromUs)
      pen.draw('edge', `M${tenth(xOf(frame, held.fromUs))} ${top}v${height}`);
  }
  for (const held of backend.isThere.in(fromUs, endUs)) {
    if (!held.is) pen.draw('away', boxPath(box(held)));
  }
  const yOf = (load: number): number => tenth(base - Math.min(1, load / scale) * height);
  const { loads, waiting } = numbers;
  const area = { frame, base, yOf };
  if (waiting.some((count) => count > 0)) {
    pen.draw('waiting', areaPath(loads, numbers, area), hue);
    const served = loads.map((load, index) => load - (waiting[index] ?? 0));
    pen.draw('load', areaPath(served, numbers, area), hue);
  } else pen.draw('load', areaPath(loads, numbers, area), hue);
  for (const held of backend.belief.in(fromUs, endUs)) {
    if (isLeftOut(held.is)) pen.draw('out', hatchPath(box(held)));
  }
  for (const held of backend.isDraining.in(fromUs, endUs)) {
    if (held.is) pen.draw('drained', drainPath(box(held)));
  }
  for (const held of backend.slowness.in(fromUs, endUs)) {
    const { x, width } = placeOf(frame, held);
    if (held.is !== 1) pen.draw('slow', `M${tenth(x)} ${top - 1}h${tenth(width)}`);
  }
  drawWarming(pen, backend, { row, frame, slowStartUs: setup.slowStartUs });
  const capacity = setup.backends[row.slot]?.capacity;
  if (capacity !== undefined && isCapacitySeen(capacity, { row, scale, setup })) {
    pen.draw('capacity', `M0 ${yOf(capacity)}H${tenth(frame.width)}`);
  }
  pen.draw('fail', ticksAt(backend.failed, frame, { y: top, px: FAIL_PX }));
  pen.draw('retry', ticksAt(backend.retried, frame, { y: top, px: RETRY_PX }));
  if (checksY === undefined) return;
  const { ok, failed } = backend.checks;
  pen.draw('ok', ticksAt(ok, frame, { y: checksY - 1.5, px: 3, apartPx: CHECK_APART_PX }));
  for (const x of placesOf(failed, frame, CHECK_APART_PX)) {
    pen.draw('bad', `M${tenth(x - 2.2)} ${checksY - 2.2}l4.4 4.4m0-4.4l-4.4 4.4`);
  }
}

/** From `base` up, in steps; columns of the same height are one. */
function areaPath(
  loads: readonly number[],
  { firstUs, partUs }: LaneNumbers,
  { frame, base, yOf }: { frame: BalancerFrame; base: number; yOf: (load: number) => number },
): string {
  if (loads.length === 0) return '';
  const edge = (index: number): number =>
    tenth(xOf(frame, Math.min(frame.endUs, firstUs + index * partUs)));
  const ys = loads.map(yOf);
  const parts = [`M${edge(0)} ${base}V${String(ys[0])}`];
  let from = edge(0);
  ys.forEach((y, index) => {
    if (index > 0 && ys[index - 1] !== y) parts.push(`V${y}`);
    if (ys[index + 1] === y) return;
    // A way from here is written shorter than a place.
    const to = edge(index + 1);
    parts.push(`h${tenth(to - from)}`);
    from = to;
  });
  return `${parts.join('')}V${base}z`;
}

/** Places of instants that can be told apart. */
function placesOf(timesUs: readonly number[], frame: BalancerFrame, apartPx: number): number[] {
  const { fromUs, toUs, endUs, width } = frame;
  const apartUs = ((toUs - fromUs) / width) * apartPx;
  const places: number[] = [];
  for (let index = countTo(timesUs, fromUs - 1); ;) {
    const us = timesUs[index];
    if (us === undefined || us > endUs) return places;
    places.push(xOf(frame, us));
    index = countTo(timesUs, us + apartUs, index);
  }
}

/** A stroke at each instant, down from `y`. */
function ticksAt(
  timesUs: readonly number[],
  frame: BalancerFrame,
  { y, px, apartPx = 1 }: { y: number; px: number; apartPx?: number },
): string {
  return placesOf(timesUs, frame, apartPx)
    .map((x) => `M${tenth(x)} ${y}v${px}`)
    .join('');
}

/** Level strokes: what is there flows off, and nothing comes. */
function drainPath({ x, y, width, height }: Parameters<typeof boxPath>[0]): string {
  const lines: string[] = [];
  for (let down = 4; down < height; down += 6)
    lines.push(`M${tenth(x)} ${y + down}h${tenth(width)}`);
  return lines.join('');
}

/** A weight that grows after a return. */
function drawWarming(
  pen: Pen,
  { belief }: BackendHistory,
  {
    row: { top, base },
    frame,
    slowStartUs,
  }: { row: BalancerRow; frame: BalancerFrame; slowStartUs: number },
): void {
  if (slowStartUs === 0) return;
  for (const [index, held] of belief.held.entries()) {
    const before = belief.held[index - 1];
    if (!before || !isLeftOut(before.is) || isLeftOut(held.is)) continue;
    const endUs = Math.min(frame.endUs, held.fromUs + slowStartUs);
    if (held.fromUs < frame.fromUs || endUs <= held.fromUs) continue;
    const [from, to] = [xOf(frame, held.fromUs), xOf(frame, endUs)];
    const grown = (endUs - held.fromUs) / slowStartUs;
    pen.draw('warm', `M${tenth(from)} ${base}L${tenth(to)} ${tenth(base - grown * (base - top))}`);
  }
}

interface Said {
  readonly key: string;
  readonly look: string;
  /** From the longest to the shortest. */
  readonly texts: readonly string[];
  readonly x: number;
  readonly width: number;
}

/** The words of a lane: above it lengths, in it what is so. */
export function laneLabels(
  pen: Pen,
  backend: BackendHistory,
  { row, frame, words, scale, setup }: Lane,
): Label[] {
  const { fromUs, endUs } = frame;
  const { top, middle, wordsY, checksY } = row;
  const lags = touching(backend.lags, fromUs, endUs);
  const said = lags.flatMap(({ kind, ...span }): Said[] => {
    const { x, width } = placeOf(frame, span);
    if (width < LEAST_PX || checksY === undefined) return [];
    const untilUs = Math.min(span.toUs, endUs);
    const length = secondsText(untilUs - span.fromUs);
    const [failed, retried] = [backend.failed, backend.retried].map((times) =>
      countIn(times, span.fromUs - 1, untilUs),
    ) as [number, number];
    const texts =
      kind === 'unnoticed' ? words.unnoticed(length, { failed, retried }) : words.untrusted(length);
    return [{ key: `${kind}${span.fromUs}`, look: kind, texts, x, width }];
  });
  const slow = backend.slowness.in(fromUs, endUs).flatMap((held): Said[] => {
    const place = placeOf(frame, held);
    if (held.is === 1 || checksY === undefined) return [];
    return [
      { key: `slow${held.fromUs}`, look: 'slow-name', texts: [words.slower(held.is)], ...place },
    ];
  });
  const inside = [
    ...backend.truth
      .in(fromUs, endUs)
      .flatMap(({ is, ...span }) =>
        is === 'serving' ? [] : [{ ...span, text: words.truths[is], look: `${is}-name` }],
      ),
    ...backend.isThere
      .in(fromUs, endUs)
      .flatMap(({ is, ...span }) => (is ? [] : [{ ...span, text: words.away, look: 'away-name' }])),
    ...backend.isDraining
      .in(fromUs, endUs)
      .flatMap(({ is, ...span }) =>
        is ? [{ ...span, text: words.drained, look: 'drained-name' }] : [],
      ),
  ];
  const y = checksY === undefined ? middle : top + 13;
  // The scale is written there.
  const endX =
    row.slot === 0
      ? frame.width - textWidth(words.scale(scale, setup.clients.length > 0), SCALE_EM_PX) - 8
      : frame.width;
  const lengths = aside(said, frame, { y: wordsY, endX });
  for (const { key, look, x, width } of said) {
    const words = lengths.find((one) => one.label.key === key);
    pen.draw(look, dimensionPath({ fromX: x, toX: x + width, y: wordsY }, words));
  }
  return [
    ...[...lengths, ...aside(slow, frame, { y: wordsY - 1.5, endX, others: said })].map(
      ({ label }) => label,
    ),
    ...inside.flatMap(({ text, look, ...span }) => {
      const { x, width } = placeOf(frame, span);
      const fitting = fittingText([text], {
        share: percent(width, frame.width),
        ...{ width: frame.width, emPx: EM_PX, padding: 10 },
      });
      return fitting
        ? [labelAt(frame, { key: `${look}${span.fromUs}`, look, x, dx: 6, y, ...fitting })]
        : [];
    }),
  ];
}

interface Placed {
  readonly label: Label;
  readonly fromX: number;
  readonly toX: number;
}

/** Words above a lane: over their own line where they fit, else behind it, as long as there is room. */
function aside(
  all: readonly Said[],
  frame: BalancerFrame,
  { y, endX, others = [] }: { y: number; endX: number; others?: readonly Said[] },
): Placed[] {
  const onPhone = Math.min(1, PHONE_PLOT_PX / frame.width);
  const taken = { here: -Infinity, onPhone: -Infinity };
  const begun = [...all, ...others].map(({ x }) => x);
  return all.flatMap((said) => {
    const nextX = Math.min(endX, ...begun.filter((x) => x > said.x).map((x) => x - 4));
    for (const text of said.texts) {
      const px = textWidth(text, EM_PX) + 8;
      const at = (k: number): { startX: number; isOver: boolean } | undefined => {
        const [x, width, next] = [said.x * k, said.width * k, nextX * k];
        const isOver = px <= width && x + (width + px) / 2 <= endX * k;
        const startX = isOver ? x + (width - px) / 2 : x + width + 1;
        const isFree = startX >= (k === 1 ? taken.here : taken.onPhone);
        return isFree && (isOver || startX + px <= next) ? { startX, isOver } : undefined;
      };
      const place = at(1);
      if (!place) continue;
      taken.here = place.startX + px;
      const narrow = onPhone === 1 ? place : at(onPhone);
      if (narrow) taken.onPhone = narrow.startX + px;
      const look = place.isOver ? `${said.look} over` : said.look;
      const label = { key: said.key, look, x: place.startX, dx: 4, y, text, isMinor: !narrow };
      return [{ label: labelAt(frame, label), fromX: place.startX, toX: place.startX + px }];
    }
    return [];
  });
}

/** What a backend has at the playhead, beside it. */
export function nowLabel(
  backend: BackendHistory,
  { row, frame, scale, words, atUs }: Lane & { atUs: number },
): Label {
  const { top, base } = row;
  const [load, waiting] = [backend.load.at(atUs), backend.waiting.at(atUs)];
  const text = words.now(load, waiting);
  const x = xOf(frame, atUs);
  const isLeft = x + textWidth(text, EM_PX) + 8 > frame.width;
  const y = Math.max(top + 7, Math.min(base - 6, base - (load / scale) * (base - top)));
  return labelAt(frame, {
    ...{ key: `now${row.slot}`, look: 'now', x, dx: isLeft ? -5 : 5, y: tenth(y) },
    ...{ anchor: isLeft ? 'end' : 'start', text, isMinor: false },
  });
}

/** What the height of a lane stands for, said once. */
export function scaleLabels(
  pen: Pen,
  { rows, frame, scale, words, setup }: Space & { rows: readonly BalancerRow[] },
): Label[] {
  const [first] = rows;
  if (!first) return [];
  const isLongLived = setup.clients.length > 0;
  for (const { top } of rows) pen.draw('grid', `M0 ${top}H${tenth(frame.width)}`);
  const capacity = setup.backends[0]?.capacity;
  const at = { look: 'scale', x: frame.width, dx: -1, isMinor: false, anchor: 'end' as const };
  const most = { key: 'scale', y: first.top - 6, text: words.scale(scale, isLongLived) };
  if (capacity === undefined || !isCapacitySeen(capacity, { row: first, scale, setup })) {
    return [labelAt(frame, { ...at, ...most })];
  }
  const y = first.base - (capacity / scale) * (first.base - first.top) - 6;
  return [
    // Not over each other.
    ...(y - most.y < 11 ? [] : [labelAt(frame, { ...at, ...most })]),
    labelAt(frame, { ...at, key: 'capacity', y: tenth(y), text: words.capacity(capacity) }),
  ];
}

/** In pixels: where it is lower, it is the ground. */
const LEAST_CAPACITY_PX = 5;

function isCapacitySeen(
  capacity: number,
  { row: { top, base }, scale, setup }: { row: BalancerRow } & Pick<Space, 'scale' | 'setup'>,
): boolean {
  const height = (capacity / scale) * (base - top);
  return setup.clients.length === 0 && capacity <= scale && height >= LEAST_CAPACITY_PX;
}

function labelAt(
  frame: BalancerFrame,
  { x, anchor = 'start', ...label }: Omit<Label, 'anchor'> & { anchor?: Label['anchor'] },
): Label {
  return { ...label, x: percent(x, frame.width), anchor };
}
