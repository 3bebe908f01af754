import { PlainStrategy } from './plain-strategy.ts';
import type { Choice, Pool } from './strategy.ts';
import { WeightedDraw } from './weighted-draw.ts';

/**
 * One draw by weight, as nginx `random` (ngx_http_upstream_random_module.c). HAProxy `random(1)` draws a
 * place on its hash ring (backend.c, get_server_rnd), where shares only come near the weights.
 */
export class RandomChoice extends PlainStrategy {
  readonly #weighted = new WeightedDraw();

  pick(pool: Pool, choice: Choice): number | undefined {
    return this.#weighted.draw(pool, choice);
  }

  override onChange(): void {
    this.#weighted.forget();
  }

  override onMembers(): void {
    this.#weighted.forget();
  }

  copy(): RandomChoice {
    return new RandomChoice();
  }
}
