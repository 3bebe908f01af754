/** Charts as they lie beside the pages. Each is fetched once. */
import { rooted } from '../../src/i18n/address.ts';
import type { ChartFile } from '../../src/view/statechart-file.ts';

const files = new Map<string, Promise<ChartFile>>();

/** Rejects when the chart cannot be had; the next call tries again. */
export function chartFileOf(name: string): Promise<ChartFile> {
  let file = files.get(name);
  if (!file) {
    file = read(name);
    files.set(name, file);
    file.catch(() => files.delete(name));
  }
  return file;
}

async function read(name: string): Promise<ChartFile> {
  const response = await fetch(rooted(`statecharts/${name}.json`));
  if (!response.ok) throw new Error(`The chart ${name} is not there (${String(response.status)}).`);
  return (await response.json()) as ChartFile;
}
