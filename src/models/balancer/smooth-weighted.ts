import { PlainStrategy } from './plain-strategy.ts';
import type { Choice, Pool } from './strategy.ts';
import { Turns } from './turns.ts';

/**
 * nginx's default (ngx_http_upstream_round_robin.c, ngx_http_upstream_get_peer). A backend that failed a
 * request gets fewer until it has been passed over often enough.
 */
export class SmoothWeighted extends PlainStrategy {
  readonly #turns: Turns;

  constructor(pool: Pool, maxFails: number, turns = new Turns(pool, maxFails)) {
    super();
    this.#turns = turns;
  }

  pick(pool: Pool, choice: Choice): number | undefined {
    return this.#turns.pick(pool, choice);
  }

  override onMembers(pool: Pool): void {
    this.#turns.follow(pool);
  }

  override onFailed(pool: Pool, index: number): void {
    this.#turns.fail(pool, index);
  }

  copy(): SmoothWeighted {
    return new SmoothWeighted([], 0, this.#turns.copy());
  }
}
