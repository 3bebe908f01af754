/** A tree of questions: each answer leads to another question, or to what it is and where to look. */
import { z } from 'astro/zod';
import { chapter, id, said } from './symptom.ts';

const leaf = z.strictObject({
  when: said,
  so: said,
  /** A command that shows it. */
  run: z.string().min(2),
  chapter,
  scenario: z.string().min(1).optional(),
});

const branch = z.strictObject({
  when: said,
  ask: said,
  /** A command that answers the question. */
  look: z.string().min(2).optional(),
  get answers() {
    return answers;
  },
});

const answers: z.ZodType<Answer[]> = z.lazy(() =>
  z.array(z.union([leaf, branch], { error: UNCLEAR })).min(2, { error: ONE_ANSWER }),
);

const UNCLEAR =
  'An answer has when, and either so, run, chapter (an end) or ask, answers (a question).';
const ONE_ANSWER = 'A question has two answers or more.';

export const decisionSchema = z.strictObject({
  id,
  title: said,
  ask: said,
  look: z.string().min(2).optional(),
  answers,
});

export type Leaf = z.infer<typeof leaf>;
export interface Branch {
  when: z.infer<typeof said>;
  ask: z.infer<typeof said>;
  look?: string | undefined;
  answers: Answer[];
}
export type Answer = Leaf | Branch;
export type Decision = z.infer<typeof decisionSchema>;

export const isLeaf = (answer: Answer): answer is Leaf => 'so' in answer;

/** Every end of a tree, from top to bottom. */
export function leavesOf(all: readonly Answer[]): Leaf[] {
  return all.flatMap((answer) => (isLeaf(answer) ? [answer] : leavesOf(answer.answers)));
}
