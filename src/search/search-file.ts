/** What the browser fetches when the search box opens: one file a language, made when the site is built. */
import MiniSearch, { type Options } from 'minisearch';
import { fillers } from './fillers.ts';
import { packed, unpacked, type PackedIndex } from './packed-index.ts';
import type { Fillers } from './question.ts';
import { termsOf } from './words.ts';

/** A page or a named part of one, as it is found. */
export interface Section {
  /** Into `pages`. */
  readonly page: number;
  /** What its link adds to the page's address: nothing, `#id`, `?s=scenario`. */
  readonly target: string;
  readonly heading: string;
  readonly text: string;
  /** A list of sources is found, but after everything else. */
  readonly isAside?: true;
}

export interface SearchedPage {
  /** Below the site's root: `en/raft-election/`. */
  readonly address: string;
  readonly title: string;
}

export interface SearchFile {
  readonly pages: readonly SearchedPage[];
  readonly sections: readonly Section[];
  /** Each list holds words for one thing, in any language. */
  readonly synonyms: readonly (readonly string[])[];
  readonly fillers: Fillers;
  readonly index: PackedIndex;
}

interface Document {
  id: number;
  title: string;
  heading: string;
  text: string;
}

const OPTIONS: Options<Document> = {
  fields: ['title', 'heading', 'text'],
  tokenize: termsOf,
  processTerm: (term) => term,
  searchOptions: {
    boost: { title: 2, heading: 3 },
    // A question is taken apart before the index is asked.
    tokenize: (term) => [term],
  },
};

export type Index = MiniSearch<Document>;

/** The title of a page finds its first section only, or every section of it would be found. */
export function makeSearchFile(content: Omit<SearchFile, 'index' | 'fillers'>): SearchFile {
  const index = new MiniSearch(OPTIONS);
  const titled = new Set<number>();
  content.sections.forEach(({ page, heading, text, target }, id) => {
    const isFirst = target === '' && !titled.has(page);
    titled.add(page);
    const title = isFirst ? (content.pages[page]?.title ?? '') : '';
    index.add({ id, title, heading, text });
  });
  return { ...content, fillers, index: packed(index.toJSON()) };
}

export function loadIndex(file: SearchFile): Index {
  return MiniSearch.loadJS(unpacked(file.index), OPTIONS);
}
