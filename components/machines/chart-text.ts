import type { Statechart } from '../../src/models/statechart.ts';
import { chartFile } from '../../src/view/statechart-file.ts';

/** A chart as it lies beside the pages, for the panels that load it. */
export function chartText(chart: Statechart): string {
  return JSON.stringify(chartFile(chart));
}
