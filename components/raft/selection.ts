import type { RingTarget } from '../../src/view/ring.ts';

/** What a reader has selected, and the element to come back to. */
export interface Selection {
  readonly target: RingTarget;
  readonly anchor: Element;
}
