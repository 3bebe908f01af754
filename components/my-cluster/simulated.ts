/** What the page and its simulation, which is loaded at a click, have to say to each other. */
import type { Language } from '../../src/narration/language.ts';
import type { RangeMs } from '../../src/scenario/control-plane/clocks.ts';
import type { Prediction } from '../../src/scenario/control-plane/prediction.ts';

export interface SimulatedProps {
  readonly rows: readonly Prediction[];
  /** Names the rows: a result is shown only beside the cluster it belongs to. */
  readonly key: string;
  /** Of each row. */
  readonly runs: number;
  readonly language: Language;
  /** Sorted milliseconds by row, as far as they are known. */
  readonly onfound: (key: string, tookMs: ReadonlyMap<string, readonly number[]>) => void;
}

export interface DistributionProps {
  readonly rangeMs: RangeMs;
  readonly sorted: readonly number[];
  readonly language: Language;
}
