/** Three decimals: finer than any screen, and stable in the text of a picture. */
export function round(value: number): number {
  // Adding 0 turns -0 into 0.
  return Math.round(value * 1000) / 1000 + 0;
}

/** A share in percent, cut to 0 … 100. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? round(Math.min(100, Math.max(0, (part / whole) * 100))) : 0;
}

/** Halves, for pictures of many boxes and lines on a page. */
export function half(value: number): number {
  return Math.round(value * 2) / 2 + 0;
}
