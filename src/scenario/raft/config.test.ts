import { describe, expect, test } from 'vitest';
import { saidInChinese } from '../chinese-faults.ts';
import { readRaftScenario, type RaftScenario } from './run.ts';

const read = (config: unknown, initial?: unknown): RaftScenario =>
  saidInChinese(() =>
    readRaftScenario({
      model: 'raft',
      config,
      ...(initial === undefined ? undefined : { initial }),
    }),
  );

const ETCD_RANGE =
  'In `preset: etcd` the election timeout is one duration, such as 1000ms; etcd draws it anew in ticks of the heartbeat. A range belongs to `preset: paper`.';
const multiple = (timeout: string, heartbeat = '100ms'): string =>
  `The election timeout (${timeout}) must be a whole multiple, at least 5, of the heartbeat (${heartbeat}).`;
const MEMBERS = 'Expected a number of members from 1 to 15, or a list of names, found';

describe('Settings that are refused:', () => {
  test.each<[object, string]>([
    [{ nodez: 5 }, 'config.nodez: Unknown key "nodez". Did you mean "nodes"?'],
    [{ nodes: 0 }, `config.nodes: ${MEMBERS} 0.`],
    [{ nodes: -1 }, `config.nodes: ${MEMBERS} -1.`],
    [{ nodes: 2.5 }, `config.nodes: ${MEMBERS} 2.5.`],
    [{ nodes: 'five' }, `config.nodes: ${MEMBERS} "five".`],
    [{ nodes: 99 }, 'config.nodes: 99 members are more than the limit of 15.'],
    [{ nodes: [] }, 'config.nodes: Expected at least one name, found [].'],
    [{ nodes: ['a', 'a'] }, 'config.nodes[1]: The name "a" stands twice.'],
    [{ nodes: ['a', 'leader'] }, 'config.nodes[1]: "leader" is a word of the format, not a name.'],
    [{ nodes: ['1'] }, 'config.nodes[0]: Expected a name that starts with a letter, found "1".'],
    [{ latency: '-5ms' }, 'config.latency: A duration cannot be negative: "-5ms".'],
    [
      { latency: '5..9ms' },
      'config.latency: Expected a duration, found "5..9ms". Write a number with a unit',
    ],
    [{ latency: '10-5ms' }, 'config.latency: The range "10-5ms" ends before it starts.'],
    [{ latency: 'exp(10)' }, 'config.latency: Expected a duration, found "10".'],
    [
      { latency: 10 },
      'config.latency: A duration needs a unit; found the bare number 10. Write 10ms or 10s.',
    ],
    [{ loss: '50%' }, 'config.loss: Expected a chance from 0 to 1, found "50%".'],
    [{ loss: 1.5 }, 'config.loss: Expected a chance from 0 to 1, found 1.5.'],
    [{ reorder: 'yes' }, 'config.reorder: Expected true or false, found "yes".'],
    [{ preset: 'zookeeper' }, 'config.preset: Unknown value "zookeeper". Known: paper, etcd.'],
    [{ heartbeat: '0ms' }, 'config.heartbeat: The heartbeat must be longer than 0.'],
    [{ electionTimeout: '1050ms' }, `config.electionTimeout: ${multiple('1050ms')}`],
    [{ electionTimeout: '400ms' }, `config.electionTimeout: ${multiple('400ms')}`],
    [{ heartbeat: '300ms' }, `config.electionTimeout: ${multiple('1s', '300ms')}`],
    [{ electionTimeout: '150-300ms' }, `config.electionTimeout: ${ETCD_RANGE}`],
    [{ electionTimeout: 'exp(1s)' }, `config.electionTimeout: ${ETCD_RANGE}`],
    [
      { preset: 'paper', electionTimeout: '0-300ms' },
      'config.electionTimeout: The election timeout must be longer than 0.',
    ],
    [{ rules: { majority: 0 } }, 'config.rules.majority: Expected true or false, found 0.'],
    [
      { rules: { mayority: false } },
      'config.rules.mayority: Unknown key "mayority". Did you mean "majority"?',
    ],
  ])('%j', (config, problem) => {
    expect(() => read(config)).toThrow(problem);
  });

  test.each<[object, string]>([
    [{ learners: ['n6'] }, 'learners'],
    [{ leaseRead: true }, 'leaseRead'],
    [{ rules: { logMatching: false } }, 'logMatching'],
  ])('%j belongs to log replication, which is said.', (config, name) => {
    expect(() => read(config)).toThrow(
      `"${name}" belongs to log replication, which this version does not simulate yet; elections are complete.`,
    );
  });

  test('What log replication would not change may be written: leaseRead off, its rules on, noop.', () => {
    expect(
      read({ leaseRead: false, noop: true, rules: { logMatching: true } }).config.nodes,
    ).toHaveLength(5);
  });

  // A timer of no length that starts itself again would never let time pass.
  test.each<[object]>([
    [{ electionTimeout: 'exp(0ms)' }],
    [{ electionTimeout: 'normal(0ms, 0ms)' }],
    [{ electionTimeout: 'exp(200ms)', rules: { randomizedTimeout: false } }],
    [{ electionTimeout: 'normal(200ms, 20ms)', checkQuorum: true }],
  ])('A paper timeout that is always 0 somewhere: %j', (config) => {
    expect(() => read({ preset: 'paper', ...config })).toThrow('config.electionTimeout: ');
  });
});

describe('Beginnings that are refused:', () => {
  test.each<[object, string]>([
    [{ n9: {} }, 'initial.n9: Unknown member "n9". Did you mean "n1"? Known: n1, n2, n3, n4, n5.'],
    [{ n1: { trem: 1 } }, 'initial.n1.trem: Unknown key "trem". Did you mean "term"?'],
    [
      { n1: { term: 1, log: [2] } },
      'initial.n1.term: Expected a whole number from 2 to 1000000000, found 1.',
    ],
    [{ n1: { log: [2, 1] } }, 'initial.n1.log[1]: Terms never fall along a log: 1 comes after 2.'],
    [
      { n1: { log: [0] } },
      'initial.n1.log[0]: Expected a whole number from 1 to 1000000000, found 0.',
    ],
    [
      { n1: { log: [{ term: 1, value: 1 }] } },
      'initial.n1.log[0].value: Expected text such as x=1, found 1.',
    ],
    [
      { n1: { log: [1], commit: 2 } },
      'initial.n1.commit: Expected a whole number from 0 to 1, found 2.',
    ],
    [{ n1: { votedFor: 'n7' } }, 'initial.n1.votedFor: Unknown member "n7".'],
    [{ n1: { down: 'yes' } }, 'initial.n1.down: Expected true or false, found "yes".'],
  ])('%j', (initial, problem) => {
    expect(() => read({}, initial)).toThrow(problem);
  });
});

describe('Settings that are taken:', () => {
  test('Members have the names that they are given, in that order.', () => {
    expect(read({ nodes: ['paris', 'rome', 'constructor'] }).config.settings.voters).toEqual([
      'paris',
      'rome',
      'constructor',
    ]);
  });

  test('Fifteen members are allowed, and one.', () => {
    expect(read({ nodes: 15 }).config.nodes.at(-1)).toBe('n15');
    expect(read({ nodes: 1 }).config.nodes).toEqual(['n1']);
  });

  test('Another heartbeat asks for a timeout that is a whole number of them.', () => {
    const { timing } = read({ heartbeat: '20ms', electionTimeout: '200ms' }).config;
    expect(timing).toEqual({
      heartbeatUs: 20_000,
      electionTimeout: { kind: 'fixed', value: 200_000 },
    });
  });
});
