/** The palette of terms has eight colours and then begins again; term 0 has none. */
export type TermIndex = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const COLOURS = 8;

export function termIndex(term: number): TermIndex {
  return term < 1 ? 0 : ((((term - 1) % COLOURS) + 1) as TermIndex);
}
