import { describe, expect, test } from 'vitest';
import { readScenario } from '../scenario/every-model.ts';
import { parseYaml } from '../scenario/yaml.ts';
import { answer, isGuessRight } from './answer.ts';
import { readPrediction, type Prediction } from './prediction.ts';
import { readFile } from './read-file.ts';

const GOOD = `
scenario: a
answer: { metric: leaderlessMs }
choices:
  - { says: { en: soon, zh-cn: 很快 }, is: { max: 900 } }
  - { says: { en: later, zh-cn: 过一会儿 }, is: { min: 900, max: 2500 } }
  - { says: { en: never, zh-cn: 不会 }, is: never }
moment: { event: { type: role, to: leader }, after: 3s }
numbers:
  gap: { metric: leaderlessMs, in: ms }
  who: { event: { type: role, to: leader }, after: 3s, field: node }
because: { en: '{who} after {gap}', zh-cn: '{who} {gap}' }
`;

const SCENARIO = `
model: raft
seed: 7
config: { nodes: 5, preset: etcd }
script:
  - { at: 3s, crash: leader }
until: 8s
`;

const read = (text: string): Prediction => readFile('p.yaml', text.trimStart(), readPrediction);
const source = (text: string): Record<string, unknown> =>
  parseYaml(text).value as Record<string, unknown>;
const ask = (text: string, scenario = SCENARIO): ReturnType<typeof answer> =>
  answer(read(text), { source: source(scenario), read: readScenario, language: 'en' });

describe('A prediction', () => {
  test('is answered by the run, with its numbers, its moment and its story.', () => {
    const { right, value, because, momentUs, line } = ask(GOOD);
    expect(right).toEqual([1]);
    expect(because).toMatch(/^n1 after 1\s195\sms$/);
    expect((momentUs - 3_000_000) / 1000).toBe(value);
    expect(line).toMatch(/^n1 has the votes of .* Nobody led for 1\s195\sms\.$/);
  });

  test('has another answer when the scenario is another.', () => {
    const healed = SCENARIO.replace('nodes: 5', 'nodes: 2');
    const never = GOOD.replace('after: 3s }\nnumbers', 'after: 0s }\nnumbers').replace(
      /because: .*/,
      'because: { en: so, zh-cn: 如此 }',
    );
    expect(ask(never, healed).right).toEqual([2]);
  });

  test('is decided by what the format expects, at an instant or at the end.', () => {
    const choices = `choices:
  - { says: { en: one, zh-cn: 一 }, expect: { leaders: 1 } }
  - { says: { en: nobody, zh-cn: 无 }, expect: { leaders: 0 } }`;
    const text = GOOD.replace(/answer.*\n/, '').replace(
      /choices:[\s\S]*?(?=moment)/,
      `${choices}\n`,
    );
    expect(ask(text).right).toEqual([0]);
    expect(ask(`at: 3500ms${text}`).right).toEqual([1]);
  });

  test('of a number is right within its tolerance, in its own unit.', () => {
    const number = 'number: { label: { en: s, zh-cn: 秒 }, unit: s, within: 0.2 }\n';
    const prediction = read(GOOD.replace(/choices:[\s\S]*?(?=moment)/, number));
    const said = answer(prediction, {
      source: source(SCENARIO),
      read: readScenario,
      language: 'en',
    });
    const isRight = (guess: number): boolean => isGuessRight({ number: guess }, prediction, said);
    expect(said.seen).toBe('1.2\u00a0s');
    expect([0.99, 1, 1.19, 1.39, 1.4].map(isRight)).toEqual([false, true, true, true, false]);
  });
});

describe('A bad file says where and what', () => {
  test.each([
    [
      'an unknown key',
      ['scenario: a', 'scenaro: a'],
      'p.yaml:1:1: scenaro: Unknown key "scenaro". Did you mean "scenario"?',
    ],
    [
      'a language missing',
      ['{ en: soon, zh-cn: 很快 }', '{ en: soon }'],
      'p.yaml:4:7: choices[0].says: Expected words in zh-cn',
    ],
    [
      'a number nobody named',
      ["'{who} {gap}'", "'{who} {gpa}'"],
      'p.yaml:11:37: because.zh-cn: Unknown number "gpa". Known: gap, who.',
    ],
    [
      'a bare number for a time',
      ['after: 3s }\nnumbers', 'after: 3 }\nnumbers'],
      'p.yaml:7:46: moment.after: A duration needs a unit',
    ],
    [
      'two ways to be right',
      ['is: never', 'is: never, expect: {}'],
      'p.yaml:6:5: choices[2]: A choice is right by one of',
    ],
    [
      'a range that is none',
      ['is: { max: 900 }', 'is: { max: 900, min: 901 }'],
      'p.yaml:4:38: choices[0].is: `min` is above `max`.',
    ],
    [
      'nothing to read',
      ['answer: { metric: leaderlessMs }\n', ''],
      'p.yaml:3:5: choices[0]: `is` needs `answer`',
    ],
    [
      'an event without type',
      ['{ type: role, to: leader }, after: 3s }\nnum', '{ to: leader }, after: 3s }\nnum'],
      'p.yaml:7:11: moment.event: An event needs its type',
    ],
    ['a damaged text', ['choices:', 'choices: ['], 'p.yaml:4:'],
  ] as const)('for %s.', (_, [from, to], message) => {
    expect(GOOD).toContain(from);
    expect(() => read(GOOD.replace(from, to))).toThrow(message);
  });

  test('where the run has no such event or number.', () => {
    expect(() => ask(GOOD.replace('after: 3s }\nnumbers', 'after: 7s }\nnumbers'))).toThrow(
      'moment: That event does not happen in the run.',
    );
    expect(() => ask(GOOD.replace('gap: { metric: leaderlessMs', 'gap: { metric: none'))).toThrow(
      'numbers.gap: The run has no number for "gap".',
    );
  });
});
