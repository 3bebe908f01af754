/** The index of all sections, made in the browser of the texts that it shows anyway. */
import MiniSearch from 'minisearch';
import type { SearchFile } from './search-file.ts';
import { termsOf, wordsOf, type Word } from './words.ts';

interface Document {
  id: number;
  title: string;
  heading: string;
  text: string;
}

export type Index = MiniSearch<Document>;

export interface SectionIndex {
  readonly index: Index;
  /** The words of a section's heading, text and title, in order: cut for the index, kept for the questions. */
  readonly fieldsOf: (section: number) => (readonly Word[])[];
}

/** Sections in one go; between two goes the page draws and takes keys. */
const AT_ONCE = 8;

export async function indexOf({ pages, sections }: SearchFile): Promise<SectionIndex> {
  const known = new Map<string, Word[]>();
  const index = new MiniSearch<Document>({
    fields: ['title', 'heading', 'text'],
    tokenize: (text) => {
      const words = wordsOf(text);
      known.set(text, words);
      return termsOf(words);
    },
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 2, heading: 3 },
      // A question is taken apart before the index is asked.
      tokenize: (term) => [term],
    },
  });
  const documents = sections.map(({ page, target, heading, text }, id): Document => {
    // It finds the first section of its page only, or every section would be found.
    const title = target === '' ? (pages[page]?.title ?? '') : '';
    return { id, title, heading, text };
  });
  await index.addAllAsync(documents, { chunkSize: AT_ONCE });
  const fieldsOf = (section: number): (readonly Word[])[] => {
    const { heading = '', text = '', title = '' } = documents[section] ?? {};
    return [heading, text, title].map((one) => known.get(one) ?? []);
  };
  return { index, fieldsOf };
}
