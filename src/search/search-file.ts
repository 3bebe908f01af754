/**
 * What the browser fetches when the search box opens: one file a language, made when the site is built.
 * The results show its texts, so they have to come; the index is made of them in the browser.
 */
import type { Fillers } from './question.ts';

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
}
