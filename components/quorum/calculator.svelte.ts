/** The calculator's state: what is set, and what follows from it. */
import { onMount } from 'svelte';
import { address } from '../../src/i18n/address.ts';
import type { QuorumStrings } from './strings.en.ts';
import { formatState, parseState, type Problem, type QuorumState } from './state.ts';
import { standingOf } from './standing.ts';

/** Shows a scenario that stands as text in an element; gives the way to take it away. */
export type Run = (text: string, target: HTMLElement, locale: string) => Promise<() => void>;

export interface QuorumOpening {
  readonly words: QuorumStrings;
  /** What is set at first, as an address writes it. */
  readonly query: string;
  readonly mode: 'chapter' | 'lab';
  readonly run: Run;
}

export class QuorumCalculator {
  readonly words: QuorumStrings;
  readonly mode: 'chapter' | 'lab';
  readonly run: Run;
  /** Parts of the address that could not be read. */
  problems = $state.raw<readonly Problem[]>([]);
  state = $state.raw<QuorumState>() as QuorumState;

  constructor({ words, query, mode, run }: QuorumOpening) {
    this.words = words;
    this.mode = mode;
    this.run = run;
    const { state, problems } = parseState(query);
    this.state = state;
    this.problems = problems;
    onMount(() => this.#enter());
  }

  standing = $derived.by(() => standingOf(this.state));

  query = $derived.by(() => formatState(this.state));
  href = $derived.by(() => {
    const place = address(this.words.language, 'lab', 'quorum');
    return this.query === '' ? place : `${place}?${this.query}`;
  });

  /** The address of the calculator's own page follows what is set. */
  set(change: Partial<QuorumState>): void {
    this.state = { ...this.state, ...change };
    this.problems = [];
    if (this.mode === 'lab') history.replaceState(history.state, '', this.href);
  }

  toggle(key: 'down' | 'lost', one: number): void {
    const old = this.state[key];
    const changed = old.includes(one) ? old.filter((each) => each !== one) : [...old, one];
    this.set({ [key]: changed.sort((a, b) => a - b) });
  }

  #enter(): void {
    if (this.mode !== 'lab' || location.search === '') return;
    const { state, problems } = parseState(location.search);
    this.state = state;
    this.problems = problems;
  }
}
