/** A picture for each chapter and language. Who shows them needs whole addresses: SITE_URL has to be set. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Language, languageOf, languages } from '../../../i18n/language.ts';
import { allChapters, type Chapter, slugOf } from '../../../layouts/contents.ts';
import { canWrite } from '../../../layouts/social/font.ts';
import { drawPicture, type Words } from '../../../layouts/social/picture.ts';
import { siteName } from '../../../layouts/team.ts';

interface Props extends Record<string, unknown> {
  words: Words;
}

export const getStaticPaths = (async () => {
  const site = import.meta.env.SITE as string | undefined;
  if (site === undefined) return [];
  const english = await allChapters('en');
  const chapters = await Promise.all(
    languages.map(async (lang) => {
      const own = canWrite(lang) ? await allChapters(lang) : english;
      if (own === english && lang !== 'en') warn(lang);
      return own.map((chapter) => ({
        params: { lang, slug: slugOf(chapter) },
        props: { words: wordsOf(chapter) },
      }));
    }),
  );
  return chapters.flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props }) =>
  new Response(new Uint8Array(await drawPicture(props.words)));

function wordsOf({ id, data }: Chapter): Words {
  const language = languageOf(id.split('/')[0]);
  return { site: siteName(language), title: data.title, question: data.question };
}

function warn(lang: Language): void {
  console.warn(
    `No font for ${lang} was found (fc-list), so its social pictures are written in English. ` +
      'Install one, such as fonts-noto-cjk, to have them drawn.',
  );
}
