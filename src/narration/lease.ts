/**
 * The sentences of a run of leader election over a Lease. A narrator takes the events of a trace in
 * order, from the first one on, and says of each what happened, why, and with which numbers; a story
 * tells the run to a reader, without what goes without saying.
 */
import type { Micros } from '../sim/time.ts';
import type { Language } from './language.ts';
import type { LeaseFact, LeaseTraceEvent } from './lease/facts.ts';
import type { LeaseNarrationConfig } from './lease/memory.ts';
import { say } from './lease/say.ts';
import { importanceOf, sourceOf, type Importance } from './lease/weight.ts';
import { LeaseWitness } from './lease/witness.ts';
import { sourceFor, type Source } from './sources.ts';
import type { ShownLine, Stage, StoryLine } from './story.ts';

export type { Importance, LeaseFact, LeaseNarrationConfig, LeaseTraceEvent, Source };
export type LeaseStage = Stage<LeaseTraceEvent>;
export type LeaseStoryLine = StoryLine<LeaseTraceEvent>;
export type ShownLeaseLine = ShownLine<LeaseTraceEvent>;
export { LeaseStory, tellLeaseStory } from './lease/story.ts';
export { storyAt } from './story.ts';

export interface LeaseNarratorOptions {
  readonly language: Language;
  readonly config: LeaseNarrationConfig;
}

/** One event in words. */
export interface LeaseSentence {
  readonly atUs: Micros;
  readonly text: string;
  /** `detail`: left out of a story. */
  readonly importance: Importance;
  /** Where the rule behind it comes from. */
  readonly source: Source | undefined;
  readonly event: LeaseTraceEvent;
  /** The same without words: names and numbers. */
  readonly fact: LeaseFact;
}

/** Gives every event of a run its sentence. */
export class LeaseNarrator {
  readonly #language: Language;
  readonly #witness: LeaseWitness;

  constructor({ language, config }: LeaseNarratorOptions) {
    this.#language = language;
    this.#witness = new LeaseWitness(config);
  }

  /** Takes the next event of the trace. */
  take(event: LeaseTraceEvent): LeaseSentence {
    const language = this.#language;
    const fact = this.#witness.take(event);
    const source = sourceOf(fact);
    return {
      atUs: event.atUs,
      text: say(fact, language),
      importance: importanceOf(fact),
      source: source && sourceFor(source, language),
      event,
      fact,
    };
  }
}
