/**
 * A run as a reader is told it: what belongs together is one line, what follows from a line is left
 * out. A line never moves and is never taken back; it may grow, and remembers when. So the story at
 * any instant is the story so far, whether or not the run goes on behind it. Knows no protocol.
 */
import type { Micros } from '../sim/time.ts';
import type { Source } from './sources.ts';

/** A line as it stood from an instant on. */
export interface Stage<Event> {
  readonly atUs: Micros;
  readonly text: string;
  /** The event that made or grew the line. */
  readonly event: Event;
}

export interface StoryLine<Event> {
  /** When it began; lines are in this order. */
  readonly atUs: Micros;
  /** When it last grew. */
  readonly changedUs: Micros;
  /** As it stands after its last change. */
  readonly text: string;
  readonly source: Source | undefined;
  /** At least one; the last gives `text`. */
  readonly stages: readonly Stage<Event>[];
}

/** A line as it stands at one instant. */
export type ShownLine<Event> = Omit<StoryLine<Event>, 'stages'> & { readonly event: Event };

/** What is known of the line that may grow. */
export interface Since {
  /** How long ago it last took something in. */
  readonly sinceUs: Micros;
  /** Something has been told since that makes a repetition news. */
  readonly isAnswered: boolean;
}

/** How a model's events become facts, and its facts become lines. */
export interface Telling<Event, Fact> {
  readonly witness: (event: Event) => Fact;
  /** False: a detail, which no story tells. */
  readonly isTold: (fact: Fact) => boolean;
  /** A line that one of these groups is open for may take the fact in. None: always a line of its own. */
  readonly groupsOf: (fact: Fact) => readonly string[];
  /**
   * The fact that says both, or `undefined` when they are two lines. The same object: the line says it
   * already.
   */
  readonly merge: (line: Fact, next: Fact, since: Since) => Fact | undefined;
  /** Says nothing unless a line takes it in. */
  readonly isMarginal: (fact: Fact) => boolean;
  /** Groups whose line can grow no more once this has happened. */
  readonly closedBy: (fact: Fact) => readonly string[];
  /** Which lines repeat from now on what is news, if any do. */
  readonly answers: (fact: Fact) => ((line: Fact) => boolean) | undefined;
  readonly say: (fact: Fact) => string;
  readonly sourceOf: (fact: Fact) => Source | undefined;
}

/** A line that can still grow. */
interface OpenLine<Fact> {
  readonly index: number;
  fact: Fact;
  /** When it last took something in. */
  grownUs: Micros;
  isAnswered: boolean;
}

/** Takes the events of a trace in order, from the first one on. */
export class Story<Event extends { readonly atUs: Micros }, Fact> {
  /** The story so far. */
  readonly lines: StoryLine<Event>[] = [];

  readonly #telling: Telling<Event, Fact>;
  readonly #open = new Map<string, OpenLine<Fact>>();
  /** Of each line; they only ever get longer. */
  readonly #stages: Stage<Event>[][] = [];

  constructor(telling: Telling<Event, Fact>) {
    this.#telling = telling;
  }

  take(event: Event): void {
    const { witness, isTold, groupsOf, isMarginal, closedBy } = this.#telling;
    const fact = witness(event);
    if (!isTold(fact)) return;
    const groups = groupsOf(fact);
    const isGrown = groups.some((group) => this.#grow(group, { fact, event, groups }));
    if (!isGrown && !isMarginal(fact)) this.#begin(groups, fact, event);
    for (const group of closedBy(fact)) this.#close(group);
    const isAnswer = this.#telling.answers(fact);
    if (!isAnswer) return;
    for (const open of this.#open.values()) if (isAnswer(open.fact)) open.isAnswered = true;
  }

  /** False when the fact needs a line of its own. */
  #grow(group: string, { fact, event, groups }: Told<Event, Fact>): boolean {
    const open = this.#open.get(group);
    const line = open && this.lines[open.index];
    const stages = open && this.#stages[open.index];
    if (!line || !stages) return false;
    const { merge, say } = this.#telling;
    const { atUs } = event;
    const { isAnswered } = open;
    const grown = merge(open.fact, fact, { sinceUs: atUs - open.grownUs, isAnswered });
    if (!grown) return false;
    for (const other of groups) this.#open.set(other, open);
    if (grown === open.fact) return true;
    open.fact = grown;
    open.grownUs = atUs;
    const text = say(grown);
    if (text === line.text) return true;
    stages.push({ atUs, text, event });
    this.lines[open.index] = { ...line, changedUs: atUs, text };
    return true;
  }

  #begin(groups: readonly string[], fact: Fact, event: Event): void {
    const { say, sourceOf } = this.#telling;
    const { atUs } = event;
    const text = say(fact);
    const open = { index: this.lines.length, fact, grownUs: atUs, isAnswered: false };
    for (const group of groups) this.#open.set(group, open);
    const stages = [{ atUs, text, event }];
    this.#stages.push(stages);
    this.lines.push({ atUs, changedUs: atUs, text, source: sourceOf(fact), stages });
  }

  #close(group: string): void {
    const closed = this.#open.get(group);
    if (!closed) return;
    for (const [other, open] of this.#open) if (open === closed) this.#open.delete(other);
  }
}

interface Told<Event, Fact> {
  readonly fact: Fact;
  readonly event: Event;
  readonly groups: readonly string[];
}

/** The story up to and including an instant, as it stood then. */
export function storyAt<Event>(
  lines: readonly StoryLine<Event>[],
  atUs: Micros,
): ShownLine<Event>[] {
  const shown: ShownLine<Event>[] = [];
  for (const line of lines) {
    if (line.atUs > atUs) break;
    const stage = line.stages.findLast((one) => one.atUs <= atUs);
    if (!stage) continue;
    const { text, event } = stage;
    shown.push({ atUs: line.atUs, changedUs: stage.atUs, text, source: line.source, event });
  }
  return shown;
}
