import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RunResult } from './run.ts';
import { readScenario } from './every-model.ts';
import { parseYaml } from './yaml.ts';

const CONTENT = new URL('../../content/', import.meta.url);

const read = (path: string): string => readFileSync(new URL(path, CONTENT), 'utf8');

const files = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, CONTENT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}${name.replaceAll('\\', '/')}`)
    .sort();

/** What was expected and is not so, in the scenario's own words. */
function unmet({ failure, verdicts }: RunResult): string[] {
  const failed = verdicts
    .filter(({ isMet }) => !isMet)
    .map(({ atUs, expectation, seen }) => {
      return `at ${String(atUs / 1000)} ms expected ${JSON.stringify(expectation)}, seen ${JSON.stringify(seen)}`;
    });
  return failure ? [failure.message, ...failed] : failed;
}

function resultOf(text: string): RunResult {
  return readScenario(parseYaml(text).value).start().finish();
}

const scenarios = files('scenarios/', '.yaml').map((path) => ({ path, text: read(path) }));

const fences = files('', '.mdx').flatMap((path) => {
  const text = read(path);
  return [...text.matchAll(/^```yaml scenario[^\n]*\n([\s\S]*?)^```$/gm)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    return { path: `${path}:${String(line)}`, text: match[1] ?? '' };
  });
});

describe('Scenarios of the site', () => {
  test.each(scenarios)('$path comes to what it expects.', ({ text }) => {
    expect(unmet(resultOf(text))).toEqual([]);
  });

  test.each(scenarios)(
    '$path says in both languages what it is and why it is shown.',
    ({ text }) => {
      const { title, why } = readScenario(parseYaml(text).value);
      for (const words of [title.en, title['zh-cn'], why.en, why['zh-cn']])
        expect(words).toMatch(/\S/);
    },
  );
});

describe('Scenarios in chapters', () => {
  test('Every fence that calls itself a scenario is found.', () => {
    const opened = files('', '.mdx').map((path) => read(path).split('```yaml scenario').length - 1);
    expect(fences).toHaveLength(opened.reduce((sum, count) => sum + count, 0));
    expect(fences.length).toBeGreaterThan(0);
  });

  test.each(fences)('$path comes to what it expects.', ({ text }) => {
    expect(unmet(resultOf(text))).toEqual([]);
  });
});
