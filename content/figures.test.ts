/**
 * The figures of the control plane in the chapter on how we know are those of the last measurement,
 * `node bench/cluster.ts --record`; the ranges are those that the tests hold every run to.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRecord } from '../bench/cluster-record.ts';
import { PREDICTIONS } from '../src/scenario/control-plane/predictions.ts';

const { clocks, faults, cost } = readRecord();

const LANGUAGES = [
  { language: 'en', heading: '## Control plane', dash: '–', s: ' s' },
  { language: 'zh-cn', heading: '## 控制平面', dash: '～', s: ' 秒' },
] as const;

/** The section, up to the next one. */
function sectionOf(language: string, heading: string): string {
  const text = readFileSync(new URL(`${language}/how-we-know.mdx`, import.meta.url), 'utf8');
  const begun = text.split(`\n${heading}\n`)[1] ?? '';
  return begun.split('\n## ')[0] ?? '';
}

const tenths = (ms: number): string => (ms / 1000).toFixed(1);

test('The predicted ranges of the record are those of the sources, and every run was inside.', () => {
  const predicted = PREDICTIONS.map(({ name, rangeMs }) => ({ name, predictedMs: rangeMs }));
  expect(clocks.found.map(({ name, predictedMs }) => ({ name, predictedMs }))).toEqual(predicted);
  expect(clocks.found.map(({ outside }) => outside)).toEqual(predicted.map(() => 0));
});

test('In the record no recovery was late, no property broke, and the large cluster took less than 5 s.', () => {
  expect(faults.found).toMatchObject({ schedules: 5000, late: 0, broken: 0 });
  expect(faults.found.backS.max).toBeLessThanOrEqual(faults.found.boundS);
  expect(faults.found.counted).toBeGreaterThan(2500);
  expect(cost.found).toMatchObject({ masters: 5, workers: 100, minutes: 10 });
  expect(cost.found.processorS).toBeLessThan(5);
});

test.each(LANGUAGES)(
  '$language: each clock stands there as recorded',
  ({ language, heading, dash }) => {
    const rows = sectionOf(language, heading)
      .split('\n')
      .filter((line) => / \/ .* \/ /.test(line) && line.startsWith('| '))
      .slice(1)
      .map((line) =>
        line
          .split('|')
          .slice(2, 4)
          .map((cell) => cell.trim()),
      );
    const wanted = clocks.found.map(({ predictedMs, simulatedMs: { min, median, max } }) => [
      `${tenths(predictedMs.min)}${dash}${tenths(predictedMs.max)}`,
      [min, median, max].map(tenths).join(' / '),
    ]);
    expect(rows).toEqual(wanted);
  },
);

test.each(LANGUAGES)(
  '$language: the other figures stand there as recorded',
  ({ language, heading, s }) => {
    const section = sectionOf(language, heading);
    const { schedules, counted, boundS, backS } = faults.found;
    const runs = clocks.found.reduce((sum, { seeds }) => sum + seeds, 0);
    const parts = [String(schedules), String(counted), String(runs)];
    const times = [boundS, backS.median].map((one) => `${one.toFixed(1)}${s}`);
    for (const figure of [
      ...parts,
      ...times,
      `99% ${backS.p99.toFixed(1)}`,
      backS.max.toFixed(1),
    ]) {
      expect(section).toContain(figure);
    }
    expect(section).toContain(`${cost.found.processorS.toFixed(1)}${s} |`);
    for (const { recordedAt, node } of [clocks, faults, cost]) {
      expect(section).toContain(recordedAt);
      expect(section).toContain(node.replace('v', 'Node '));
    }
  },
);
