/**
 * A machine's chart as shapes: states in layers from top to bottom, arrows that leave and enter them at
 * their borders, and words in rows of their own, so that no word can lie on a line or on another word.
 */
import type { ChartState, Statechart } from '../models/statechart.ts';
import { blockOf, type ChartShapes } from './statechart-block.ts';
import { levelsOf } from './statechart-levels.ts';
import { half } from './round.ts';

export interface ChartLayout extends ChartShapes {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface LayoutOptions {
  /** Words beside an arrow are broken at this width, where they can be. */
  readonly wordsPx: number;
}

/** For a page at least 640 px wide, and for a telephone. */
export const WIDE: LayoutOptions = { wordsPx: 200 };
export const NARROW: LayoutOptions = { wordsPx: 118 };

const MARGIN_PX = 2;

export function layoutChart(chart: Statechart, options: LayoutOptions): ChartLayout {
  const block = blockOf(chart.root, { ...levelsOf(chart), chart, options, isRoot: true });
  const shapes: ChartShapes = { states: [], arrows: [], words: [], dots: [], dividers: [] };
  block.draw({ x: MARGIN_PX, y: MARGIN_PX }, shapes);
  return {
    id: chart.id,
    width: half(Math.ceil(block.width + 2 * MARGIN_PX)),
    height: half(Math.ceil(block.height + 2 * MARGIN_PX)),
    ...shapes,
  };
}

/** Every state of a chart, the outermost first. */
export function statesIn(state: ChartState): readonly ChartState[] {
  return [state, ...state.states.flatMap(statesIn)];
}
