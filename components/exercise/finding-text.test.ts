import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withCommands, type Command } from '../kit/session.ts';
import { check, type Finding, type HandedIn } from '../../src/questions/check.ts';
import { readExercise } from '../../src/questions/exercise.ts';
import { readScenario } from '../../src/scenario/every-model.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';
import { EXERCISE_STRINGS } from './exercise-strings.ts';
import { sayFinding } from './finding-text.ts';

const valueIn = (path: string): unknown =>
  parseYaml(readFileSync(new URL(`../../content/${path}.yaml`, import.meta.url), 'utf8')).value;

const library = Object.fromEntries(
  ['four-members', 'lease-crash', 'lease-api-outage-4s'].map((name) => [
    name,
    valueIn(`scenarios/${name}`) as ScenarioSource,
  ]),
);

function findingsOf(id: string, handedIn: HandedIn): readonly Finding[] {
  const exercise = readExercise(valueIn(`exercises/${id}`));
  const steps = check(handedIn, { exercise, library, read: readScenario, language: 'en' });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function said(language: 'en' | 'zh-cn', findings: readonly Finding[]): string {
  const around = { lab: '/lab', model: 'raft', zoneOf: [] };
  return findings
    .map((finding) => sayFinding(finding, EXERCISE_STRINGS[language], around).text)
    .join(' ');
}

const done = (atUs: number, command: Command): HandedIn => ({
  kind: 'source',
  source: withCommands(library['four-members'] ?? {}, [{ atUs, command }]),
});
const durations = (lease: string, deadline: string, retry: string): HandedIn => ({
  kind: 'fields',
  values: {
    'config.leaseDuration': lease,
    'config.renewDeadline': deadline,
    'config.retryPeriod': retry,
  },
});

describe('What an exercise says of an attempt', () => {
  test('names a command that is not allowed as the menu does.', () => {
    const findings = findingsOf('four-members', done(3_000_000, { pause: 'n1' }));
    expect(said('en', findings)).toBe(
      '“Pause” is not part of this exercise; allowed are “Kill”, “Cut off” and “Cut the link”. Undo it, or start over.',
    );
    expect(said('zh-cn', findings)).toContain(
      '这道练习不能用“暂停”，能用的是“杀掉”、“隔离”和“切断链路”',
    );
  });

  test('says in both languages that a command named what nobody was.', () => {
    const findings = findingsOf('four-members', done(100_000, { crash: 'leader' }));
    expect(said('en', findings)).toMatch(
      /^At 100\sms a command names “leader”, and nobody is one then: the run ends there\. In seed 1; 50 of 50/,
    );
    expect(said('zh-cn', findings)).toMatch(/^100 毫秒时，命令点名的是“leader”，.*这是种子 1；/);
  });

  test('says what a model refuses, without the path in a scenario that nobody has seen.', () => {
    const findings = findingsOf('three-durations', durations('6s', '7s', '500ms'));
    expect(said('en', findings)).toMatch(/^leaseDuration must be greater than renewDeadline/);
    expect(said('zh-cn', findings)).toMatch(/^leaseDuration 必须大于 renewDeadline/);
  });

  test('takes a duration with a space, or in the wide letters of an input method.', () => {
    expect(findingsOf('three-durations', durations(' 6 s', '５ｓ', '500 ms'))).toEqual([]);
  });

  test.each(['', 'soon', '6', '6 x', '-6s', '99999999999h'])(
    'asks for a duration where it is given %j.',
    (typed) => {
      const [finding] = findingsOf('three-durations', durations(typed, '5s', '500ms'));
      expect(finding?.kind).toBe('unreadable');
      expect(said('en', finding ? [finding] : [])).toMatch(/^leaseDuration: .{20}/);
      expect(said('zh-cn', finding ? [finding] : [])).toMatch(
        /^租约时长（leaseDuration）：.*\p{Script=Han}/u,
      );
    },
  );
});
