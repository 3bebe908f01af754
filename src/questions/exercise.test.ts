import { describe, expect, test } from 'vitest';
import { readScenario } from '../scenario/every-model.ts';
import { check, type Finding, type HandedIn } from './check.ts';
import { readExercise, type Exercise } from './exercise.ts';
import { readFile } from './read-file.ts';
import { verifyExercise } from './verify.ts';

const WORDS = `title: { en: T, zh-cn: 题 }
task: { en: Do, zh-cn: 做 }
hints: [{ en: H, zh-cn: 提示 }]
solved: { en: Done, zh-cn: 好 }
`;
const LABORATORY = `${WORDS}work:
  laboratory: { scenario: three, commands: [crash], most: 1 }
goal:
  - { seeds: [1, 3], expect: { leaders: 0 } }
solution: { script: [{ at: 1s, crash: [n1, n2] }] }
wrong:
  - { script: [{ at: 1s, crash: n1 }], fails: leaders }
`;
const FIELDS = `${WORDS}work:
  fields:
    - { key: config.leaseDuration, says: { en: lease, zh-cn: 租约 }, start: 15s, most: 20s }
goal:
  - { scenario: crash, seeds: [5, 9], expect: { leaderlessMs: { max: 14000 } } }
solution: { fields: { config.leaseDuration: 11s } }
wrong:
  - { fields: { config.leaseDuration: 15s }, fails: leaderlessMs }
`;

const library = {
  three: { model: 'raft', config: { nodes: 3, preset: 'etcd' }, until: '8s' },
  crash: { model: 'lease', script: [{ at: '30s', crash: 'leader' }], until: '60s' },
};

const read = (text: string): Exercise => readFile('e.yaml', text, readExercise);

function findings(text: string, handedIn: HandedIn): readonly Finding[] {
  const exercise = read(text);
  const steps = check(handedIn, { exercise, library, read: readScenario, language: 'en' });
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const withScript = (...script: readonly object[]): HandedIn => ({
  kind: 'source',
  source: { ...library.three, script },
});
const withLease = (duration: string): HandedIn => ({
  kind: 'fields',
  values: { 'config.leaseDuration': duration },
});

describe('A check', () => {
  test('finds nothing when every seed reaches the goal.', () => {
    expect(findings(LABORATORY, withScript({ at: '1s', crash: ['n1', 'n2'] }))).toEqual([]);
    expect(findings(FIELDS, withLease('11s'))).toEqual([]);
  });

  test('names the first seed that fails, how many do, and what was seen there.', () => {
    const [finding] = findings(FIELDS, withLease('15s'));
    expect(finding).toMatchObject({ kind: 'runs', keys: ['leaderlessMs'], failed: 5, runs: 5 });
    if (finding?.kind !== 'runs') throw new Error('It is no run.');
    expect(finding.seed).toBe(5);
    const { metrics } = readScenario(finding.source).start().finish();
    const seconds = ((metrics?.['leaderlessMs'] ?? 0) / 1000).toFixed(1);
    expect(finding.sentences[0]).toContain(
      `at most 14.0\u00a0s. Seen: the time without a leader is ${seconds}`,
    );
  });

  test('runs every seed, and says before each how far it is.', () => {
    const exercise = read(FIELDS);
    const checking = { exercise, library, read: readScenario, language: 'en' } as const;
    const progress = [...check(withLease('11s'), checking)];
    expect(progress).toEqual([0, 1, 2, 3, 4].map((done) => ({ done, all: 5 })));
  });

  test.each([
    [
      'too many commands',
      withScript({ at: '1s', crash: 'n1' }, { at: '2s', crash: 'n2' }),
      [{ kind: 'tooMany', most: 1, used: 2 }],
    ],
    [
      'a command that is not allowed',
      withScript({ at: '1s', pause: 'n1' }),
      [{ kind: 'notAllowed', command: 'pause', allowed: ['crash'] }],
    ],
    [
      'another configuration',
      { kind: 'source', source: { ...library.three, config: { nodes: 5 } } },
      [{ kind: 'changed', key: 'config' }],
    ],
  ] as const)('refuses %s before it runs anything.', (_, handedIn, expected) => {
    expect(findings(LABORATORY, handedIn)).toEqual(expected);
  });

  test('says of a field that it is too long, no duration, or refused by the model.', () => {
    expect(findings(FIELDS, withLease('21s'))).toMatchObject([
      { kind: 'tooLong', most: '20s', found: '21s' },
    ]);
    expect(findings(FIELDS, withLease('long'))).toMatchObject([{ kind: 'unreadable' }]);
    const [refused] = findings(FIELDS, withLease('10s'));
    expect(refused?.kind === 'refused' && refused.error.messageIn('zh-cn')).toMatch(
      /租约|leaseDuration/,
    );
  });

  test('of zones names each whose loss leaves too few.', () => {
    const text = `${WORDS}work:
  zones: { zones: 3, start: [1, 1, 1, 2, 3] }
solution: { zones: [1, 2, 3, 1, 2] }
wrong: [{ zones: [1, 1, 1, 1, 1], fails: zones }]
`;
    const found = (...zoneOf: number[]): readonly Finding[] =>
      findings(text, { kind: 'zones', zoneOf });
    expect(found(1, 2, 3, 1, 2)).toEqual([]);
    expect(found(2, 2, 2, 3, 3)).toEqual([{ kind: 'zones', zone: 2, left: 2, members: 5 }]);
    expect(found(1, 1, 1, 1, 1)).toEqual([{ kind: 'zones', zone: 1, left: 0, members: 5 }]);
  });
});

describe('A bad file says where and what', () => {
  test.each([
    [
      'hints: [{ en: H, zh-cn: 提示 }]',
      'hints: [{ en: H }]',
      'e.yaml:3:9: hints[0]: Expected words in zh-cn',
    ],
    [
      'seeds: [1, 3]',
      'seeds: 50',
      'e.yaml:8:7: goal[0].seeds: Expected the first and the last seed',
    ],
    ['seeds: [1, 3]', 'seeds: [3, 1]', 'goal[0].seeds: Expected the first and the last seed'],
    [
      'most: 1 }',
      'moost: 1 }',
      'e.yaml:6:53: work.laboratory.moost: Unknown key "moost". Did you mean "most"?',
    ],
    [
      '{ seeds',
      '{ scenario: three, seeds',
      'e.yaml:8:5: goal[0]: Fields are tried in a named `scenario`',
    ],
    [
      'expect: { leaders: 0 }',
      'expect: 0',
      'e.yaml:8:22: goal[0].expect: Expected what the format expects',
    ],
    [
      'solution: { script:',
      'solution: { fields:',
      'e.yaml:9:13: solution.fields: Unknown key "fields"',
    ],
    [', fails: leaders', '', 'e.yaml:11:5: wrong[0].fails: Expected text'],
    ['work:', 'work: [', 'e.yaml:7:1: Flow sequence'],
  ])('for %s written as %s.', (from, to, message) => {
    expect(LABORATORY).toContain(from);
    expect(() => read(LABORATORY.replace(from, to))).toThrow(message);
  });

  test.each([
    [
      'scenario: three',
      'scenario: tree',
      'e.yaml:6:17: work.laboratory.scenario: Unknown scenario "tree".',
    ],
    ['{ leaders: 0 }', '{ leader: 0 }', 'e.yaml:8:32: goal[0].expect.leader: '],
    [
      '{ leaders: 0 }',
      '{ leders: 0 }',
      'e.yaml:8:32: goal[0].expect.leders: Unknown key "leders". Did you mean',
    ],
  ])('for %s written as %s, which the scenario shows.', (from, to, message) => {
    const verified = (value: unknown): void =>
      verifyExercise(readExercise(value), library, readScenario);
    expect(() => readFile('e.yaml', LABORATORY.replace(from, to), verified)).toThrow(message);
    expect(() => readFile('e.yaml', LABORATORY, verified)).not.toThrow();
  });
});
