import { describe, expect, test } from 'vitest';
import type { RaftTraceEvent } from './raft-run.ts';
import { RaftRun } from '../scenario/raft/run.ts';
import { readRaftScenario } from '../scenario/raft/run.ts';
import { quorumSize } from '../models/raft/settings.ts';
import { ringView, targetKey, type RingView } from './ring.ts';

function runOf(source: object): RaftRun {
  return new RaftRun(readRaftScenario({ model: 'raft', seed: 7, until: '8s', ...source }));
}

function viewAt(run: RaftRun, atUs: number): RingView {
  return ringView({ world: run.worldAt(atUs), nodes: run.scenario.config.nodes, atUs });
}

/** The instant of the first event that is like this. */
function instantOf(run: RaftRun, isIt: (event: RaftTraceEvent) => boolean): number {
  run.finish();
  return run.events.find(isIt)?.atUs ?? Number.NaN;
}

const sizes = Array.from({ length: 15 }, (_, index) => index + 1);

describe.each(sizes)('of %i members', (size) => {
  const { nodes, width, height } = viewAt(runOf({ config: { nodes: size } }), 0);

  test('nobody touches a neighbour or the edge', () => {
    for (const [index, a] of nodes.entries()) {
      const reach = a.outerRadius;
      expect(a.x).toBeGreaterThanOrEqual(reach);
      expect(a.x).toBeLessThanOrEqual(width - reach);
      expect(a.y).toBeGreaterThanOrEqual(reach);
      expect(a.y).toBeLessThanOrEqual(height - reach);
      for (const b of nodes.slice(index + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * reach);
      }
    }
  });

  test('words stand outside the ring', () => {
    for (const { y, side } of nodes) {
      if (side === 'above') expect(y).toBeLessThan(height / 2);
    }
  });

  test('a target is 24 px wide on the narrowest screen', () => {
    const shown = 280 / width;
    for (const { radius } of nodes) expect(2 * (radius + 3) * shown).toBeGreaterThanOrEqual(24);
  });
});

test('five stand clockwise from the top', () => {
  const { nodes } = viewAt(runOf({}), 0);
  expect(nodes.map(({ id, x, y }) => [id, Math.round(x), Math.round(y)])).toMatchInlineSnapshot(`
    [
      [
        "n1",
        200,
        86,
      ],
      [
        "n2",
        336,
        185,
      ],
      [
        "n3",
        284,
        344,
      ],
      [
        "n4",
        116,
        344,
      ],
      [
        "n5",
        64,
        185,
      ],
    ]
  `);
});

test('a message is as far on its way as its time', () => {
  const run = runOf({ config: { preset: 'paper', latency: '10ms' } });
  const sentUs = instantOf(run, ({ type }) => type === 'send');
  const along = [1, 2_500, 5_000, 9_999].map(
    (laterUs) => viewAt(run, sentUs + laterUs).messages[0],
  );
  expect(along.map((message) => message?.progress)).toEqual([0, 0.25, 0.5, 1]);
  const [start, , middle, end] = along;
  expect(middle?.x).toBeCloseTo(((start?.x ?? 0) + (end?.x ?? 0)) / 2, 1);
  expect(middle?.y).toBeCloseTo(((start?.y ?? 0) + (end?.y ?? 0)) / 2, 1);
  expect(viewAt(run, sentUs + 10_000).messages.map(({ id }) => id)).not.toContain(start?.id);
});

test('a message says what it is: letter, term, question or answer', () => {
  const run = runOf({ config: { preset: 'paper', latency: '10ms', nodes: 3 } });
  const atUs = instantOf(run, ({ type }) => type === 'vote') + 5_000;
  const marks = viewAt(run, atUs).messages.map(({ letter, isAnswer, isGranted, termIndex }) => {
    return { letter, isAnswer, isGranted, termIndex };
  });
  expect(marks).toContainEqual({ letter: 'V', isAnswer: true, isGranted: true, termIndex: 1 });
});

test("an election timer's arc is the part still to run", () => {
  const run = runOf({ config: { preset: 'paper' } });
  const timer = run.worldAt(0).nodes['n1']?.timers['electionTimeout'];
  const lengthUs = (timer?.dueUs ?? 0) - (timer?.startedUs ?? 0);
  const shown = viewAt(run, lengthUs / 4).nodes[0]?.timer;
  expect(shown?.fraction).toBeCloseTo(0.75, 3);
  expect(shown?.remainingUs).toBe((lengthUs * 3) / 4);
});

test.each([[true], [false]])(
  'votes needed are those the model counts (majority: %s)',
  (majority) => {
    const run = runOf({ config: { nodes: 4, preset: 'paper', rules: { majority } } });
    const atUs = instantOf(run, (event) => event.type === 'role' && event.to === 'candidate');
    const votes = viewAt(run, atUs + 1).nodes.find((node) => node.votes)?.votes;
    expect(votes?.needed).toBe(quorumSize(run.scenario.config.settings));
    expect(votes?.granted).toBe(1);
  },
);

test('links tell a cut from a partition, and which way still passes', () => {
  const run = runOf({
    config: { nodes: 4 },
    script: [
      { at: '1s', partition: [['n1', 'n2', 'n3'], ['n4']] },
      { at: '1s', cut: 'n1->n2' },
      { at: '1s', cut: 'n2-n3' },
      { at: '1s', crash: 'n3' },
    ],
  });
  const { links } = viewAt(run, 1_000_000);
  expect(links.map(({ from, to, state }) => `${from} ${to} ${state}`)).toEqual([
    'n2 n1 oneWay',
    'n1 n3 down',
    'n1 n4 partitioned',
    'n2 n3 cut',
    'n2 n4 partitioned',
    'n3 n4 partitioned',
  ]);
});

test('a paused member shows how many messages wait, a crashed one what its disk holds', () => {
  const run = runOf({
    config: { preset: 'paper' },
    script: [
      { at: '1s', pause: 'n1' },
      { at: '1s', crash: 'n2' },
    ],
  });
  const { nodes } = viewAt(run, 1_500_000);
  expect(nodes[0]?.status).toBe('paused');
  expect(nodes[0]?.heldMessages).toBeGreaterThan(0);
  expect(nodes[1]).toMatchObject({ status: 'down', term: 1, lead: undefined, timer: undefined });
});

test('a log shows its newest entries, each with its term', () => {
  const run = runOf({ initial: { n1: { log: [1, 1, 2, 2, 9], commit: 4 } } });
  const [first] = viewAt(run, 0).nodes;
  expect(first?.logTerms).toEqual([1, 1, 2, 2, 9]);
  expect(first?.log).toEqual([
    { index: 2, term: 1, termIndex: 1, isCommitted: true },
    { index: 3, term: 2, termIndex: 2, isCommitted: true },
    { index: 4, term: 2, termIndex: 2, isCommitted: true },
    { index: 5, term: 9, termIndex: 1, isCommitted: false },
  ]);
});

test('both directions of a link have one key', () => {
  expect(targetKey({ kind: 'link', from: 'n2', to: 'n1' })).toBe('n1-n2');
  expect(targetKey({ kind: 'message', id: 12 })).toBe('#12');
});
