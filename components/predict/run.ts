/** Decides a prediction by running its scenario, and says what came of it. Loaded when a reader commits. */
import type { Language } from '../../src/i18n/language.ts';
import { formatMs } from '../../src/narration/numbers.ts';
import { answer, isGuessRight, type Guess } from '../../src/questions/answer.ts';
import { readPrediction } from '../../src/questions/prediction.ts';
import { loadModel } from '../kit/load-model.ts';
import type { Asked } from './asked.ts';
import { PREDICT_STRINGS } from './predict-strings.ts';

export interface Said {
  readonly isRight: boolean;
  /** Which choices are right, by their places. */
  readonly right: readonly number[];
  readonly verdict: string;
  readonly compared: string;
  readonly because: string;
  /** The story's line of that moment. */
  readonly told: string;
  readonly link: string;
  readonly momentMs: number;
}

/**
 * Runs the scenario and compares. `words`: the guess as the reader sees it. Rejects when the model cannot
 * be loaded.
 */
export async function decide(
  { prediction: written, source }: Asked,
  { guess, words, language }: { guess: Guess; words: string; language: Language },
): Promise<Said> {
  const prediction = readPrediction(written);
  const said = answer(prediction, { source, read: await loadModel(source), language });
  const strings = PREDICT_STRINGS[language];
  const isRight = isGuessRight(guess, prediction, said);
  return {
    isRight,
    right: said.right,
    verdict: (isRight ? strings.right : strings.wrong) + strings.space,
    compared: (isRight ? strings.saidRight : strings.said)(words, said.seen),
    because: said.because,
    told: [strings.told(formatMs(said.momentUs, language)), strings.quoted(said.line), ''].join(
      strings.space,
    ),
    link: strings.link,
    momentMs: said.momentUs / 1000,
  };
}
