/**
 * Every prediction that a chapter asks is decided by its scenario: of its choices exactly one is right, its
 * sentences find their numbers in both languages, and what a reader may say who has not thought is wrong.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answer, isGuessRight, type Answer } from '../src/questions/answer.ts';
import { readPrediction, type Prediction } from '../src/questions/prediction.ts';
import { readFile } from '../src/questions/read-file.ts';
import { readScenario } from '../src/scenario/every-model.ts';
import type { ScenarioSource } from '../src/scenario/scenario.ts';
import { parseYaml } from '../src/scenario/yaml.ts';

const here = new URL('./', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, here), 'utf8');
const languages = ['en', 'zh-cn'] as const;

const files = readdirSync(new URL('predictions/', here)).map((file) => {
  const path = `predictions/${file}`;
  return {
    id: file.replace('.yaml', ''),
    prediction: readFile(`content/${path}`, textOf(path), readPrediction),
  };
});

const chapters = languages.flatMap((language) =>
  readdirSync(new URL(`${language}/`, here))
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => ({
      language,
      slug: file.replace('.mdx', ''),
      text: textOf(`${language}/${file}`),
    })),
);

function answerTo(prediction: Prediction, language: (typeof languages)[number]): Answer {
  const { value } = parseYaml(textOf(`scenarios/${prediction.scenario}.yaml`));
  return answer(prediction, { source: value as ScenarioSource, read: readScenario, language });
}

/** However they are grouped. */
const numbersIn = (text = ''): string[] =>
  (text.replaceAll(/(?<=\d)[\s,](?=\d{3}(?!\d))/g, '').match(/\d+(\.\d+)?/g) ?? []).sort();

describe.each(files)('The prediction $id', ({ id, prediction }) => {
  const [english, chinese] = languages.map((language) => answerTo(prediction, language));

  test('has exactly one right answer.', () => {
    if (prediction.number) expect(typeof english?.value).toBe('number');
    else expect(english?.right).toHaveLength(1);
    expect(chinese?.right).toEqual(english?.right);
  });

  test('tells a right answer from a wrong one.', () => {
    if (!english) throw new Error(`${id} has no answer.`);
    const isRight = (guess: Parameters<typeof isGuessRight>[0]): boolean =>
      isGuessRight(guess, prediction, english);
    const guesses = prediction.choices.map((_, choice) => isRight({ choice }));
    expect(guesses.filter(Boolean)).toHaveLength(prediction.number ? 0 : 1);
    if (prediction.number) {
      const { unit, within } = prediction.number;
      const value = Number(english.value) / (unit === 's' ? 1000 : 1);
      expect(isRight({ number: value })).toBe(true);
      expect(isRight({ number: value + within + 0.1 })).toBe(false);
    }
  });

  test('explains itself in both languages, with the line that tells the moment.', () => {
    for (const said of [english, chinese]) {
      expect(said?.because).toMatch(/\d/);
      expect(said?.because).not.toMatch(/[{}]/);
      expect(said?.line).toMatch(/\S/);
      expect(said?.seen).toMatch(/\S/);
    }
    expect(numbersIn(english?.because)).toEqual(numbersIn(chinese?.because));
  });

  test('is asked in the same chapter of both languages.', () => {
    const asking = (language: string): string[] =>
      chapters
        .filter((one) => one.language === language && one.text.includes(`<Predict id="${id}">`))
        .map(({ slug }) => slug);
    expect(asking('en')).toHaveLength(1);
    expect(asking('zh-cn')).toEqual(asking('en'));
  });
});

test.each([
  'raft-election',
  'quorum',
  'lease-election',
  'load-balancing',
  'failover',
  'lease-is-not-a-lock',
  'service-discovery',
  'operations',
])('%s asks for a prediction that a run decides.', (slug) => {
  const asking = chapters.filter((one) => one.slug === slug && one.text.includes('<Predict id="'));
  expect(asking.map(({ language }) => language)).toEqual([...languages]);
});
