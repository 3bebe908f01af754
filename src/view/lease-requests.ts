import type { NodeId } from '../sim/world.ts';
import type { Hue } from './hue.ts';
import type { LeaseRequestSpan } from './lease-history.ts';
import type { LeaseParts } from './lease-bands.ts';
import { API_PX } from './lease-rows.ts';
import { API, candidateIn, holderHue, type LeaseWorld } from './lease-run.ts';
import { percent, round } from './round.ts';
import { textWidth } from './text-room.ts';

/** How a request is drawn: the way there, the way back, and what came of it. */
export interface LeaseRequestLine {
  readonly key: string;
  readonly node: NodeId;
  readonly hue: Hue;
  /** Only reads. */
  readonly isRead: boolean;
  readonly isLater: boolean;
  readonly there: Line;
  /** Absent: too short to be told from the way there, or not yet. */
  readonly back: Line | undefined;
  /** Nobody waits for it any more. */
  readonly isBackLate: boolean;
  /** What the API server did with it, where it did. */
  readonly arrival: Point | undefined;
  readonly mark: RequestMark | undefined;
  /** Where the client gave up. */
  readonly gaveUp: Point | undefined;
  /** Where the mark, or the giving up, can be named in letters. */
  readonly label: { readonly at: Point; readonly text: RequestLabel } | undefined;
}

/** Taken: a dot, filled for a write. Refused with a reason: a lozenge. Nobody listens: a cross. */
export type RequestMark = 'taken' | 'conflict' | 'refused';
export type RequestLabel = '404' | '409' | '422' | 'refused' | 'timeout' | 'cancelled';

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface Input extends LeaseParts {
  readonly world: LeaseWorld;
  readonly timeoutUs: number;
}

/** How far on its way a request gets that is never answered. */
const LOST_AT = 0.6;
/** A way there and back that is narrower than this is one line. */
const ONE_LINE_PX = 3;
/** Between labels of one lane. */
const LABEL_GAP_PX = 7;
const LABEL_EM_PX = 10;
/** Past so many in a window, reads are left out. */
const MOST = 320;

export function leaseRequests(
  requests: readonly LeaseRequestSpan[],
  input: Input,
): LeaseRequestLine[] {
  const { fromUs, toUs, playedUs } = input.frame;
  const seen = requests.filter(({ sentUs, answeredUs, endUs }) => {
    const lastUs = Number.isFinite(answeredUs) ? Math.max(answeredUs, endUs) : endUs;
    return sentUs <= Math.min(toUs, playedUs) && lastUs >= fromUs;
  });
  const few = seen.length > MOST ? seen.filter(({ verb }) => verb !== 'get').slice(-MOST) : seen;
  const dueOf = new Map(
    input.world.queue.flatMap((entry) =>
      entry.kind === 'deliver' ? [[entry.id, entry.atUs] as const] : [],
    ),
  );
  const lines = few.flatMap((request) => draw(request, dueOf, input) ?? []);
  return withLabels(distinct(lines), input.frame.width);
}

function draw(
  request: LeaseRequestSpan,
  dueOf: ReadonlyMap<number, number>,
  input: Input,
): (LeaseRequestLine & { readonly wanted: RequestLabel | undefined }) | undefined {
  const { rows, frame, candidates } = input;
  const { fromUs, toUs, atUs, playedUs, width } = frame;
  const row = rows.find(({ node }) => node === request.node);
  const api = rows.find(({ node }) => node === API);
  if (!row || !api) return undefined;
  const [a, b] = [row.edge, api.y + (row.side * API_PX) / 2];
  const shownUs = Math.min(toUs, playedUs);
  const x = (us: number): number => percent(us - fromUs, toUs - fromUs);
  const toPx = (us: number): number => (us * width) / (toUs - fromUs);
  /** A straight way, as much of it as has been played and lies in the window. */
  const way = (
    from: { us: number; y: number },
    to: { us: number; y: number },
  ): Line | undefined => {
    const [startUs, endUs] = [Math.max(from.us, fromUs), Math.min(to.us, shownUs)];
    if (endUs < startUs) return undefined;
    const slope = (to.y - from.y) / Math.max(1, to.us - from.us);
    const y = (us: number): number =>
      from.us === to.us ? (us === to.us ? to.y : from.y) : round(from.y + slope * (us - from.us));
    const y1 = from.us === to.us ? from.y : y(startUs);
    return { x1: x(startUs), y1, x2: x(endUs), y2: y(endUs) };
  };
  const isOver = request.endUs <= shownUs;
  const gaveUp = isOver ? gaveUpOn(request) : undefined;
  const common = {
    key: request.key,
    node: request.node,
    hue: holderHue(request.node, candidates),
    isRead: request.verb === 'get',
    isLater: request.sentUs > atUs,
  };
  if (request.lost === 'request') {
    const waitsUntilUs = Number.isFinite(request.endUs) ? request.endUs : timeoutOf(request, input);
    const stop = { us: waitsUntilUs, y: round(a + (b - a) * LOST_AT) };
    const there = way({ us: request.sentUs, y: a }, stop);
    if (!there) return undefined;
    const end = isOver && request.endUs >= fromUs ? { x: x(stop.us), y: stop.y } : undefined;
    return {
      ...{ ...common, there, back: undefined, isBackLate: false, arrival: undefined },
      ...{ mark: undefined, gaveUp: end, label: undefined, wanted: gaveUp },
    };
  }
  const arrivesUs = Number.isFinite(request.arrivedUs)
    ? request.arrivedUs
    : (dueOf.get(request.id) ?? shownUs);
  const there = way({ us: request.sentUs, y: a }, { us: arrivesUs, y: b });
  const hasArrived = request.arrivedUs <= shownUs;
  const answersUs = answerUs(request, dueOf, shownUs, input);
  const reaches = request.lost === 'answer' ? b + (a - b) * LOST_AT : a;
  const isShort = toPx(answersUs - request.sentUs) < ONE_LINE_PX && request.lost !== 'answer';
  const back =
    hasArrived && !isShort
      ? way({ us: request.arrivedUs, y: b }, { us: answersUs, y: round(reaches) })
      : undefined;
  if (!there && !back) return undefined;
  const isInWindow = request.arrivedUs >= fromUs && hasArrived;
  const givesUpAt = request.lost === 'answer' ? round(reaches) : a - row.side * 4;
  return {
    ...common,
    there: there ?? { x1: 0, y1: b, x2: 0, y2: b },
    back,
    isBackLate: request.answeredUs > request.endUs,
    arrival: isInWindow ? { x: x(request.arrivedUs), y: b } : undefined,
    mark: hasArrived ? markOf(request) : undefined,
    gaveUp: gaveUp && request.endUs >= fromUs ? { x: x(request.endUs), y: givesUpAt } : undefined,
    label: undefined,
    wanted: gaveUp ?? (isInWindow ? labelOf(request) : undefined),
  };
}

/** When the answer is back, or the client's patience is at its end. */
function answerUs(
  request: LeaseRequestSpan,
  dueOf: ReadonlyMap<number, number>,
  shownUs: number,
  input: Input,
): number {
  if (request.lost === 'answer') {
    return Number.isFinite(request.endUs) ? request.endUs : timeoutOf(request, input);
  }
  if (Number.isFinite(request.answeredUs)) return request.answeredUs;
  return dueOf.get(request.answerId ?? -1) ?? shownUs;
}

function timeoutOf({ node, sentUs }: LeaseRequestSpan, { world, timeoutUs }: Input): number {
  return candidateIn(world, node)?.timers['requestTimeout']?.dueUs ?? sentUs + timeoutUs;
}

/** The client went on without an answer. */
function gaveUpOn({ outcome, answeredUs, endUs }: LeaseRequestSpan): RequestLabel | undefined {
  if (outcome === 'timeout') return outcome;
  return outcome === 'cancelled' && answeredUs > endUs ? outcome : undefined;
}

function markOf({ code }: LeaseRequestSpan): RequestMark {
  if (code === 'refused') return 'refused';
  return code === 200 || code === 201 ? 'taken' : 'conflict';
}

function labelOf({ code }: LeaseRequestSpan): RequestLabel | undefined {
  if (code === 'refused') return code;
  return code === 404 || code === 409 || code === 422 ? `${code}` : undefined;
}

type Wanting = LeaseRequestLine & { readonly wanted: RequestLabel | undefined };

/** A read that follows a refused write at once looks like it: one of them is drawn. */
function distinct(lines: readonly Wanting[]): Wanting[] {
  const last = new Map<NodeId, Wanting>();
  return lines.filter((line) => {
    const before = last.get(line.node);
    const isSame =
      before?.mark === 'refused' &&
      line.mark === 'refused' &&
      Math.abs(before.there.x1 - line.there.x1) < 0.3;
    if (!isSame) last.set(line.node, line);
    return !isSame;
  });
}

/** Letters beside the marks, as long as they keep apart; those of reads that found nothing last. */
function withLabels(lines: readonly Wanting[], width: number): LeaseRequestLine[] {
  const taken = new Map<string, [number, number][]>();
  const labels = new Map<string, LeaseRequestLine['label']>();
  const byRank = [...lines].sort((a, b) => Number(a.wanted === '404') - Number(b.wanted === '404'));
  for (const { key, node, wanted, gaveUp, arrival } of byRank) {
    const at = gaveUp ?? arrival;
    if (wanted === undefined || !at) continue;
    const fromPx = (at.x * width) / 100;
    const toPx = fromPx + textWidth(wanted, LABEL_EM_PX) + LABEL_GAP_PX;
    const row = `${node}/${String(Math.round(at.y))}`;
    const others = taken.get(row) ?? [];
    if (others.some(([from, to]) => fromPx < to && toPx > from)) continue;
    taken.set(row, [...others, [fromPx, toPx]]);
    labels.set(key, { at, text: wanted });
  }
  return lines.map(({ wanted: _wanted, ...line }) => ({ ...line, label: labels.get(line.key) }));
}
