/** A simulated distribution as numbers and shapes. */

export interface Summary {
  readonly runs: number;
  readonly minUs: number;
  readonly meanUs: number;
  readonly medianUs: number;
  readonly p95Us: number;
  readonly maxUs: number;
}

/** Of at least one length, sorted. Quantiles are nearest rank. */
export function summaryOf(sorted: readonly number[]): Summary {
  const rank = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return {
    runs: sorted.length,
    minUs: rank(0),
    meanUs: sorted.reduce((sum, us) => sum + us, 0) / sorted.length,
    medianUs: rank(0.5),
    p95Us: rank(0.95),
    maxUs: rank(1),
  };
}

/** The plot's own units, stretched to whatever room there is. */
export const PLOT = 1000;

/** Bars between the formula's ends. */
const BARS = 44;

/** How many fall into each of equal parts, as an area; the fullest part is nearly as high as the plot. */
export function barsPath(sorted: readonly number[], { fromUs, endUs, toUs }: Place): string {
  const barUs = Math.max(1, endUs - fromUs) / BARS;
  const counts = new Map<number, number>();
  for (const us of sorted) {
    const bar = us === endUs ? BARS - 1 : Math.floor((us - fromUs) / barUs);
    counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const x = (us: number): string => ((us / toUs) * PLOT).toFixed(2);
  return [...counts]
    .map(([bar, count]) => {
      const height = Math.round((count / most) * PLOT * 0.96);
      const [left, right] = [fromUs + (bar + 0.06) * barUs, fromUs + (bar + 0.94) * barUs];
      return `M${x(left)} ${PLOT}V${PLOT - height}H${x(right)}V${PLOT}z`;
    })
    .join('');
}

/** Where the bars lie on an axis that begins at zero. */
export interface Place {
  readonly fromUs: number;
  readonly endUs: number;
  /** The end of the axis. */
  readonly toUs: number;
}

/** The share that is over by each instant, from the bottom to the top of the plot. */
export function cumulativePath(sorted: readonly number[], toUs: number): string {
  const points = 200;
  const steps = Array.from({ length: points + 1 }, (_, point) => {
    const index = Math.min(sorted.length - 1, Math.floor((point / points) * sorted.length));
    const x = (((sorted[index] ?? 0) / toUs) * PLOT).toFixed(1);
    return `${x} ${(PLOT * (1 - point / points)).toFixed(1)}`;
  });
  return `M${steps.join('L')}`;
}
