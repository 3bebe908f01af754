/** A chart as it is put beside the pages: drawn for two widths, with what its picture says in words. */
import type { Statechart } from '../models/statechart.ts';
import { layoutChart, NARROW, statesIn, WIDE, type ChartLayout } from './statechart-layout.ts';
import { arrowsOf, stayingIn, type ChartLine } from './statechart-lines.ts';

/** What a state can take next. */
export interface ChartWay extends ChartLine {
  readonly source: string;
  /** Absent: the state stays. */
  readonly target: string | undefined;
}

export interface ChartFile {
  readonly id: string;
  readonly wide: ChartLayout;
  readonly narrow: ChartLayout;
  /** All states, outermost first. */
  readonly states: readonly string[];
  readonly ways: readonly ChartWay[];
}

export function chartFile(chart: Statechart): ChartFile {
  const states = statesIn(chart.root).map(({ id }) => id);
  return {
    id: chart.id,
    wide: layoutChart(chart, WIDE),
    narrow: layoutChart(chart, NARROW),
    states,
    ways: [
      ...arrowsOf(chart).flatMap(({ source, target, lines }) =>
        named(lines).map((line) => ({ ...line, source, target })),
      ),
      ...states.flatMap((source) =>
        stayingIn(source, chart).map((line) => ({ ...line, source, target: undefined })),
      ),
    ],
  };
}

/** Read alone, a further condition has to say of which event. */
function named(lines: readonly ChartLine[]): readonly ChartLine[] {
  let [name, isTimer] = ['', false];
  return lines.map((line) => {
    const isFurther = line.name === '' && line.transitions.some((id) => !id.includes('//'));
    if (!isFurther) [name, isTimer] = [line.name, line.isTimer];
    return isFurther ? { ...line, name, isTimer } : line;
  });
}
