import { describe, expect, test } from 'vitest';
import { RaftRun } from '../scenario/raft/run.ts';
import { readRaftScenario } from '../scenario/raft/run.ts';
import { recentDrops, segmentsOf, type History } from './history.ts';

const LEADER_DIES = [{ at: '4s', crash: 'leader' }];

function runOf(source: object, seed = 7): RaftRun {
  return new RaftRun(readRaftScenario({ model: 'raft', until: '8s', ...source }), { seed });
}

function historyOf(run: RaftRun): History {
  const { config, initial } = run.scenario;
  return segmentsOf({ events: run.events, nodes: config.nodes, initial });
}

describe.each(['paper', 'etcd'] as const)('of a %s run', (preset) => {
  const source = { config: { preset }, script: LEADER_DIES };

  test.each([1, 2, 3, 4, 5])(
    'the gap after the fault is the metric leaderlessMs (seed %i)',
    (seed) => {
      const run = runOf(source, seed);
      const { metrics } = run.finish();
      const gap = historyOf(run).gaps.find(
        ({ fromUs }) => fromUs >= (run.plan.firstCommandUs ?? 0),
      );
      expect(gap && (gap.toUs - gap.fromUs) / 1000).toBe(metrics?.leaderlessMs);
    },
  );

  test('at any instant a segment says what the world says', () => {
    const run = runOf({
      config: { preset },
      script: [
        { at: '2s', pause: 'leader' },
        { at: '3s', crash: 'n3' },
        { at: '5s', resume: 'all' },
        { at: '6s', restart: 'n3' },
        { at: '6500ms', partition: [['n1', 'n2']] },
      ],
    });
    run.finish();
    const { segments } = historyOf(run);
    for (let atUs = 0; atUs <= run.untilUs; atUs += 97_000) {
      const world = run.worldAt(atUs);
      for (const [id, spans] of segments) {
        const span = spans.find(({ fromUs, toUs }) => fromUs <= atUs && atUs < toUs);
        const node = world.nodes[id];
        expect(span?.status, `${id} at ${atUs}`).toBe(node?.status);
        if (node?.status === 'down') continue;
        expect([span?.role, span?.term], `${id} at ${atUs}`).toEqual([
          node?.state.value,
          node?.state.context.term,
        ]);
      }
    }
  });
});

test('a trace read as it grows is read as if at once', () => {
  const run = runOf({ script: LEADER_DIES });
  for (let atUs = 0; atUs <= run.untilUs; atUs += 333_000) {
    run.advance(atUs);
    historyOf(run);
  }
  run.finish();
  const grown = historyOf(run);
  const fresh = segmentsOf({ events: [...run.events], nodes: run.scenario.config.nodes });
  expect(grown.flights).toEqual(fresh.flights);
  expect(grown.gaps).toEqual(fresh.gaps);
  expect(grown.segments).toEqual(fresh.segments);
});

test('a member that is down from the start stands as down', () => {
  const run = runOf({ initial: { n2: { down: true, term: 3 } } });
  run.advance(50_000);
  expect(historyOf(run).segments.get('n2')).toEqual([
    { fromUs: 0, toUs: Infinity, role: 'follower', status: 'down', term: 3 },
  ]);
});

test('a partition lasts until it is healed or replaced', () => {
  const run = runOf({
    script: [
      { at: '1s', partition: [['n1'], ['n2', 'n3']] },
      { at: '2s', partition: [['n1', 'n2'], ['n3']] },
      { at: '3s', heal: 'all' },
      { at: '4s', isolate: 'n2' },
      { at: '5s', heal: 'n2' },
    ],
  });
  run.finish();
  const spans = historyOf(run).partitions.map(({ fromUs, toUs }) => [fromUs / 1e6, toUs / 1e6]);
  expect(spans).toEqual([
    [1, 2],
    [2, 3],
    [4, 5],
  ]);
});

test('messages that waited for a paused member are marked', () => {
  const run = runOf({
    config: { preset: 'paper' },
    script: [
      { at: '1s', pause: 'n1' },
      { at: '2s', resume: 'n1' },
    ],
  });
  run.finish();
  const held = historyOf(run).flights.filter(({ wasHeld }) => wasHeld);
  expect(held.length).toBeGreaterThan(3);
  expect(new Set(held.map(({ to, endUs }) => `${to} ${endUs}`))).toEqual(new Set(['n1 2000000']));
});

test('recent drops are those of the moments before an instant', () => {
  const run = runOf({ config: { preset: 'paper' }, script: [{ at: '1s', isolate: 'leader' }] });
  run.advance(1_200_000);
  const history = historyOf(run);
  const last = history.drops.at(-1);
  const atUs = (last?.droppedUs ?? 0) + 5_000;
  const recent = recentDrops(history, atUs, 10_000);
  expect(recent).toContain(last);
  expect(recent.every(({ droppedUs }) => droppedUs >= atUs - 10_000)).toBe(true);
  expect(recentDrops(history, atUs, 4_000)).toEqual([]);
});
