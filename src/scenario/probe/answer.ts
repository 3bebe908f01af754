/** How long a target takes to answer a check, as far as a calculation needs to know it. */
import type { Distribution } from '../../sim/distribution.ts';

export interface Answer {
  readonly minUs: number;
  /** Longer than this is one answer in a million, or none. */
  readonly maxUs: number;
  /** So many answers together take longer than this once in a million, or never. */
  readonly longestUs: (count: number) => number;
  /** The chance that nobody waits for it any longer. An answer at that very moment is too late. */
  readonly lateChance: (timeoutUs: number) => number;
  /** How long those take on average that are in time. */
  readonly meanInTimeUs: (timeoutUs: number) => number;
}

/** As good as never. */
const RARE = 1e-6;

/** Everything takes a target so many times as long. */
export function answerOf(response: Distribution, times = 1): Answer {
  switch (response.kind) {
    case 'fixed':
      return fixedAnswer(response.value * times);
    case 'uniform':
      return uniformAnswer(response.min * times, response.max * times);
    case 'exp':
      return exponentialAnswer(response.mean * times);
    case 'normal':
      return normalAnswer(response.mean * times, response.deviation * times);
  }
}

function fixedAnswer(us: number): Answer {
  return {
    minUs: us,
    maxUs: us,
    longestUs: (count) => count * us,
    lateChance: (timeoutUs) => (us >= timeoutUs ? 1 : 0),
    meanInTimeUs: () => us,
  };
}

function uniformAnswer(minUs: number, maxUs: number): Answer {
  return {
    minUs,
    maxUs,
    longestUs: (count) => count * maxUs,
    lateChance: (timeoutUs) => within((maxUs - timeoutUs) / Math.max(1, maxUs - minUs)),
    meanInTimeUs: (timeoutUs) => (minUs + Math.max(minUs, Math.min(maxUs, timeoutUs))) / 2,
  };
}

function exponentialAnswer(meanUs: number): Answer {
  return {
    minUs: 0,
    maxUs: -Math.log(RARE) * meanUs,
    longestUs: (count) => erlangQuantile(count) * meanUs,
    lateChance: (timeoutUs) => (meanUs === 0 ? 0 : Math.exp(-timeoutUs / meanUs)),
    meanInTimeUs: (timeoutUs) => {
      const late = meanUs === 0 ? 0 : Math.exp(-timeoutUs / meanUs);
      return late < 1 ? meanUs - (timeoutUs * late) / (1 - late) : 0;
    },
  };
}

/** What the sum of so many exponentials with mean 1 exceeds once in a million: by halving. */
function erlangQuantile(count: number): number {
  let [low, high] = [0, 2 * count - 2 * Math.log(RARE)];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (erlangAbove(count, middle) > RARE) low = middle;
    else high = middle;
  }
  return high;
}

/** As likely as fewer events than that in so long. */
function erlangAbove(count: number, x: number): number {
  let [term, sum] = [Math.exp(-x), 0];
  for (let events = 0; events < count; events += 1) {
    sum += term;
    term = (term * x) / (events + 1);
  }
  return sum;
}

/** The format's normal is a sum of twelve uniforms, and cut at zero. */
const LONGEST_DEVIATIONS = 4.76;

function normalAnswer(meanUs: number, deviationUs: number): Answer {
  const above = (us: number): number =>
    deviationUs === 0 ? Number(meanUs >= us) : sumAbove((us - meanUs) / deviationUs);
  const maxUs = meanUs + LONGEST_DEVIATIONS * deviationUs;
  return {
    minUs: Math.max(0, meanUs - 6 * deviationUs),
    maxUs,
    longestUs: (count) => count * meanUs + LONGEST_DEVIATIONS * Math.sqrt(count) * deviationUs,
    lateChance: above,
    meanInTimeUs: (timeoutUs) => {
      // E[A; A < T] = T·P(A < T) − ∫ P(A < t) dt, in steps.
      const endUs = Math.min(timeoutUs, maxUs);
      const inTime = 1 - above(endUs);
      if (inTime <= 0) return endUs;
      const steps = 200;
      let area = 0;
      for (let step = 0; step < steps; step += 1) area += 1 - above(((step + 0.5) / steps) * endUs);
      return endUs - (area / steps) * (endUs / inTime);
    },
  };
}

/** The chance that twelve uniforms less six exceed z: Irwin–Hall, whose density is a sum of powers. */
function sumAbove(z: number): number {
  const x = z + 6;
  if (x <= 0) return 1;
  if (x >= 12) return 0;
  // By symmetry from the nearer end: fewer terms, and none that cancel.
  if (x < 6) return 1 - sumAbove(-z);
  const rest = 12 - x;
  let sum = 0;
  let choose = 1;
  for (let k = 0; k <= Math.floor(rest); k += 1) {
    sum += (k % 2 === 0 ? 1 : -1) * choose * (rest - k) ** 12;
    choose = (choose * (12 - k)) / (k + 1);
  }
  return sum / 479_001_600;
}

function within(chance: number): number {
  return Math.min(1, Math.max(0, chance));
}
