/** What the Load balancer widget shows beside what every laboratory shows. */
import type { StrategyName } from '../../src/models/balancer/strategy.ts';
import type { Drawing } from '../../src/view/balancer-drawing.ts';
import type { BalancerPicture } from '../../src/view/balancer-picture.ts';
import type { Facts, Frame } from '../kit/frame.ts';

export type { StrategyName };

export interface BalancerFacts extends Facts {
  readonly strategy: StrategyName;
  /** Its name in the reader's language. */
  readonly strategyName: string;
  readonly backends: readonly string[];
  /** The nodes that check them; none where nobody does. */
  readonly checks: readonly string[];
  readonly isLongLived: boolean;
  /** kube-apiserver's `--goaway-chance`. */
  readonly goawayChance: number;
  /** When the script restarts all in turn. */
  readonly restartsUs: readonly number[];
}

/** One number of each run. */
export interface Figure {
  readonly name: string;
  readonly values: readonly string[];
}

/** What the runs have come to. */
export interface Figures {
  /** Absent: nobody asks for anything. */
  readonly drawing: Drawing | undefined;
  readonly says: string;
  readonly cells: readonly Figure[];
  /** What the runs differ in, and how they are called, in the order of the values. */
  readonly strategies: string;
  readonly runs: readonly string[];
  /** How they differ. */
  readonly sentence: string | undefined;
}

/** The run, and the one it is compared with. */
export interface BalancerView {
  readonly pictures: readonly BalancerPicture[];
  readonly figures: Figures;
}

export interface BalancerFrame extends Frame {
  readonly facts: BalancerFacts;
  readonly view: BalancerView;
}
