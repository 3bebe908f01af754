/** What a load balancer holds a backend to be. */
export interface Belief {
  /** `tripped`: left out because requests failed on it. */
  readonly is: 'healthy' | 'doubted' | 'unhealthy' | 'rising' | 'tripped';
  /** Checks in a row that speak against its state, of those it takes to change it. */
  readonly count: number;
  readonly of: number;
}

/** It gets nothing new. */
export function isLeftOut({ is }: Belief): boolean {
  return is === 'unhealthy' || is === 'rising' || is === 'tripped';
}
