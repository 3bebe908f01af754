/** What a time bar is painted from, whatever the model: a trace read into spans. */
import type { NodeId } from '../sim/world.ts';
import type { BandLook } from './band-look.ts';
import type { Hue } from './hue.ts';

export interface Span {
  readonly fromUs: number;
  /** `Infinity` while it lasts. */
  readonly toUs: number;
}

/** What one lane was, from here to there. */
export interface BarSegment extends Span {
  readonly look: BandLook;
  readonly hue: Hue;
}

export type MarkKind = 'crash' | 'restart' | 'pause' | 'resume' | 'command' | 'violation';

export interface Mark {
  readonly atUs: number;
  readonly kind: MarkKind;
  /** The members concerned; none: the whole cluster. */
  readonly nodes: readonly NodeId[];
  /** Of a command, its name: `partition`, `heal`, `cut` … */
  readonly name: string;
}

export interface BarHistory {
  /** By lane. */
  readonly segments: ReadonlyMap<NodeId, readonly BarSegment[]>;
  /** Nobody leads. */
  readonly gaps: readonly Span[];
  /** More than one believes it leads. Absent: there is no row for it. */
  readonly overlaps?: readonly Span[] | undefined;
  readonly partitions?: readonly Span[] | undefined;
  readonly marks: readonly Mark[];
}
