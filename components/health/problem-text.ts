/** What is wrong with a field, in the reader's language. */
import type { ScenarioError } from '../../src/scenario/problem.ts';
import type { TooMany } from './calculation.ts';
import type { LabStrings } from './lab-strings.en.ts';

export function problemText(
  problem: ScenarioError | TooMany | undefined,
  words: LabStrings,
): string | undefined {
  if (!problem) return undefined;
  if ('tooMany' in problem) return words.tooMany(problem.tooMany);
  return problem.messageIn(words.language);
}
