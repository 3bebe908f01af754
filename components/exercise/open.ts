/** What an exercise needs once it is started. */
import { mount } from 'svelte';
import type { Language } from '../../src/i18n/language.ts';
import { readExercise } from '../../src/questions/exercise.ts';
import { loadModel, type ReadScenario } from '../kit/load-model.ts';
import type { Asked, RunText } from './asked.ts';
import { EXERCISE_STRINGS } from './exercise-strings.ts';
import Work from './Work.svelte';

/** Zones need no run. */
const nothingRuns: ReadScenario = () => {
  throw new Error('This exercise has no scenario to run.');
};

/** Opens it in an element. Rejects when the model cannot be loaded. */
export async function openExercise(
  target: HTMLElement,
  asked: Asked,
  { language, runText, onsolved }: { language: Language; runText: RunText; onsolved: () => void },
): Promise<void> {
  const exercise = readExercise(asked.exercise);
  const [source] = Object.values(asked.library);
  const read = source === undefined ? nothingRuns : await loadModel(source);
  const words = EXERCISE_STRINGS[language];
  const { library, lab } = asked;
  mount(Work, { target, props: { exercise, library, read, words, lab, runText, onsolved } });
}
