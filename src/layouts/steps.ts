/** A path's steps as a page shows them: with addresses, titles in its language, and what is done in a chapter. */
import { questionNamed } from '../../components/kit/questions.ts';
import { chapterAddress } from '../i18n/address.ts';
import type { Language } from '../i18n/language.ts';
import { readExercise } from '../questions/exercise.ts';
import { idOf, type Step } from '../team/path.ts';
import { textIn, type Text } from '../team/text.ts';
import { type Chapter, listedChapters, slugOf } from './contents.ts';
import { exercises, predictions } from './team.ts';

export interface ShownStep {
  readonly kind: Step['kind'];
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** Where the title or the reason is in another language than the page. */
  readonly lang?: Language | undefined;
  readonly minutes: number;
  readonly isOptional: boolean;
  readonly why?: { readonly text: string; readonly lang?: Language } | undefined;
  /** By their files' names, those that stand in the chapter. */
  readonly predictions: readonly string[];
  readonly exercises: readonly string[];
}

/** The steps of a path in a language, in order. */
export async function shownSteps(
  steps: readonly Step[],
  language: Language,
): Promise<readonly ShownStep[]> {
  const chapters = await listedChapters(language);
  const shown = steps.map(async (step) => {
    const id = idOf(step);
    const isLink = step.kind === 'link';
    const chapter = chapters.find((each) =>
      step.kind === 'chapter' ? slugOf(each) === id : namesIn(each, exercises).includes(id),
    );
    return {
      kind: step.kind,
      id,
      href: isLink ? step.link : hrefIn(chapter, step, language),
      ...(await titleOf(step, chapter, language)),
      minutes: step.kind === 'chapter' ? (chapter?.data.minutes ?? 0) : step.minutes,
      isOptional: step.isOptional,
      why: step.why && textIn(language, step.why),
      ...(step.kind === 'chapter' && chapter ? deedsIn(chapter) : NO_DEEDS),
    };
  });
  return Promise.all(shown);
}

/** A chapter, or the place of an exercise in it. */
function hrefIn(chapter: Chapter | undefined, step: Step, language: Language): string {
  const page = chapterAddress(language, chapter ? slugOf(chapter) : 'index');
  return step.kind === 'exercise' ? `${page}#exercise-${step.exercise}` : page;
}

/** Chapters as optional steps, for what no path holds. */
export function asSteps(chapters: readonly Chapter[]): readonly Step[] {
  return chapters.map((chapter) => ({
    kind: 'chapter',
    chapter: slugOf(chapter),
    isOptional: true,
    why: undefined,
  }));
}

const NO_DEEDS = { predictions: [], exercises: [] };

function deedsIn(chapter: Chapter): Pick<ShownStep, 'predictions' | 'exercises'> {
  return { predictions: namesIn(chapter, predictions), exercises: namesIn(chapter, exercises) };
}

/** Of these names, those that a tag of the chapter has: `<Predict name="leader-crash">`. */
function namesIn({ body = '' }: Chapter, names: readonly string[]): readonly string[] {
  return names.filter((name) => new RegExp(`<[A-Z]\\w*\\s[^>]*="${name}"`).test(body));
}

async function titleOf(
  step: Step,
  chapter: Chapter | undefined,
  language: Language,
): Promise<Pick<ShownStep, 'title' | 'lang'>> {
  if (step.kind === 'exercise') {
    const { read } = await questionNamed('exercises', step.exercise, readExercise);
    return { title: read.title[language] };
  }
  if (step.kind !== 'link') return { title: chapter?.data.question ?? idOf(step) };
  const title: Text = step.title;
  const { text, lang } = textIn(language, title);
  return { title: text, lang };
}
