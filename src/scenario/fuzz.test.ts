import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ScenarioError } from './problem.ts';
import { RaftRun } from './raft/run.ts';
import { scenarios } from './raft/arbitrary-scenario.ts';
import { readRaftScenario } from './raft/run.ts';
import { parseYaml } from './yaml.ts';

fc.configureGlobal({ seed: 12, numRuns: 500 });

/** A scenario that uses every key of the format. */
const FULL = {
  format: 1,
  model: 'raft',
  title: { en: 'A', 'zh-cn': '甲' },
  why: { en: 'B', 'zh-cn': '乙' },
  seed: 7,
  config: {
    nodes: ['n1', 'n2', 'n3'],
    preset: 'paper',
    heartbeat: '50ms',
    electionTimeout: '150-300ms',
    latency: '5-15ms',
    loss: 0,
    duplicate: 0,
    reorder: false,
    diskWrite: 'exp(1ms)',
    preVote: true,
    checkQuorum: true,
    rules: { majority: true, logUpToDate: true },
  },
  initial: {
    n1: { term: 3, votedFor: 'n2', log: [1, { term: 2, value: 'x=1' }], commit: 1, down: false },
  },
  script: [
    { at: '1s', crash: 'leader' },
    { at: '1-2s', partition: [['n1', 'n2'], ['n3']] },
    { cut: 'n1->n2' },
    { latency: { link: 'all', to: '5ms' } },
    { drop: { from: 'n1', to: 'n2', type: 'heartbeat', count: 2 } },
    { slowDisk: { node: 'n1', to: '2ms' } },
    { heal: ['n1-n2', 'n3'] },
    { expect: { leaders: { min: 0, max: 2 }, role: { n1: 'follower' }, log: { n1: [1] } } },
  ],
  until: '2s',
  expect: [{ leaders: 1, violations: [], term: { n1: 3 } }, { leaderlessMs: { max: 5 } }],
};

type Path = (string | number)[];

/** Every place in a value, itself included. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const inside = Array.isArray(value)
    ? value.flatMap((item: unknown, index) => placesIn(item, [...path, index]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))
      : [];
  return [path, ...inside];
}

function replaced(value: unknown, [key, ...rest]: Path, instead: unknown): unknown {
  if (key === undefined) return instead;
  if (Array.isArray(value))
    return value.with(Number(key), replaced(value[Number(key)], rest, instead));
  return {
    ...(value as object),
    [key]: replaced((value as Record<string, unknown>)[key], rest, instead),
  };
}

test('The scenario that uses every key is in order, and runs.', () => {
  expect(new RaftRun(readRaftScenario(FULL)).finish().verdicts.length).toBeGreaterThan(5);
});

test('Whatever stands in any place of a scenario, it is taken or refused in a sentence that names a place in the file.', () => {
  const values = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      'n1',
      'leader',
      'all',
      '5ms',
      '5-9ms',
      '-1s',
      'n1-n2',
      0,
      -1,
      1e300,
      [],
      {},
      [[]],
      '__proto__',
      null,
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...placesIn(FULL)), values, (path, value) => {
      const text = JSON.stringify(replaced(FULL, path, value));
      const source = parseYaml(text);
      try {
        readRaftScenario(source.value);
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        expect(error.problem).toMatch(/[.]$/);
        expect(error.message.length).toBeLessThan(700);
        expect(source.locate(error.path)).toBeDefined();
      }
    }),
  );
});

test('Any text at all is a scenario or one error about it.', () => {
  const words = fc.constantFrom(
    'model: raft',
    '\n',
    ' ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ':',
    '&a ',
    '*a',
    '|',
    '"',
    '#',
    'at',
    '\t',
    '---',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(words).map((list) => list.join('')),
      ),
      (text) => {
        try {
          readRaftScenario(parseYaml(text).value);
        } catch (error) {
          if (!(error instanceof ScenarioError)) throw error;
        }
      },
    ),
  );
});

test('A scenario written as YAML is the same scenario.', () => {
  fc.assert(
    fc.property(scenarios, (source) => {
      expect(parseYaml(stringify(source)).value).toEqual(source);
    }),
    { numRuns: 60 },
  );
});
