/**
 * The lines of a story whose facts count what happens, up to a million times. A line that grows is said anew
 * only now and then, and whenever the story goes on; what happens at one instant is said once, at its end.
 * Otherwise as `Story`: a line never moves and is never taken back. Knows no protocol.
 */
import type { Micros } from '../sim/time.ts';
import type { Source } from './sources.ts';
import type { Stage, StoryLine } from './story.ts';
import { isStep } from './pace.ts';

/** A line, and the fact that it tells: whoever changes the fact lets the line grow. */
export interface Entry<Fact> {
  readonly index: number;
  readonly fact: Fact;
  readonly atUs: Micros;
}

interface Words<Fact> {
  readonly say: (fact: Fact) => string;
  readonly sourceOf: (fact: Fact) => Source | undefined;
}

export class Page<Event extends { readonly atUs: Micros }, Fact> {
  readonly #words: Words<Fact>;
  readonly #lines: StoryLine<Event>[] = [];
  readonly #stages: Stage<Event>[][] = [];
  /** Lines to be said anew at the end of this instant, with the last event of each. */
  readonly #due = new Map<Entry<Fact>, Event>();
  /** Lines that do not say all of their fact, until the story goes on. */
  readonly #behind = new Set<Entry<Fact>>();
  #nowUs: Micros = 0;

  constructor(words: Words<Fact>) {
    this.#words = words;
  }

  get lines(): readonly StoryLine<Event>[] {
    this.#settle();
    return this.#lines;
  }

  /** To be called before what happens at an instant changes any fact. */
  turnTo(atUs: Micros): void {
    if (atUs <= this.#nowUs) return;
    this.#settle();
    this.#nowUs = atUs;
  }

  /** `atUs`: the instant, where it is not that of the event which the line is about. */
  begin<F extends Fact>(fact: F, event: Event, atUs: Micros = event.atUs): Entry<F> {
    this.catchUp(event, atUs);
    const text = this.#words.say(fact);
    const stages = [{ atUs, text, event }];
    const entry = { index: this.#lines.length, fact, atUs };
    this.#stages.push(stages);
    this.#lines.push({ atUs, changedUs: atUs, text, source: this.#words.sourceOf(fact), stages });
    return entry;
  }

  /** The fact of a line has changed; `count`: so often. */
  grow(entry: Entry<Fact>, event: Event, count: number): void {
    if (isStep(count) || this.#changesNow(entry)) this.renew(entry, event);
    else this.#behind.add(entry);
  }

  /** The fact of a line has changed, which is news. */
  renew(entry: Entry<Fact>, event: Event): void {
    this.#behind.delete(entry);
    this.#due.set(entry, event);
  }

  /** Every line says all that happened before this instant. */
  catchUp(event: Event, atUs: Micros = event.atUs): void {
    for (const entry of this.#behind) this.#say(entry, event, atUs);
    this.#behind.clear();
  }

  #changesNow(entry: Entry<Fact>): boolean {
    return this.#due.has(entry) || this.#lines[entry.index]?.changedUs === this.#nowUs;
  }

  #settle(): void {
    if (this.#due.size === 0) return;
    for (const [entry, event] of this.#due) this.#say(entry, event, event.atUs);
    this.#due.clear();
  }

  #say(entry: Entry<Fact>, event: Event, atUs: Micros): void {
    const line = this.#lines[entry.index];
    const stages = this.#stages[entry.index];
    if (!line || !stages) return;
    const text = this.#words.say(entry.fact);
    if (text === line.text) return;
    const last = stages.at(-1);
    if (last?.atUs === atUs) stages[stages.length - 1] = { ...last, text };
    else stages.push({ atUs, text, event });
    // What belongs to a line may come to light within its first instant.
    const source = atUs === entry.atUs ? this.#words.sourceOf(entry.fact) : line.source;
    this.#lines[entry.index] = { ...line, changedUs: atUs, text, source };
  }
}
