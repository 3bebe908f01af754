import { expect, test } from 'vitest';
import { RaftRun } from './raft/run.ts';
import { readRaftScenario } from './raft/run.ts';

test('A scenario needs its model only: five members of etcd’s preset, seed 0, a healthy network.', () => {
  const { seed, config, script, expect: expected } = readRaftScenario({ model: 'raft' });
  expect([seed, script, expected]).toEqual([0, [], []]);
  expect(config.nodes).toEqual(['n1', 'n2', 'n3', 'n4', 'n5']);
  expect(config.settings).toMatchObject({ preset: 'etcd', preVote: true, checkQuorum: true });
  expect(config.timing).toEqual({
    heartbeatUs: 100_000,
    electionTimeout: { kind: 'fixed', value: 1_000_000 },
  });
  expect(config.network).toEqual({
    latency: { kind: 'uniform', min: 5_000, max: 15_000 },
    loss: 0,
    duplicate: 0,
    reorder: false,
  });
  expect(config.diskWrite).toEqual({ kind: 'fixed', value: 0 });
  expect(Object.values(config.settings.rules)).toEqual([true, true, true, true, true, true]);
});

test('The paper’s preset has its own timing, and neither pre-vote nor check-quorum.', () => {
  const { config } = readRaftScenario({ model: 'raft', config: { preset: 'paper' } });
  expect(config.settings).toMatchObject({ preset: 'paper', preVote: false, checkQuorum: false });
  expect(config.timing).toEqual({
    heartbeatUs: 50_000,
    electionTimeout: { kind: 'uniform', min: 150_000, max: 300_000 },
  });
});

test.each([
  [undefined, 10_000],
  [[{ at: '2s', crash: 'n1' }], 12_000],
  [
    [
      { at: '5s', crash: 'n1' },
      { at: '2s', crash: 'n2' },
    ],
    15_000,
  ],
  [
    [
      { at: '2s', crash: 'n1' },
      { at: '3s', expect: { leaders: 1 } },
    ],
    13_000,
  ],
  [[{ crash: 'n1' }], 10_000],
  [[{ at: '24h', crash: 'n1' }], 86_400_000],
])('A run goes on for ten seconds after the last entry, within a day: %j.', (script, untilMs) => {
  const source = script === undefined ? { model: 'raft' } : { model: 'raft', script };
  expect(new RaftRun(readRaftScenario(source)).untilUs).toBe(untilMs * 1000);
});

test('A member starts in the term of its last log entry, and its disk holds what is given.', () => {
  const { initial } = readRaftScenario({
    model: 'raft',
    initial: {
      n1: { log: [1, { term: 3, value: 'x=1' }] },
      n2: { term: 4, votedFor: 'n1', down: true },
    },
  });
  expect(initial['n1']).toEqual({
    durable: { term: 3, log: [{ term: 1 }, { term: 3, value: 'x=1' }], commit: 0 },
    isDown: false,
  });
  expect(initial['n2']).toEqual({
    durable: { term: 4, votedFor: 'n1', log: [], commit: 0 },
    isDown: true,
  });
  expect(initial['n3']).toEqual({ durable: { term: 0, log: [], commit: 0 }, isDown: false });
});

test('A title in one language is English.', () => {
  expect(readRaftScenario({ model: 'raft', title: 'A' }).title).toEqual({ en: 'A' });
});
