import type { Backend, Pool } from './strategy.ts';

/** What a strategy keeps about each backend, in the order of the pool. */
export interface Kept {
  readonly id: string;
}

/** The same in the order of another pool: it follows its backend, and new ones get their own. */
export function follow<State extends Kept>(
  states: readonly State[],
  pool: Pool,
  create: (backend: Backend) => State,
): State[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  return pool.map((backend) => byId.get(backend.id) ?? create(backend));
}
