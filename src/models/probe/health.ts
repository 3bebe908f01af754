/**
 * HAProxy's health counter (src/check.c, set_server_check_status, 50872daa): 0 … rise + fall − 1. At
 * `rise` and above the target is healthy. One bad check takes one away, and below `rise` everything; one
 * good check adds one, and from `rise` on everything. So only checks in a row can change a verdict.
 */
export interface Thresholds {
  /** Good checks in a row that make an unhealthy target healthy. */
  readonly rise: number;
  /** Bad checks in a row that make a healthy target unhealthy. */
  readonly fall: number;
}

/** Where the counter stands before the first check, in the words of HAProxy's `init-state`. */
export type InitialHealth =
  /** Healthy, but the first bad check is enough: HAProxy's default. */
  | 'up'
  | 'fully-up'
  /** Unhealthy, but the first good check is enough. */
  | 'down'
  | 'fully-down';

export function initialHealth(initial: InitialHealth, { rise, fall }: Thresholds): number {
  switch (initial) {
    case 'up':
      return rise;
    case 'fully-up':
      return rise + fall - 1;
    case 'down':
      return rise - 1;
    case 'fully-down':
      return 0;
  }
}

export function isHealthy(health: number, { rise }: Thresholds): boolean {
  return health >= rise;
}

/** No check since has spoken against the verdict. */
export function isSettled(health: number, { rise, fall }: Thresholds): boolean {
  return health === 0 || health === rise + fall - 1;
}

/** The counter after one more check. */
export function healthAfter(
  health: number,
  { isOk, rise, fall }: Thresholds & { readonly isOk: boolean },
): number {
  if (isOk) return health + 1 >= rise ? rise + fall - 1 : health + 1;
  return health - 1 < rise ? 0 : health - 1;
}
