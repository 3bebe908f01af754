import { expect, test } from 'vitest';
import { RaftRun } from '../scenario/raft/run.ts';
import { readRaftScenario } from '../scenario/raft/run.ts';
import { lengthText, ticks } from './axis.ts';
import { segmentsOf } from './history.ts';
import { raftBarView } from './raft-bar.ts';
import { timeBarView, type TimeBarView } from './time-bar.ts';

function runOf(source: object): RaftRun {
  const run = new RaftRun(readRaftScenario({ model: 'raft', seed: 7, until: '8s', ...source }));
  run.finish();
  return run;
}

const crashed = runOf({ script: [{ at: '4s', crash: 'leader' }] });

function viewOf(run: RaftRun, playedMs: number, width?: number): TimeBarView {
  const { nodes } = run.scenario.config;
  const { events, untilUs } = run;
  const playedUs = playedMs * 1000;
  return raftBarView({ events, nodes, untilUs, playedUs, atUs: playedUs, width });
}

test('the length of the gap is the one the run measures', () => {
  const { metrics } = crashed.finish();
  const [, gap] = viewOf(crashed, 8000).gaps;
  expect(gap?.lengthUs).toBe((metrics?.leaderlessMs ?? 0) * 1000);
  expect(gap?.isOpen).toBe(false);
});

test('what has not been played is not painted', () => {
  const { bands, gaps, marks, playedX } = viewOf(crashed, 2000);
  expect(playedX).toBe(25);
  expect(Math.max(...bands.map(({ x, width }) => x + width))).toBe(25);
  expect(gaps).toHaveLength(1);
  expect(marks).toEqual([]);
});

test('a gap that lasts is as long as has been played', () => {
  const gap = viewOf(crashed, 4500).gaps.at(-1);
  expect(gap).toMatchObject({ isOpen: true, lengthUs: 500_000 });
});

test('a leader is a thick band in the colour of its term', () => {
  const leads = viewOf(crashed, 8000).bands.filter(({ look }) => look === 'leader');
  expect(leads.sort((a, b) => a.x - b.x).map(({ hue }) => hue)).toEqual([1, 2]);
  expect(leads.every(({ height }) => height === 10)).toBe(true);
});

test('the bands of a member lie end to end over all that was played', () => {
  const { bands, lanes } = viewOf(crashed, 8000);
  for (const { node } of lanes) {
    const own = bands.filter((band) => band.node === node);
    let endX = 0;
    for (const { x, width } of own) {
      expect(x).toBeCloseTo(endX, 2);
      endX = x + width;
    }
    expect(endX).toBeCloseTo(100, 2);
  }
});

test('a crash is marked in its lane, a partition across all', () => {
  const run = runOf({
    script: [
      { at: '1s', crash: 'n2' },
      { at: '2s', partition: [['n1'], ['n3', 'n4', 'n5']] },
    ],
  });
  const { marks, partitions, lanes } = viewOf(run, 8000);
  expect(marks).toContainEqual(expect.objectContaining({ kind: 'crash', x: 12.5, y: lanes[1]?.y }));
  expect(partitions).toMatchObject([{ x: 25, width: 75 }]);
});

test('a gap says as much as there is room for', () => {
  const rooms = [1000, 500, 300].map((width) => viewOf(crashed, 8000, width).gaps[1]?.room);
  expect(rooms).toEqual(['words', 'number', 'none']);
});

const leased = {
  nodes: ['c1', 'c2', 'api'],
  untilUs: 100,
  playedUs: 60,
  atUs: 60,
  history: {
    segments: new Map([
      ['c1', [{ fromUs: 0, toUs: Infinity, look: 'pausedLeader', hue: 1 }]],
      ['c2', [{ fromUs: 40, toUs: Infinity, look: 'leader', hue: 2 }]],
      ['api', [{ fromUs: 40, toUs: 80, look: 'api', hue: 2 }]],
    ] as const),
    gaps: [{ fromUs: 0, toUs: 20 }],
    marks: [],
  },
};

test('bands of any model are painted, in the colours it gives them', () => {
  const { bands, partitions, strokes } = timeBarView(leased);
  expect(bands.map(({ node, look, hue, x, width }) => [node, look, hue, x, width])).toEqual([
    ['c1', 'pausedLeader', 1, 0, 60],
    ['c2', 'leader', 2, 40, 20],
    ['api', 'api', 2, 40, 20],
  ]);
  expect([partitions, strokes]).toEqual([[], []]);
});

test('where two lead there is a row for it above the gaps, and elsewhere none', () => {
  const overlaps = [{ fromUs: 40, toUs: Infinity }];
  const without = timeBarView(leased);
  const view = timeBarView({ ...leased, history: { ...leased.history, overlaps } });
  expect(view.overlaps).toMatchObject([{ x: 40, width: 20, lengthUs: 20, isOpen: true }]);
  expect(view.overlapY).toBeGreaterThanOrEqual(view.bottom);
  expect(view.gapY).toBeGreaterThan(view.overlapY);
  expect(without.overlaps).toEqual([]);
  expect(view.height).toBeGreaterThan(without.height);
  expect(view.gaps).toEqual(without.gaps);
});

test('heartbeats are left out where they would be a grey area', () => {
  const dense = runOf({ config: { preset: 'paper' }, until: '60s' });
  const { nodes } = dense.scenario.config;
  const { strokes } = viewOf(dense, 60_000);
  const count = strokes.flatMap(({ path }) => path.match(/M/g) ?? []).length;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan((640 / 5) * nodes.length);
  const sent = segmentsOf({ events: dense.events, nodes }).flights.length;
  expect(sent).toBeGreaterThan(5_000);
});

test.each([
  [
    { fromUs: 0, toUs: 8_000_000 },
    900,
    ['0', '1 s', '2 s', '3 s', '4 s', '5 s', '6 s', '7 s', '8 s'],
  ],
  [{ fromUs: 0, toUs: 8_000_000 }, 320, ['0', '2 s', '4 s', '6 s', '8 s']],
  [
    { fromUs: 950_000, toUs: 1_150_000 },
    320,
    ['950 ms', '1 000 ms', '1 050 ms', '1 100 ms', '1 150 ms'],
  ],
])('ticks of %o over %i px are round', (span, width, texts) => {
  const shown = ticks(span, { width, apartPx: 76 }).map(({ text }) =>
    text.replaceAll('\u202f', ' '),
  );
  expect(shown).toEqual(texts);
});

test.each([
  [1_231_000, '1 231 ms'],
  [97_460, '97.5 ms'],
  [500_000, '500 ms'],
])('%i µs are written %s', (us, text) => {
  expect(lengthText(us).replaceAll('\u202f', ' ')).toBe(text);
});
