/** The table of contents of the site: which chapters there are, in reading order. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { Language } from '../i18n/language.ts';

export type Chapter = CollectionEntry<'chapters'>;
export const parts = ['core', 'deeper', 'lookup'] as const;

export const slugOf = (chapter: Chapter): string => chapter.id.split('/')[1] ?? chapter.id;

/** Those that name no widget, and so need not fetch any (`components/text.ts` has what they can name). */
export const textChapters = ['fact-check'];

/** All chapters of a language, drafts and the home page too. */
export async function allChapters(language: Language): Promise<Chapter[]> {
  return getCollection('chapters', ({ id }) => id.startsWith(`${language}/`));
}

/** What the lists show: finished, in order, without the home page. */
export async function listedChapters(language: Language): Promise<Chapter[]> {
  const order = ({ data }: Chapter): number => parts.indexOf(data.part) * 1000 + data.order;
  return (await allChapters(language))
    .filter((chapter) => !chapter.data.draft && slugOf(chapter) !== 'index')
    .sort((a, b) => order(a) - order(b));
}

/** The first chapter that shows a scenario, to lead there from an embed. */
export async function chapterShowing(
  scenario: string,
  language: Language,
): Promise<Chapter | undefined> {
  const shows = ({ body }: Chapter): boolean => body?.includes(`scenario="${scenario}"`) ?? false;
  const home = (await allChapters(language)).filter((chapter) => slugOf(chapter) === 'index');
  return [...(await listedChapters(language)), ...home].find(shows);
}
