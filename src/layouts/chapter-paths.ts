/** Which of the two chapter pages a chapter gets: the one with every widget's styles, or the light one. */
import { languages } from '../i18n/language.ts';
import { allChapters, type Chapter, slugOf } from './contents.ts';

/** These look unlike the other chapters. */
const HAVE_OWN_PAGE = ['index', 'cheat-sheet'];

const WIDGET =
  /<(?:Raft|Lease|Balancer|Quorum|LeaseCalculator|Health|Failover|Exercise)\b|^`{3,}ya?ml scenario\b/m;

/** Whether a chapter's text has a picture that runs. */
export const hasWidget = (text: string): boolean => WIDGET.test(text);

interface ChapterPath {
  readonly params: { readonly lang: string; readonly slug: string };
  readonly props: { readonly chapter: Chapter };
}

/** The chapters with widgets, or those without, of every language. */
export async function chapterPaths(wanted: { hasWidget: boolean }): Promise<ChapterPath[]> {
  const chapters = (await Promise.all(languages.map(allChapters))).flat();
  return chapters
    .filter((chapter) => !HAVE_OWN_PAGE.includes(slugOf(chapter)))
    .filter(({ body = '' }) => hasWidget(body) === wanted.hasWidget)
    .map((chapter) => ({
      params: { lang: chapter.id.split('/')[0] ?? '', slug: slugOf(chapter) },
      props: { chapter },
    }));
}
