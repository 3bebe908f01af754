import { describe, expect, test } from 'vitest';
import { MACHINE_NAMES, MACHINES } from '../models/machines.ts';
import { readStatechart, type Statechart } from '../models/statechart.ts';
import type { ChartBox } from './statechart-block.ts';
import { layoutChart, NARROW, WIDE, type ChartLayout } from './statechart-layout.ts';

/** The straight pieces of a path, without its corners. */
function piecesOf(path: string): ChartBox[] {
  const points = [...path.matchAll(/(?:[ML]|Q[\d.]+ [\d.]+ )([\d.]+) ([\d.]+)/g)].map(
    ([, x, y]) => ({ x: Number(x), y: Number(y) }),
  );
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    return { x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
  });
}

function overlaps(a: ChartBox, b: ChartBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** As thin as a line is, it has an inside. A rounded corner bends away from what it goes around. */
function thick({ x, y, width, height }: ChartBox): ChartBox {
  if (width > 0.1 && height > 0.1) return { x, y, width, height };
  return { x: x - 0.6, y: y - 0.6, width: width + 1.2, height: height + 1.2 };
}

function namesOf(layout: ChartLayout): { name: string; box: ChartBox }[] {
  const titles = layout.states.map(({ name, title, x, width, isFrame, staying }) => ({
    name,
    box: {
      x: title.x,
      y: title.y - 12,
      width: isFrame ? name.length * 7 : width - (title.x - x) * 2,
      height: 14 + staying.length * 14.5,
    },
  }));
  const words = layout.words.map((box) => ({ name: box.rows[0]?.name ?? '', box }));
  return [...titles, ...words];
}

const CASES = MACHINE_NAMES.flatMap((name) => [
  { name, width: 'wide', layout: layoutChart(readStatechart(MACHINES[name]), WIDE) },
  { name, width: 'narrow', layout: layoutChart(readStatechart(MACHINES[name]), NARROW) },
]);

describe.each(CASES)('The $width chart of $name', ({ name, layout }) => {
  test('has every state once and every transition that leads somewhere.', () => {
    const chart = readStatechart(MACHINES[name]);
    const drawn = new Set(layout.arrows.flatMap(({ transitions }) => transitions));
    for (const { id, target } of chart.transitions) expect(drawn.has(id), id).toBe(!!target);
    const said = new Set(
      layout.words.flatMap(({ rows }) => rows.flatMap((row) => row.transitions)),
    );
    const silent = chart.transitions.filter(({ id, target }) => target && !said.has(id));
    // Without a condition and without an event there is nothing to say.
    for (const one of silent) expect(one).toMatchObject({ trigger: { kind: 'always' } });
  });

  test('has no words on other words.', () => {
    const all = namesOf(layout);
    const found = all.flatMap((a, index) =>
      all.slice(index + 1).flatMap((b) => (overlaps(a.box, b.box) ? [`${a.name} ${b.name}`] : [])),
    );
    expect(found).toEqual([]);
  });

  test('has no words on a box or on an arrow.', () => {
    const boxes = layout.states.filter(({ isFrame }) => !isFrame);
    const lines = layout.arrows.flatMap(({ path }) => piecesOf(path)).map(thick);
    const found = layout.words.flatMap((words) =>
      [...boxes, ...lines]
        .filter((one) => overlaps(words, one))
        .map((one) => `${words.rows[0]?.name ?? ''} ${JSON.stringify(one)}`),
    );
    expect(found).toEqual([]);
  });

  test('has no arrow through a box, and no box on another.', () => {
    const boxes = layout.states.filter(({ isFrame }) => !isFrame);
    const lines = layout.arrows.flatMap(({ path }) => piecesOf(path));
    const inner = ({ x, y, width, height }: ChartBox): ChartBox => ({
      ...{ x: x + 1, y: y + 1, width: width - 2, height: height - 2 },
    });
    for (const box of boxes) {
      expect(lines.map(thick).filter((line) => overlaps(inner(box), line))).toEqual([]);
      expect(boxes.filter((other) => other !== box && overlaps(box, other))).toEqual([]);
    }
  });

  test('lies inside its picture.', () => {
    const { width, height } = layout;
    for (const box of [...layout.states, ...layout.words]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
  });
});

test('A chart is the same each time it is drawn.', () => {
  const draw = (): ChartLayout => layoutChart(readStatechart(MACHINES.lease), WIDE);
  expect(draw()).toEqual(draw());
});

test.each(['api', 'prober'] as const)('The chart of %s is drawn so.', async (name) => {
  const { states, arrows, words, width, height } = layoutChart(
    readStatechart(MACHINES[name]),
    WIDE,
  );
  const text = [
    `${String(width)} × ${String(height)}`,
    ...states.map((one) => `${one.name} ${[one.x, one.y, one.width, one.height].join(' ')}`),
    ...arrows.map(({ path, head }) => `${path} ${head ?? ''}`),
    ...words.flatMap(({ rows }) =>
      rows.map((row) => `${row.name} ${row.guard} ${String(row.x)} ${String(row.y)}`),
    ),
  ];
  await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(`statechart.${name}.txt`);
});

test('States that are active side by side are divided by a dashed line.', () => {
  const leaf = { kind: 'atomic', initial: undefined, entry: [], exit: [], states: [] } as const;
  const region = (name: string) => ({
    ...{ ...leaf, id: `pair.${name}`, name, kind: 'compound' as const, initial: `pair.${name}.a` },
    states: [{ ...leaf, id: `pair.${name}.a`, name: 'a' }],
  });
  const chart: Statechart = {
    id: 'pair',
    root: {
      ...{ ...leaf, id: 'pair', name: 'pair', kind: 'parallel' },
      states: [region('left'), region('right')],
    },
    transitions: [],
  };
  const { dividers, states } = layoutChart(chart, WIDE);
  const [left, right] = ['left', 'right'].map((name) => states.find((one) => one.name === name));
  const x = Number(/^M([\d.]+)/.exec(dividers[0] ?? '')?.[1]);
  expect(dividers).toHaveLength(1);
  expect(x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
  expect(x).toBeLessThan(right?.x ?? 0);
});
