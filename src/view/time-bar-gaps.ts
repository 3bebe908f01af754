import { lengthText } from './axis.ts';
import type { Span } from './bar-history.ts';
import { percent } from './round.ts';
import { extent, played, type Space } from './time-bar-space.ts';

/** Of a gap or an overlap: how long it lasts, and where that is written. */
export interface TimeBarGap {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly lengthUs: number;
  readonly isOpen: boolean;
  /** Where its words stand, if there is room for them. */
  readonly textX: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly room: 'words' | 'number' | 'none';
  readonly number: string;
}

/** Room of the words about a gap, and of its length alone. */
const WORDS_PX = 126;
const NUMBER_PX = 58;

export function gapsOf(gaps: readonly Span[], space: Space): TimeBarGap[] {
  return played(gaps, space.playedUs).map((gap) => {
    const { x, width } = extent(gap, space);
    const px = (width * space.width) / 100;
    const isOpen = gap.toUs > space.playedUs;
    const lengthUs = Math.min(gap.toUs, space.playedUs) - gap.fromUs;
    const anchor = x < 8 ? 'start' : x + width > 92 ? 'end' : 'middle';
    return {
      key: `g${gap.fromUs}`,
      x,
      width,
      lengthUs,
      isOpen,
      textX: anchor === 'start' ? x : anchor === 'end' ? x + width : percent(x + width / 2, 100),
      anchor,
      room: px >= WORDS_PX ? 'words' : px >= NUMBER_PX ? 'number' : 'none',
      number: lengthText(lengthUs),
    };
  });
}
