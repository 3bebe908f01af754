/** How long requests took, as it forms: percentiles on a logarithmic axis, for one run or for two. */
import { Pen, tenth, type Drawing, type Label } from './balancer-drawing.ts';
import type { BalancerHistory } from './balancer-history.ts';
import type { Latencies } from './balancer-latencies.ts';
import { countTo } from './balancer-series.ts';
import { PHONE_PX } from './lane-names.ts';
import { percent } from './round.ts';
import { textWidth } from './text-room.ts';

/** What a run has come to, up to a moment. */
export interface BalancerNumbers {
  readonly latencies: Latencies | undefined;
  readonly answered: number;
  readonly failed: number;
  /** Connections that were not their client's first. */
  readonly reconnects: number;
  /** Attempts to connect or to be served that nobody saw as an error. */
  readonly retried: number;
  /** Of each backend that is there: what it has at this moment. */
  readonly loads: readonly number[];
}

export function balancerNumbers(history: BalancerHistory, atUs: number): BalancerNumbers {
  const answered = countTo(history.answered, atUs);
  return {
    answered,
    latencies: history.latencies.of(answered),
    failed: countTo(history.failed, atUs),
    reconnects: countTo(history.reconnects, atUs),
    retried: history.backends.reduce((sum, { retried }) => sum + countTo(retried, atUs), 0),
    loads: history.backends.flatMap(({ isThere, load }) =>
      isThere.at(atUs) ? [load.at(atUs)] : [],
    ),
  };
}

const TOP = 16;
const PITCH_PX = 24;
const AXIS_PX = 15;
const EM_PX = 10;
/** The axis goes from a round number to a round number, at least over so many powers of ten. */
const LEAST_POWERS = 2;

export function figuresDrawing(
  all: readonly (Latencies | undefined)[],
  { width, names }: { width: number; names: readonly string[] },
): Drawing {
  const known = all.filter((one) => one !== undefined);
  const pen = new Pen(['grid', 'rest', 'body', 'p50', 'tick', 'most']);
  const height = TOP + PITCH_PX * (all.length - 1) + 10 + AXIS_PX;
  const bottom = height - AXIS_PX;
  const [low, high] = powersOf(known);
  const x = (us: number): number =>
    ((Math.log10(Math.max(1, us)) - low) / (high - low)) * (width - 24) + 12;
  const labels: Label[] = [];
  for (let power = low; power <= high; power += 1) {
    const at = x(10 ** power);
    pen.draw('grid', `M${tenth(at)} 4V${bottom}`);
    labels.push(word(`axis${String(power)}`, 'tick', at, bottom + 9, axisText(10 ** power)));
  }
  all.forEach((latencies, index) => {
    if (!latencies) return;
    const { p50Us, p90Us, p99Us, mostUs } = latencies;
    const y = TOP + PITCH_PX * index;
    const [p50, p90, p99, most] = [p50Us, p90Us, p99Us, mostUs].map((us) => tenth(x(us))) as [
      number,
      number,
      number,
      number,
    ];
    pen.draw('rest', `M${p50} ${y}H${most}`);
    pen.draw('body', `M${p50} ${y}H${p90}`);
    pen.draw('p50', `M${p50 - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z`);
    pen.draw('tick', `M${p90} ${y - 5}v10M${p99} ${y - 5}v10`);
    pen.draw('most', `M${most - 3} ${y - 3}l6 6m0-6l-6 6`);
    const name = names[index] ?? '';
    // Where it is in nobody's way, and not at all if there is no such place.
    const namePx = textWidth(name, EM_PX) + 12;
    const isRight = most + namePx < width - 12;
    if (name !== '' && (isRight || p50 - namePx > 0)) {
      const at = isRight ? width - 2 : 2;
      labels.push({
        ...word(`name${index}`, 'run', at, y, name),
        anchor: isRight ? 'end' : 'start',
      });
    }
    let takenTo = -Infinity;
    let onPhoneTo = -Infinity;
    // Laid out for more width than a phone has, names that would meet there are left out there.
    const onPhone = Math.min(1, PHONE_PX / width);
    for (const [name, at] of [
      ['p50', p50],
      ['p90', p90],
      ['p99', p99],
      ['max', most],
    ] as const) {
      const half = textWidth(name, EM_PX) / 2;
      if (at - half < takenTo + 3) continue;
      takenTo = at + half;
      const isMinor = at * onPhone - half < onPhoneTo + 3;
      if (!isMinor) onPhoneTo = at * onPhone + half;
      const label = word(`${name}/${String(index)}`, 'percentile', at, y - 10, name);
      labels.push({ ...label, isMinor });
    }
  });
  return { width, height, shapes: pen.shapes, labels };

  function word(key: string, look: string, at: number, y: number, said: string): Label {
    const place = { x: percent(at, width), dx: 0, y: tenth(y) };
    return { key, look, ...place, anchor: 'middle', text: said, isMinor: false };
  }
}

/** `10 ms`, `1 s`: a power of ten, in microseconds. */
function axisText(us: number): string {
  return us < 1_000_000 ? `${us / 1000}\u202fms` : `${us / 1_000_000}\u202fs`;
}

function powersOf(known: readonly Latencies[]): readonly [number, number] {
  if (known.length === 0) return [3, 6];
  const least = Math.min(...known.map(({ p50Us }) => p50Us));
  const most = Math.max(...known.map(({ mostUs }) => mostUs));
  const low = Math.floor(Math.log10(Math.max(10, least)));
  return [low, Math.max(low + LEAST_POWERS, Math.ceil(Math.log10(Math.max(10, most))))];
}
