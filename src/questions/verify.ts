/** What a file of questions can only be held to together with the scenarios that it names. */
import { ScenarioError, type Path } from '../scenario/problem.ts';
import { unknownName } from '../scenario/read.ts';
import type { Runnable } from '../scenario/runnable.ts';
import type { ScenarioSource } from '../scenario/scenario.ts';
import type { Exercise } from './exercise.ts';

export type Library = Readonly<Record<string, ScenarioSource>>;

/** The scenario of that name. Throws `ScenarioError` at the path where it is named. */
export function scenarioIn(library: Library, name: string, path: Path): ScenarioSource {
  const source = library[name];
  if (source) return source;
  throw unknownName({ name, known: Object.keys(library), what: 'scenario' }, path);
}

/**
 * Refuses an exercise that names a scenario which does not exist, or expects what its model does not know.
 * Throws `ScenarioError` with the path in the exercise.
 */
export function verifyExercise(
  { work, goal }: Exercise,
  library: Library,
  read: (source: unknown) => Runnable,
): void {
  const first = work.kind === 'laboratory' ? work.scenario : '';
  if (first !== '') scenarioIn(library, first, ['work', 'laboratory', 'scenario']);
  goal.forEach(({ scenario, expect }, index) => {
    const path = ['goal', index];
    const source = scenarioIn(library, scenario ?? first, [...path, 'scenario']);
    try {
      read({ ...source, expect: [expect] });
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      // Of `expect[0].leaders` in the scenario, what stands behind `expect[0]`.
      throw new ScenarioError(error.problem, [...path, 'expect', ...error.path.slice(2)]);
    }
  });
}
