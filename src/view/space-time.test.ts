import { expect, test } from 'vitest';
import { RaftRun } from '../scenario/raft/run.ts';
import { readRaftScenario } from '../scenario/raft/run.ts';
import { spaceTimeView, type SpaceTimeInput, type SpaceTimeView } from './space-time.ts';

function runOf(source: object): RaftRun {
  return new RaftRun(readRaftScenario({ model: 'raft', seed: 7, until: '8s', ...source }));
}

const steady = runOf({ config: { preset: 'paper', nodes: 3, latency: '10ms' } });
const sent = firstHeartbeat(steady);

function firstHeartbeat(run: RaftRun): { id: number; atUs: number; from: string; to: string } {
  run.finish();
  for (const event of run.events) {
    if (event.type === 'send' && event.message.type === 'heartbeat') return event;
  }
  throw new Error('There is no heartbeat.');
}

function viewOf(
  run: RaftRun,
  shown: Pick<SpaceTimeInput, 'fromUs' | 'toUs' | 'atUs'>,
): SpaceTimeView {
  const { nodes } = run.scenario.config;
  return spaceTimeView({ events: run.events, nodes, ...shown });
}

const span = { fromUs: sent.atUs - 20_000, toUs: sent.atUs + 80_000 };

test('a message runs from its sending to its delivery, lane to lane', () => {
  const view = viewOf(steady, { ...span, atUs: span.toUs });
  const laneOf = (id: string): number | undefined => view.lanes.find(({ node }) => node === id)?.y;
  expect(view.messages.find(({ id }) => id === sent.id)).toMatchObject({
    ...{ x1: 20, x2: 30, y1: laneOf(sent.from), y2: laneOf(sent.to) },
    ...{ end: 'delivered', letter: 'H', isAnswer: false },
  });
});

test('a message under way ends at the playhead', () => {
  const atUs = sent.atUs + 4_000;
  const view = viewOf(steady, { ...span, atUs });
  const [from, to] = [sent.from, sent.to].map(
    (id) => view.lanes.find(({ node }) => node === id)?.y ?? 0,
  );
  const message = view.messages.find(({ id }) => id === sent.id);
  expect(message).toMatchObject({ x1: 20, x2: 24, end: 'underWay' });
  expect(message?.y2).toBeCloseTo((from ?? 0) + ((to ?? 0) - (from ?? 0)) * 0.4, 2);
  expect(view.playheadX).toBe(24);
});

test('with the world at hand the slope is the same before the arrival is in the trace', () => {
  const run = runOf({ config: { preset: 'paper', nodes: 3, latency: '10ms' } });
  const atUs = sent.atUs + 4_000;
  run.advance(atUs);
  const { nodes } = run.scenario.config;
  const view = spaceTimeView({
    events: run.events,
    nodes,
    ...span,
    atUs,
    world: run.worldAt(atUs),
  });
  expect(view.messages).toEqual(viewOf(steady, { ...span, atUs }).messages);
});

test('a message that is stopped by a cut ends short of the other lane', () => {
  const run = runOf({
    config: { preset: 'paper', nodes: 3 },
    script: [{ at: '1s', isolate: 'leader' }],
  });
  run.finish();
  const view = viewOf(run, { fromUs: 1_000_000, toUs: 1_100_000, atUs: 1_100_000 });
  const lost = view.messages.filter(({ end, x1 }) => end === 'dropped' && x1 > 20);
  expect(lost.length).toBeGreaterThan(0);
  for (const { y2 } of lost) expect(view.lanes.map(({ y }) => y)).not.toContain(y2);
});

test('letters keep apart', () => {
  const run = runOf({ config: { nodes: 9, preset: 'paper', electionTimeout: '150-160ms' } });
  run.finish();
  const view = viewOf(run, { fromUs: 100_000, toUs: 400_000, atUs: 400_000 });
  const places = view.messages.flatMap(({ mark }) => mark ?? []);
  const px = (view.width - view.namesWidth - 8) / 100;
  expect(places.length).toBeGreaterThan(20);
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) {
      expect(Math.hypot((a.x - b.x) * px, a.y - b.y)).toBeGreaterThan(18.9);
    }
  }
});

test('everything lies inside the window', () => {
  const view = viewOf(steady, { ...span, atUs: span.toUs });
  const xs = [
    ...view.messages.flatMap(({ x1, x2 }) => [x1, x2]),
    ...view.bands.map(({ x, width }) => x + width),
  ];
  expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...xs)).toBeLessThanOrEqual(100.001);
});
