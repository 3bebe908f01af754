/**
 * The sentences of a Raft run. A narrator takes the events of a trace in order, from the first one
 * on, and says of each what happened, why, and with which numbers; a story tells the run to a reader,
 * without what goes without saying.
 */
import type { Micros } from '../sim/time.ts';
import type { Language } from './language.ts';
import type { NarratedEvent, RaftFact } from './raft/facts.ts';
import type { RaftNarrationConfig } from './raft/memory.ts';
import { say } from './raft/say.ts';
import { importanceOf, sourceOf, type Importance } from './raft/weight.ts';
import { RaftWitness } from './raft/witness.ts';
import { sourceFor, type Source } from './sources.ts';

export type { Importance, NarratedEvent, RaftFact, RaftNarrationConfig, Source };
export { RaftStory, tellStory, type ShownLine, type Stage, type StoryLine } from './raft/story.ts';
export { storyAt } from './story.ts';

export interface RaftNarratorOptions {
  readonly language: Language;
  readonly config: RaftNarrationConfig;
}

/** One event in words. */
export interface Sentence {
  readonly atUs: Micros;
  readonly text: string;
  /** `detail`: left out of a story. */
  readonly importance: Importance;
  /** Where the rule behind it comes from. */
  readonly source: Source | undefined;
  readonly event: NarratedEvent;
  /** The same without words: names and numbers. */
  readonly fact: RaftFact;
}

/** Gives every event of a run its sentence. */
export class RaftNarrator {
  readonly #options: RaftNarratorOptions;
  readonly #witness: RaftWitness;

  constructor(options: RaftNarratorOptions) {
    this.#options = options;
    this.#witness = new RaftWitness(options.config);
  }

  /** Takes the next event of the trace. */
  take(event: NarratedEvent): Sentence {
    const { config, language } = this.#options;
    const fact = this.#witness.take(event);
    const source = sourceOf(fact, config.preset);
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
