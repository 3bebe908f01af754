/** The table of contents of the site: which chapters there are, in reading order. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { type Language, languages } from '../i18n/language.ts';

export type Chapter = CollectionEntry<'chapters'>;
export const parts = ['core', 'deeper', 'lookup'] as const;

export const slugOf = (chapter: Chapter): string => chapter.id.split('/')[1] ?? chapter.id;

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

/** The chapters of all languages that look like chapters. */
export async function pagedChapters(): Promise<Chapter[]> {
  const haveOwnPage = ['index', 'cheat-sheet'];
  const chapters = (await Promise.all(languages.map(allChapters))).flat();
  return chapters.filter((chapter) => !haveOwnPage.includes(slugOf(chapter)));
}

/** Has nothing to run: no scenario in place, and no components but these. */
export function isPlain({ body = '' }: Chapter, names: readonly string[]): boolean {
  const named = [...body.matchAll(/<([A-Z]\w*)/g)];
  return (
    !/^`{3,}ya?ml\s+scenario\b/m.test(body) && named.every(([, name = '']) => names.includes(name))
  );
}

export const pathTo = (
  chapter: Chapter,
): { params: { lang: string; slug: string }; props: { chapter: Chapter } } => ({
  params: { lang: chapter.id.split('/')[0] ?? '', slug: slugOf(chapter) },
  props: { chapter },
});

/** The first chapter that shows a scenario, to lead there from an embed. */
export async function chapterShowing(
  scenario: string,
  language: Language,
): Promise<Chapter | undefined> {
  const shows = ({ body }: Chapter): boolean => body?.includes(`scenario="${scenario}"`) ?? false;
  const home = (await allChapters(language)).filter((chapter) => slugOf(chapter) === 'index');
  return [...(await listedChapters(language)), ...home].find(shows);
}
