/** The orders in which a member can be replaced, and which of them is safest. */
import {
  ORDERS,
  replacementSteps,
  type ReplacementOrder,
  type ReplacementStep,
} from '../../src/scenario/quorum.ts';
import type { QuorumState } from './state.ts';

export interface OrderResult {
  readonly order: ReplacementOrder;
  readonly steps: readonly ReplacementStep[];
  /** Whether the last step was done. */
  readonly isDone: boolean;
  /** The least that could be lost at any moment. */
  readonly weakest: number;
}

export function ordersOf(state: QuorumState): readonly OrderResult[] {
  const { members, isOldUp, isChecked } = state;
  const othersDown = Math.min(state.othersDown, members - 1);
  return ORDERS.map((order) => {
    const steps = replacementSteps({ members, isOldUp, othersDown, order, isChecked });
    return {
      order,
      steps,
      isDone: steps.at(-1)?.outcome === 'done',
      weakest: Math.min(...steps.map(({ after }) => after.spare)),
    };
  });
}

/** Of the orders that come to their end, those that are never weaker than the others. */
export function bestOrders(orders: readonly OrderResult[]): readonly OrderResult[] {
  const done = orders.filter(({ isDone }) => isDone);
  const best = Math.max(...done.map(({ weakest }) => weakest));
  return done.filter(({ weakest }) => weakest === best);
}
