/**
 * The sentences of a run of probes: a load balancer's health check, or a kubelet's probes. A narrator
 * takes the events of a trace in order, from the first one on, and says of each what happened, why, and
 * with which numbers; a story tells the run to a reader, without what goes without saying.
 */
import type { Micros } from '../sim/time.ts';
import type { Language } from './language.ts';
import type { ProbeFact, ProbeNarrationConfig, ProbeTraceEvent } from './probe/facts.ts';
import { say } from './probe/say.ts';
import { importanceOf, sourceOf, type Importance } from './probe/weight.ts';
import { ProbeWitness } from './probe/witness.ts';
import type { Source } from './sources.ts';

export type { ProbeFact, ProbeNarrationConfig, ProbeTraceEvent };
export { ProbeStory, tellProbeStory } from './probe/story.ts';
export { storyAt } from './story.ts';

export interface ProbeNarratorOptions {
  readonly language: Language;
  readonly config: ProbeNarrationConfig;
}

/** One event in words. */
export interface ProbeSentence {
  readonly atUs: Micros;
  readonly text: string;
  /** `detail`: left out of a story. */
  readonly importance: Importance;
  /** Where the rule behind it comes from. */
  readonly source: Source | undefined;
  readonly event: ProbeTraceEvent;
  /** The same without words: names and numbers. */
  readonly fact: ProbeFact;
}

/** Gives every event of a run its sentence. */
export class ProbeNarrator {
  readonly #language: Language;
  readonly #witness: ProbeWitness;

  constructor({ language, config }: ProbeNarratorOptions) {
    this.#language = language;
    this.#witness = new ProbeWitness(config);
  }

  /** Takes the next event of the trace. */
  take(event: ProbeTraceEvent): ProbeSentence {
    const language = this.#language;
    const fact = this.#witness.take(event);
    return {
      atUs: event.atUs,
      text: say(fact, language),
      importance: importanceOf(fact),
      source: sourceOf(fact, language),
      event,
      fact,
    };
  }
}
