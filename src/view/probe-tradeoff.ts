/**
 * What a threshold buys: for each, how late a broken target is found out (across, linear) against how
 * often one that is only slow is taken for broken (down, by powers of ten). Places across are percent.
 */
import { ticks, type Tick } from './axis.ts';
import { percent, round } from './round.ts';

export interface TradePoint {
  readonly fall: number;
  /** From the shortest to the longest detection. */
  readonly minUs: number;
  readonly maxUs: number;
  /** False alarms a day; 0: none ever. */
  readonly perDay: number;
}

/** What was counted in runs, with its error. */
export interface TradeCount {
  readonly fall: number;
  readonly us: number;
  readonly perDay: number;
  readonly lowPerDay: number;
  readonly highPerDay: number;
}

export interface TradeOffInput<Name extends string> {
  readonly points: readonly TradePoint[];
  /** The same thresholds with another timeout. */
  readonly others: readonly {
    readonly timeoutUs: number;
    readonly points: readonly TradePoint[];
  }[];
  readonly counts: readonly TradeCount[];
  readonly ownFall: number;
  /** Times that the scale can name, and their lengths. */
  readonly units: Readonly<Record<Name, number>>;
  readonly width: number;
}

export interface TradeLine {
  readonly key: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface TradeBar {
  readonly fall: number;
  readonly x: number;
  readonly width: number;
  readonly middle: number;
  readonly y: number;
  readonly isOwn: boolean;
  readonly isNever: boolean;
}

export interface TradeOffView<Name extends string> {
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly { readonly unit: Name; readonly y: number }[];
  /** Where those stand that never come, if any do. */
  readonly neverY: number | undefined;
  readonly bars: readonly TradeBar[];
  readonly line: readonly TradeLine[];
  readonly others: readonly {
    readonly timeoutUs: number;
    readonly line: readonly TradeLine[];
    /** Where it is named; nowhere if it has nothing to show. */
    readonly name: { readonly x: number; readonly y: number } | undefined;
  }[];
  readonly counts: readonly {
    readonly fall: number;
    readonly x: number;
    readonly y: number;
    readonly fromY: number;
    readonly toY: number;
  }[];
}

const [TOP, PLOT_PX, NEVER_PX, AXIS_PX] = [14, 280, 26, 40];
const DAY_US = 86_400e6;
/** Once in a thousand years is never. */
const RAREST = 1 / 365_250;
const APART_PX = 13;
/** The place in its line of the threshold at which another timeout is named. */
const NAMED = 5;

export function tradeOff<Name extends string>(input: TradeOffInput<Name>): TradeOffView<Name> {
  const { points, others, counts, ownFall, units, width } = input;
  const all = [...points, ...others.flatMap((other) => other.points)];
  const rates = all.map(({ perDay }) => perDay).filter((perDay) => perDay >= RAREST);
  const most = Math.log10(Math.max(...rates, 2 * RAREST)) + 0.15;
  const isNever = ({ perDay }: TradePoint): boolean => perDay < RAREST;
  const hasNever = all.some(isNever);
  const rarest = Math.log10(Math.min(...rates, 1)) - 0.15;
  const least = hasNever ? Math.log10(RAREST) : Math.max(Math.log10(RAREST), rarest);
  const bottom = TOP + PLOT_PX;
  const neverY = bottom + NEVER_PX / 2;
  const yOf = (perDay: number): number =>
    perDay < RAREST
      ? neverY
      : round(TOP + ((most - Math.log10(perDay)) / Math.max(0.3, most - least)) * PLOT_PX);
  // The other timeouts reach further, but it is the own one that is looked at.
  const toUs = 1.06 * Math.max(...points.map(({ maxUs }) => maxUs));
  const xOf = (us: number): number => percent(us, toUs);
  const lineOf = (some: readonly TradePoint[], name: string): TradeLine[] =>
    some.slice(1).flatMap((to, index) => {
      const from = some[index];
      if (!from || midOf(to) > toUs || isNever(from)) return [];
      const ends = {
        x1: xOf(midOf(from)),
        y1: yOf(from.perDay),
        x2: xOf(midOf(to)),
        y2: yOf(to.perDay),
      };
      return [{ key: `${name}/${to.fall}`, ...ends }];
    });
  return {
    height: (hasNever ? bottom + NEVER_PX : bottom) + AXIS_PX,
    top: TOP,
    bottom: hasNever ? bottom + NEVER_PX : bottom,
    xTicks: ticks({ fromUs: 0, toUs }, { width }),
    yTicks: yTicks(units, { yOf, most, least }),
    neverY: hasNever ? neverY : undefined,
    bars: points.map((point) => ({
      fall: point.fall,
      x: xOf(point.minUs),
      width: percent(point.maxUs - point.minUs, toUs),
      middle: xOf(midOf(point)),
      y: yOf(point.perDay),
      isOwn: point.fall === ownFall,
      isNever: isNever(point),
    })),
    line: lineOf(points, 'own'),
    others: others.map(({ timeoutUs, points: some }) => {
      // Its name stands where the lines are apart.
      const seen = some.filter((point) => midOf(point) <= toUs && !isNever(point));
      const named = seen[Math.min(NAMED, seen.length - 1)];
      const name = named && { x: xOf(midOf(named)), y: yOf(named.perDay) };
      return { timeoutUs, line: lineOf(some, String(timeoutUs)), name };
    }),
    counts: counts.map(({ fall, us, perDay, lowPerDay, highPerDay }) => ({
      fall,
      x: xOf(us),
      y: yOf(perDay),
      fromY: yOf(highPerDay),
      toY: yOf(lowPerDay),
    })),
  };
}

const midOf = ({ minUs, maxUs }: TradePoint): number => (minUs + maxUs) / 2;

/** Those that the scale reaches, and that do not touch. */
function yTicks<Name extends string>(
  units: Readonly<Record<Name, number>>,
  { yOf, most, least }: { yOf: (perDay: number) => number; most: number; least: number },
): { unit: Name; y: number }[] {
  const found: { unit: Name; y: number }[] = [];
  for (const [unit, us] of Object.entries(units) as [Name, number][]) {
    const perDay = DAY_US / us;
    const power = Math.log10(perDay);
    if (power > most || power < least) continue;
    const y = yOf(perDay);
    if (y - (found.at(-1)?.y ?? -Infinity) >= APART_PX) found.push({ unit, y });
  }
  return found;
}
