/**
 * A run as a reader is told it: what belongs together is one line, what follows from a line is left
 * out. A line never moves and is never taken back; it may grow, and remembers when. So the story at
 * any instant is the story so far, whether or not the run goes on behind it.
 */
import type { Micros } from '../../sim/time.ts';
import type { RaftNarratorOptions } from '../raft.ts';
import { sourceFor, type Source } from '../sources.ts';
import type { NarratedEvent, RaftFact } from './facts.ts';
import { answeredBy, closedBy, groupsOf, merge } from './merge.ts';
import { say } from './say.ts';
import { importanceOf, sourceOf } from './weight.ts';
import { RaftWitness } from './witness.ts';

/** A line as it stood from an instant on. */
export interface Stage {
  readonly atUs: Micros;
  readonly text: string;
  /** The event that made or grew the line. */
  readonly event: NarratedEvent;
}

export interface StoryLine {
  /** When it began; lines are in this order. */
  readonly atUs: Micros;
  /** When it last grew. */
  readonly changedUs: Micros;
  /** As it stands after its last change. */
  readonly text: string;
  readonly source: Source | undefined;
  /** At least one; the last gives `text`. */
  readonly stages: readonly Stage[];
}

/** A line as it stands at one instant. */
export type ShownLine = Omit<StoryLine, 'stages'> & { readonly event: NarratedEvent };

/** A line that can still grow. */
interface OpenLine {
  readonly index: number;
  fact: RaftFact;
  /** When it last took something in. */
  grownUs: Micros;
  isAnswered: boolean;
}

/** Takes the events of a trace in order, from the first one on. */
export class RaftStory {
  /** The story so far. */
  readonly lines: StoryLine[] = [];

  readonly #options: RaftNarratorOptions;
  readonly #witness: RaftWitness;
  readonly #open = new Map<string, OpenLine>();

  constructor(options: RaftNarratorOptions) {
    this.#options = options;
    this.#witness = new RaftWitness(options.config);
  }

  take(event: NarratedEvent): void {
    const fact = this.#witness.take(event);
    if (importanceOf(fact) === 'detail') return;
    const groups = groupsOf(fact);
    const isTold = groups.some((group) => this.#grow(group, { fact, event, groups }));
    // A yes to a question that is settled says nothing more.
    if (!isTold && fact.kind !== 'saysYes') this.#begin(groups, fact, event);
    for (const group of closedBy(fact)) this.#close(group);
    this.#markAnswered(fact);
  }

  /** False when the fact needs a line of its own. */
  #grow(group: string, { fact, event, groups }: Told): boolean {
    const open = this.#open.get(group);
    const line = open && this.lines[open.index];
    if (!line) return false;
    const { nodes, heartbeatUs, electionTimeoutUs } = this.#options.config;
    const { atUs } = event;
    const sinceUs = atUs - open.grownUs;
    const grown = merge(open.fact, fact, {
      nodes,
      isNow: sinceUs === 0,
      isSoon: sinceUs <= heartbeatUs,
      isRecent: sinceUs <= 2 * electionTimeoutUs,
      isAnswered: open.isAnswered,
    });
    if (!grown) return false;
    for (const other of groups) this.#open.set(other, open);
    if (grown === open.fact) return true;
    open.fact = grown;
    open.grownUs = atUs;
    const text = say(grown, this.#options.language);
    if (text === line.text) return true;
    const stages = [...line.stages, { atUs, text, event }];
    this.lines[open.index] = { ...line, changedUs: atUs, text, stages };
    return true;
  }

  #begin(groups: readonly string[], fact: RaftFact, event: NarratedEvent): void {
    const { config, language } = this.#options;
    const { atUs } = event;
    const text = say(fact, language);
    const source = sourceOf(fact, config.preset);
    const open = { index: this.lines.length, fact, grownUs: atUs, isAnswered: false };
    for (const group of groups) this.#open.set(group, open);
    this.lines.push({
      atUs,
      changedUs: atUs,
      text,
      source: source && sourceFor(source, language),
      stages: [{ atUs, text, event }],
    });
  }

  #close(group: string): void {
    const closed = this.#open.get(group);
    if (!closed) return;
    for (const [other, open] of this.#open) if (open === closed) this.#open.delete(other);
  }

  #markAnswered(fact: RaftFact): void {
    const who = answeredBy(fact);
    if (who === undefined) return;
    for (const open of this.#open.values()) {
      const { kind } = open.fact;
      const names =
        kind === 'asks' || kind === 'keepsAsking'
          ? [open.fact.node]
          : kind === 'stands' || kind === 'keepsStanding'
            ? open.fact.nodes
            : [];
      if (who === 'all' || names.includes(who)) open.isAnswered = true;
    }
  }
}

interface Told {
  readonly fact: RaftFact;
  readonly event: NarratedEvent;
  readonly groups: readonly string[];
}

/** The whole story of a trace. */
export function tellStory(
  events: Iterable<NarratedEvent>,
  options: RaftNarratorOptions,
): readonly StoryLine[] {
  const story = new RaftStory(options);
  for (const event of events) story.take(event);
  return story.lines;
}

/** The story up to and including an instant, as it stood then. */
export function storyAt(lines: readonly StoryLine[], atUs: Micros): ShownLine[] {
  const shown: ShownLine[] = [];
  for (const line of lines) {
    if (line.atUs > atUs) break;
    const stage = line.stages.findLast((one) => one.atUs <= atUs);
    if (!stage) continue;
    const { text, event } = stage;
    shown.push({ atUs: line.atUs, changedUs: stage.atUs, text, source: line.source, event });
  }
  return shown;
}
