import { UINT32_MAX, type DrawInt } from './random.ts';

/**
 * A length that is drawn anew each time it is needed. Numbers are whole: microseconds, or ticks.
 * Sampling uses comparison, addition and one product, never `Math.log`, so every engine draws alike.
 */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'exp'; readonly mean: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number };

export function fixed(value: number): Distribution {
  return { kind: 'fixed', value };
}

/** The shortest length the distribution can give: what remains when randomness is switched off. */
export function minimumOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return distribution.min;
    case 'exp':
    case 'normal':
      return 0;
  }
}

/** The longest length it can give, or `Infinity`. Used to scale pictures, never to simulate. */
export function maximumOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return distribution.max;
    case 'exp':
    case 'normal':
      return Infinity;
  }
}

/** One draw, a whole number ≥ 0. */
export function sample(distribution: Distribution, draw: DrawInt): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return draw(distribution.min, distribution.max);
    case 'exp':
      return Math.round(standardExponential(draw) * distribution.mean);
    case 'normal':
      return Math.max(
        0,
        Math.round(distribution.mean + standardNormal(draw) * distribution.deviation),
      );
  }
}

/**
 * Von Neumann's comparison method (Various Techniques Used in Connection with Random Digits, 1951):
 * the first number of a falling run of uniforms is exponential when the run's length is odd;
 * every rejected run adds one.
 */
function standardExponential(draw: DrawInt): number {
  for (let whole = 0; ; whole += 1) {
    const first = draw(0, UINT32_MAX);
    let previous = first;
    let isOdd = true;
    for (;;) {
      const next = draw(0, UINT32_MAX);
      if (next >= previous) break;
      previous = next;
      isOdd = !isOdd;
    }
    if (isOdd) return whole + first / (UINT32_MAX + 1);
  }
}

/** Twelve uniforms less six: mean 0, variance 1, between −6 and 6 (Irwin–Hall). */
function standardNormal(draw: DrawInt): number {
  let sum = 0;
  for (let i = 0; i < 12; i += 1) sum += draw(0, UINT32_MAX);
  return sum / UINT32_MAX - 6;
}
