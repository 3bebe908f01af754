/** What every laboratory shows, as plain data: drawn by the server first, by the engine later. */
import type { TimeBarView } from '../../src/view/time-bar.ts';
import type { Breach, Line } from './story.ts';

/** Which moment is shown, and how. Instants are whole microseconds. */
export interface Moment {
  readonly atUs: number;
  /** The latest moment that has been shown: nothing later is told. */
  readonly playedUs: number;
  readonly speed: number;
  /** Of the picture or the bar, in pixels, once it is measured. */
  readonly width?: number | undefined;
}

/** What holds for a whole run. */
export interface Facts {
  readonly title: string | undefined;
  /** What the reader should notice. */
  readonly why: string | undefined;
  readonly seed: number;
  /** As the scenario says, whether or not the run gets there. */
  readonly untilUs: number;
  readonly isEdited: boolean;
  /** The first of the reader's own commands. */
  readonly forkedUs: number | undefined;
}

/** A model adds its picture, and facts of its own. */
export interface Frame {
  readonly facts: Facts;
  readonly bar: TimeBarView;
  readonly lines: readonly Line[];
  readonly breaches: readonly Breach[];
  /** How many events have been checked. */
  readonly events: number;
}
