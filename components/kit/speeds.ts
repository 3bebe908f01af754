/** How fast a run is shown: so many seconds there in one second here. */
export interface Speeds {
  /** To choose from, slowest first. */
  readonly choices: readonly number[];
  /** The one that is chosen at first. */
  readonly first: number;
}

/** `1/10` or `4×`. */
export function speedName(speed: number): string {
  return speed < 1 ? `1/${Math.round(1 / speed)}` : `${speed}×`;
}
