import { isLessLoaded } from './candidate.ts';
import { PlainStrategy } from './plain-strategy.ts';
import type { Choice, Pool } from './strategy.ts';
import { WeightedDraw } from './weighted-draw.ts';

/**
 * Draws two and takes the one with less to do, the first of equals. nginx `random two` draws two different
 * ones (ngx_http_upstream_random_module.c); HAProxy `random(2)` and Envoy's least request draw twice from all
 * (backend.c, get_server_rnd; least_request.proto), so that the busier of two is still taken one time in four.
 */
export class PowerOfTwo extends PlainStrategy {
  readonly #withReplacement: boolean;
  readonly #weighted = new WeightedDraw();

  constructor(withReplacement: boolean) {
    super();
    this.#withReplacement = withReplacement;
  }

  pick(pool: Pool, choice: Choice): number | undefined {
    const first = this.#weighted.draw(pool, choice);
    if (first === undefined) return undefined;
    const second = this.#weighted.draw(pool, choice, this.#withReplacement ? -1 : first) ?? first;
    const one = pool[first];
    const other = pool[second];
    return one && other && isLessLoaded(other, one) ? second : first;
  }

  override onChange(): void {
    this.#weighted.forget();
  }

  override onMembers(): void {
    this.#weighted.forget();
  }

  copy(): PowerOfTwo {
    return new PowerOfTwo(this.#withReplacement);
  }
}
