const NARROW_SPACE = '\u202f';

/** A length where seconds matter: `17.4 s`, below one second `240 ms`. */
export function secondsText(us: number): string {
  const tenths = Math.round(us / 100_000);
  if (Math.abs(tenths) < 10) return `${Math.round(us / 1000)}${NARROW_SPACE}ms`;
  return `${(tenths / 10).toFixed(1)}${NARROW_SPACE}s`;
}
