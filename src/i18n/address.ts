/** The one place that makes links, so that the site can be served from any folder. */
import type { Language } from './language.ts';

const base = `/${import.meta.env.BASE_URL}/`.replace(/\/{2,}/g, '/');

/** A path from the site's root (`/favicon.svg`) as the browser has to ask for it. */
export function rooted(path: string): string {
  return base + path.replace(/^\//, '');
}

/** `address('en', 'lab', 'raft')` is `/en/lab/raft/` below the base. */
export function address(language: Language, ...segments: string[]): string {
  return rooted([language, ...segments, ''].join('/'));
}

/** A chapter's address; the home page is the chapter `index`. */
export function chapterAddress(language: Language, slug: string): string {
  return slug === 'index' ? address(language) : address(language, slug);
}

/** Where a model has no laboratory, but a page under another name. */
const PAGES: Readonly<Partial<Record<string, string>>> = { probe: 'health' };

/** The laboratory of a model, with a named scenario if one is given. */
export function labAddress(
  language: Language,
  { model, scenario }: { model: string; scenario?: string | undefined },
): string {
  const query = scenario === undefined ? '' : `?s=${encodeURIComponent(scenario)}`;
  return address(language, 'lab', PAGES[model] ?? model) + query;
}
