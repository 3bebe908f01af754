/** What the widget shows of one run, as plain data: drawn by the server first, by the engine later. */
import type { Line } from '../kit/story.ts';
import type { ProbeHistory } from '../../src/view/probe-history.ts';

export type HealthLine = Line;

export interface HealthFrame {
  readonly history: ProbeHistory;
  /** The story, oldest first. */
  readonly lines: readonly HealthLine[];
  /** Of them, those that say what was expected and did not come. */
  readonly unmet: readonly number[];
  /** The place of the line that says most. */
  readonly headline: number;
  /** It was away once, for so long, and no verdict came: so many failures in a row were too few. */
  readonly unnoticed:
    | { readonly atUs: number; readonly us: number; readonly most: number; readonly of: number }
    | undefined;
  readonly title: string | undefined;
  /** What the reader should notice. */
  readonly why: string | undefined;
  readonly seed: number;
  /** The moment that a link asked for; the headline is what is told of it. */
  readonly momentUs?: number | undefined;
}
