import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import type { TellMade } from '../kit/made.ts';

/** What a page hands to the browser of an exercise: as it is written, and the scenarios that it names. */
export interface Asked {
  readonly exercise: unknown;
  readonly library: Readonly<Record<string, ScenarioSource>>;
  /** Where a run, or a placement, can be looked at. */
  readonly lab: string;
}

/**
 * Shows a scenario that stands as text in an element; gives the way to take it away. `onmade` hears what the
 * reader makes of it.
 */
export type RunText = (
  text: string,
  target: HTMLElement,
  locale: string,
  onmade: TellMade,
) => Promise<() => void>;
