/**
 * The arithmetic of nginx's smooth weighted round robin (ngx_http_upstream_round_robin.c): in each round
 * every candidate's current weight grows by its effective weight; the largest wins, the earlier of equals,
 * and gives back what all have gained. Least connections and the hashes fall back on it.
 */
import { isCandidate, isLessLoaded } from './candidate.ts';
import { follow } from './follow.ts';
import type { Backend, Choice, Pool } from './strategy.ts';

interface Turn {
  readonly id: string;
  current: number;
  /** Weight lost by failures: the effective weight is `weight` without it. */
  lost: number;
}

export class Turns {
  readonly #maxFails: number;
  #turns: Turn[];

  constructor(pool: Pool, maxFails: number) {
    this.#maxFails = maxFails;
    this.#turns = pool.map(createTurn);
  }

  /** One round among the candidates of a choice; with `least`, only among those with no more to do than it. */
  pick(pool: Pool, choice: Choice, least?: Backend): number | undefined {
    let best: Turn | undefined;
    let picked: number | undefined;
    let total = 0;
    for (let index = 0; index < pool.length; index += 1) {
      const backend = pool[index];
      const turn = this.#turns[index];
      if (!backend || !turn || !isCandidate(backend, index, choice)) continue;
      if (least && isLessLoaded(least, backend)) continue;
      total += effectiveWeight(turn, backend);
      turn.current += effectiveWeight(turn, backend);
      recover(turn);
      if (best === undefined || turn.current > best.current) {
        best = turn;
        picked = index;
      }
    }
    if (best) best.current -= total;
    return picked;
  }

  /** A round with one candidate: what it gains it gives back, and it recovers. */
  pickOnly(index: number): number {
    const turn = this.#turns[index];
    if (turn) recover(turn);
    return index;
  }

  /** nginx ngx_http_upstream_free_round_robin_peer. */
  fail(pool: Pool, index: number): void {
    const turn = this.#turns[index];
    const weight = pool[index]?.weight ?? 0;
    if (!turn || this.#maxFails === 0) return;
    turn.lost = Math.min(weight, turn.lost + Math.trunc(weight / this.#maxFails));
  }

  follow(pool: Pool): void {
    this.#turns = follow(this.#turns, pool, createTurn);
  }

  copy(): Turns {
    const copy = new Turns([], this.#maxFails);
    copy.#turns = this.#turns.map((turn) => ({ ...turn }));
    return copy;
  }
}

function createTurn({ id }: Backend): Turn {
  return { id, current: 0, lost: 0 };
}

function effectiveWeight({ lost }: Turn, { weight }: Backend): number {
  return Math.max(0, weight - lost);
}

function recover(turn: Turn): void {
  turn.lost = Math.max(0, turn.lost - 1);
}
