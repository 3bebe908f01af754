/**
 * Every exercise can be solved, and is not solved by what people try first: its solution reaches the goal, and
 * each wrong attempt fails by what its file says.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withCommands } from '../components/kit/session.ts';
import type { Language } from '../src/narration/language.ts';
import { check, type Finding, type HandedIn } from '../src/questions/check.ts';
import { readExercise, type Attempt, type Exercise } from '../src/questions/exercise.ts';
import { readFile } from '../src/questions/read-file.ts';
import { verifyExercise } from '../src/questions/verify.ts';
import { readDuration } from '../src/scenario/duration.ts';
import { readScenario } from '../src/scenario/every-model.ts';
import type { ScenarioSource } from '../src/scenario/scenario.ts';
import { parseYaml } from '../src/scenario/yaml.ts';

const here = new URL('./', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, here), 'utf8');

const library: Readonly<Record<string, ScenarioSource>> = Object.fromEntries(
  readdirSync(new URL('scenarios/', here)).map((file) => [
    file.replace('.yaml', ''),
    parseYaml(textOf(`scenarios/${file}`)).value as ScenarioSource,
  ]),
);

const exercises = readdirSync(new URL('exercises/', here)).map((file) => ({
  id: file.replace('.yaml', ''),
  exercise: readFile(`content/exercises/${file}`, textOf(`exercises/${file}`), readExercise),
}));

/** As the laboratory makes a scenario of what a reader does in it. */
function handedIn({ work }: Exercise, attempt: Attempt): HandedIn {
  if (attempt.kind !== 'script') return attempt;
  const base = work.kind === 'laboratory' ? library[work.scenario] : undefined;
  if (!base) throw new Error('A script belongs to the scenario of a laboratory.');
  const own = (attempt.script as Record<string, unknown>[]).map(({ at, ...command }) => ({
    atUs: readDuration(at, ['at']),
    command,
  }));
  return { kind: 'source', source: withCommands(base, own) };
}

function findingsOf(
  exercise: Exercise,
  attempt: Attempt,
  language: Language = 'en',
): readonly Finding[] {
  const checking = { exercise, library, read: readScenario, language };
  const steps = check(handedIn(exercise, attempt), checking);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** What failed, by the names that a file may give. */
const namesOf = (findings: readonly Finding[]): string[] =>
  findings.flatMap((finding) => (finding.kind === 'runs' ? finding.keys : [finding.kind]));

describe.each(exercises)('The exercise $id', ({ id, exercise }) => {
  test('is solved by its solution.', () => {
    verifyExercise(exercise, library, readScenario);
    expect(findingsOf(exercise, exercise.solution)).toEqual([]);
  });

  test.each(exercise.wrong)('fails by $fails with $attempt', ({ attempt, fails }) => {
    const findings = findingsOf(exercise, attempt);
    expect(namesOf(findings)).toContain(fails);
    for (const finding of findings) {
      if (finding.kind !== 'runs') continue;
      // The run that is linked to shows what is said.
      const { isMet } = readScenario(finding.source).start().finish();
      expect(isMet).toBe(false);
      expect(finding.sentences.join(' ')).toMatch(/^Not as expected\. Expected: .* Seen: /);
    }
  });

  test('is set in one chapter, the same in both languages.', () => {
    const setIn = (language: string): string[] =>
      readdirSync(new URL(`${language}/`, here)).filter((file) =>
        textOf(`${language}/${file}`).includes(`<Exercise id="${id}"`),
      );
    expect(setIn('en')).toHaveLength(1);
    expect(setIn('zh-cn')).toEqual(setIn('en'));
  });
});

test('What was expected and seen is said in Chinese too.', () => {
  const found = exercises.find(({ id }) => id === 'four-members')?.exercise;
  if (!found?.wrong[0]) throw new Error('four-members has no wrong attempt.');
  const [finding] = findingsOf(found, found.wrong[0].attempt, 'zh-cn');
  expect(finding?.kind === 'runs' && finding.sentences).toEqual([
    expect.stringMatching(/^不符合预期。预期：.*；实际：.*。$/),
  ]);
});

test('A wrong run is named by its numbers and its seed.', () => {
  const found = exercises.find(({ id }) => id === 'three-durations');
  const first = found?.exercise.wrong[0];
  if (!found || !first) throw new Error('three-durations has no wrong attempt.');
  const [finding] = findingsOf(found.exercise, first.attempt);
  expect(finding).toMatchObject({
    kind: 'runs',
    seed: 1,
    failed: 50,
    runs: 50,
    keys: ['leaderlessMs'],
  });
  expect(finding?.kind === 'runs' && finding.sentences[0]).toBe(
    'Not as expected. Expected: the time without a leader is at most 8.0\u00a0s. Seen: the time without a leader is 14.9\u00a0s.',
  );
});
