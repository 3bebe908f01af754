/** What is wrong with a field, in the reader's own words where the scenario reader has them in this language. */
import type { ScenarioError } from '../../src/scenario/problem.ts';
import type { TooMany } from './calculation.ts';
import type { LabStrings } from './lab-strings.en.ts';

export function problemText(
  problem: ScenarioError | TooMany | undefined,
  words: LabStrings,
): string | undefined {
  if (!problem) return undefined;
  if ('tooMany' in problem) return words.tooMany(problem.tooMany);
  return words.problem(problem.messageIn(words.language));
}
