/** How many of several new connections fail: `1` of `3`; `undefined`: not so simple a share. */
export function failingOf(share: number): { failing: number; of: number } | undefined {
  for (let of = 1; of <= 9; of += 1) {
    const failing = Math.round((1 - share) * of);
    if (Math.abs(1 - share - failing / of) < 1e-9) return { failing, of };
  }
  return undefined;
}
