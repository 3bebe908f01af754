import { describe, expect, test } from 'vitest';
import { saidInChinese } from './chinese-faults.ts';
import { ScenarioError } from './problem.ts';
import { readRaftScenario } from './raft/run.ts';
import { parseYaml } from './yaml.ts';

/** The error of a scenario as `line:column path: problem`; the first line of each is `model: raft`. */
function problemOf(text: string): string {
  const { value, locate } = parseYaml(`model: raft\n${text}`);
  try {
    saidInChinese(() => readRaftScenario(value));
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const place = locate(error.path);
    const said = new ScenarioError(error.problem, error.path).message;
    return `${String(place?.line)}:${String(place?.column)} ${said}`;
  }
  return 'nothing';
}

const KEYS = 'format, model, title, why, seed, config, initial, script, until, expect';

describe('A scenario is refused with place, path, what was found and what would be right:', () => {
  test.each([
    [
      'a mistyped key',
      'cofnig: {}',
      `2:1 cofnig: Unknown key "cofnig". Did you mean "config"? Known: ${KEYS}.`,
    ],
    ['one far from any', 'zzz: 1', `2:1 zzz: Unknown key "zzz". Known: ${KEYS}.`],
    [
      'a mistyped language',
      'title: { fr: x }',
      '2:10 title.fr: Unknown key "fr". Known: en, zh-cn.',
    ],
    [
      'a seed below zero',
      'seed: -1',
      '2:1 seed: Expected a whole number from 0 to 4294967295, found -1.',
    ],
    [
      'a seed of 33 bits',
      'seed: 4294967296',
      '2:1 seed: Expected a whole number from 0 to 4294967295, found 4294967296.',
    ],
    ['another format', 'format: 2', '2:1 format: Expected format 1, found 2.'],
    ['a negative duration', 'until: -1s', '2:1 until: A duration cannot be negative: "-1s".'],
    [
      'a bare number',
      'until: 10',
      '2:1 until: A duration needs a unit; found the bare number 10. Write 10ms or 10s.',
    ],
    [
      'a run of more than a day',
      'until: 25h',
      '2:1 until: "25h" is longer than 24 hours of virtual time.',
    ],
    [
      'a script that is no list',
      'script: crash',
      '2:1 script: Expected a list of entries such as { at: 1s, crash: leader }, found "crash".',
    ],
    [
      'a mistyped expectation',
      'expect:\n  - { leaders: 1 }\n  - { leadrs: 1 }',
      '4:7 expect[1].leadrs: Unknown key "leadrs". Did you mean "leaders"?',
    ],
    [
      'bounds the wrong way round',
      'expect: { leaders: { min: 3, max: 1 } }',
      '2:11 expect.leaders: `min` is above `max`.',
    ],
    [
      'a role that is none',
      'expect: { role: { n1: boss } }',
      '2:19 expect.role.n1: Unknown value "boss". Known: follower, preCandidate, candidate, leader, down.',
    ],
    [
      'a property that is none',
      'expect: { violations: [safety] }',
      '2:24 expect.violations[0]: Unknown value "safety".',
    ],
  ])('%s.', (_what, text, problem) => {
    expect(problemOf(text)).toContain(problem);
  });

  test('a scenario without a model, with a mistyped one, and with one of a later version.', () => {
    const problem = (value: unknown) => () => readRaftScenario(value);
    expect(problem({})).toThrow('model: A scenario needs a model: add `model: raft`.');
    expect(problem({ model: 'rafft' })).toThrow(/Unknown value "rafft"\. Did you mean "raft"\?/);
    expect(problem({ model: 'lease' })).toThrow(
      'The model "lease" is part of format 1, but cannot run here. What can: raft.',
    );
  });

  test.each([[null], [7], ['raft'], [[]], [true]])('%j instead of a scenario.', (value) => {
    expect(() => readRaftScenario(value)).toThrow(`Expected a scenario (keys: ${KEYS}), found`);
  });

  test('more than ten thousand entries.', () => {
    const script = new Array(10_001).fill({ at: '1s', crash: 'n1' });
    expect(() => readRaftScenario({ model: 'raft', script })).toThrow(
      'script: 10001 entries are more than the limit of 10000 commands.',
    );
  });
});
