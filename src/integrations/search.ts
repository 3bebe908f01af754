/**
 * What the search box of each language reads, `search/<language>.json`: every listed page as it was built, section
 * by section, and the scenarios by their titles. The glossary brings the words for one thing.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parse } from 'yaml';
import { languages, type Language } from '../i18n/language.ts';
import { fillers } from '../search/fillers.ts';
import type { SearchFile, Section } from '../search/search-file.ts';
import { type BuiltPage, pageAddress, readSite } from './built-site.ts';
import { sectionsOf, titleOf } from './page-text.ts';

/** The fields of `content/glossary.yaml` that a search needs; `content.config.ts` checks them. */
interface Entry {
  id: string;
  en: string;
  zh: string;
  also?: { en?: string[]; zh?: string[] };
  never?: (string | { word: string })[];
}
interface Scenario {
  name: string;
  model: string;
  title: string;
  why: string;
}

const content = new URL('../../content/', import.meta.url);
const isSearched = ({ file, html }: BuiltPage, language: Language): boolean =>
  file.startsWith(`${language}/`) &&
  !file.startsWith(`${language}/embed/`) &&
  !html.includes('<meta name="robots" content="noindex">');

export function readGlossary(): Entry[] {
  return parse(readFileSync(new URL('glossary.yaml', content), 'utf8')) as Entry[];
}

export function readScenarios(language: Language): Scenario[] {
  const folder = new URL('scenarios/', content);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => {
    const { model, title, why } = parse(readFileSync(new URL(file, folder), 'utf8')) as {
      model: string;
      title?: unknown;
      why?: unknown;
    };
    const said = (text: unknown): string =>
      typeof text === 'string'
        ? text
        : ((text as Record<string, string> | undefined)?.[language] ?? '');
    return { name: file.replace('.yaml', ''), model, title: said(title), why: said(why) };
  });
}

/** All names of an entry, in both languages and the wrong ones too: people ask with what they know. */
const namesOf = ({ en, zh, also = {}, never = [] }: Entry): string[] => [
  en,
  zh,
  ...(also.en ?? []),
  ...(also.zh ?? []),
  ...never.map((one) => (typeof one === 'string' ? one : one.word)),
];

/** What the search box of a language knows. */
export function searchFileOf(
  pages: readonly BuiltPage[],
  language: Language,
  { glossary, scenarios }: { glossary: readonly Entry[]; scenarios: readonly Scenario[] },
): SearchFile {
  const own = pages.filter((page) => isSearched(page, language));
  const sections = own.flatMap((page, index): Section[] => {
    const laboratory = /^[\w-]+\/lab\/([\w-]+)\/$/.exec(pageAddress(page))?.[1];
    return [
      ...sectionsOf(page.html).map(({ id, heading, text }) => ({
        page: index,
        target: id === '' ? '' : `#${id}`,
        heading,
        text,
        ...(id === 'sources' && { isAside: true as const }),
      })),
      ...scenarios
        .filter(({ model, title }) => model === laboratory && title !== '')
        .map(({ name, title, why }) => ({
          page: index,
          target: `?s=${encodeURIComponent(name)}`,
          heading: title,
          text: why,
        })),
    ];
  });
  return {
    pages: own.map((page) => ({ address: pageAddress(page), title: titleOf(page.html) })),
    sections,
    synonyms: glossary.map(namesOf).map((names) => [...new Set(names)]),
    fillers,
  };
}

export function search(): AstroIntegration {
  let base = '/';
  return {
    name: 'search',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const { root, pages } = readSite(fileURLToPath(dir), base);
        mkdirSync(join(root, 'search'), { recursive: true });
        const glossary = readGlossary();
        for (const language of languages) {
          const scenarios = readScenarios(language);
          const file = searchFileOf(pages, language, { glossary, scenarios });
          writeFileSync(join(root, 'search', `${language}.json`), JSON.stringify(file));
          logger.info(
            `${language}: ${file.sections.length} sections of ${file.pages.length} pages`,
          );
        }
      },
    },
  };
}
