import { hueOf, type Hue } from './hue.ts';

/** The colour of a term; term 0 has none. */
export type TermIndex = Hue;

export function termIndex(term: number): TermIndex {
  return hueOf(term);
}
