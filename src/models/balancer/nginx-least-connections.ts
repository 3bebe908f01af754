import { isCandidate, isLessLoaded } from './candidate.ts';
import { PlainStrategy } from './plain-strategy.ts';
import type { Backend, Choice, Pool } from './strategy.ts';
import { Turns } from './turns.ts';

/**
 * nginx `least_conn` (ngx_http_upstream_least_conn_module.c): fewest connections in proportion to the weight,
 * and one round of smooth weighted round robin among equals. What waits at a backend is for nginx a
 * connection like any other.
 */
export class NginxLeastConnections extends PlainStrategy {
  readonly #turns: Turns;

  constructor(pool: Pool, maxFails: number, turns = new Turns(pool, maxFails)) {
    super();
    this.#turns = turns;
  }

  pick(pool: Pool, choice: Choice): number | undefined {
    let best: Backend | undefined;
    let first = 0;
    let isTie = false;
    for (let index = 0; index < pool.length; index += 1) {
      const backend = pool[index];
      if (!backend || !isCandidate(backend, index, choice)) continue;
      if (best === undefined || isLessLoaded(backend, best)) {
        best = backend;
        first = index;
        isTie = false;
      } else if (!isLessLoaded(best, backend)) isTie = true;
    }
    if (best === undefined || !isTie) return best && first;
    return this.#turns.pick(pool, choice, best);
  }

  override onMembers(pool: Pool): void {
    this.#turns.follow(pool);
  }

  override onFailed(pool: Pool, index: number): void {
    this.#turns.fail(pool, index);
  }

  copy(): NginxLeastConnections {
    return new NginxLeastConnections([], 0, this.#turns.copy());
  }
}
