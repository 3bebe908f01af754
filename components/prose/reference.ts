/** What a link inside the site says on paper, where it cannot be followed. */
import { getEntry, render } from 'astro:content';
import { type Language, languages } from '../../src/i18n/language.ts';
import { stringsFor } from '../../src/i18n/strings.ts';

const address = /^\/(?<language>[\w-]+)\/(?<slug>[\w-]+)\/(?:#(?<section>.+))?$/;

/** Of `/en/quorum/#five-or-seven`, the chapter and its section by name; undefined for other pages. */
export async function referenceTo(href: string, label: string): Promise<string | undefined> {
  const { language, slug, section } = address.exec(href)?.groups ?? {};
  if (!languages.includes(language as Language) || slug === undefined) return undefined;
  const entry = await getEntry('chapters', `${language ?? ''}/${slug}`);
  if (entry === undefined) return undefined;
  const { title } = entry.data;
  const headings = section === undefined ? [] : (await render(entry)).headings;
  const heading = headings.find((one) => one.slug === section)?.text;
  // The words of the link may say it already.
  return label === title && heading === undefined
    ? undefined
    : stringsFor(language).chapterOnPaper(title, heading);
}
