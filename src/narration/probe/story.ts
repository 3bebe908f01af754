/** A run of probes as a reader is told it. */
import type { ProbeNarratorOptions } from '../probe.ts';
import * as stories from '../story.ts';
import type { ProbeFact, ProbeTraceEvent } from './facts.ts';
import { say } from './say.ts';
import { closedBy, groupsOf, importanceOf, merge, sourceOf } from './weight.ts';
import { ProbeWitness } from './witness.ts';

/** Takes the events of a trace in order, from the first one on. */
export class ProbeStory extends stories.Story<ProbeTraceEvent, ProbeFact> {
  constructor({ config, language }: ProbeNarratorOptions) {
    const witness = new ProbeWitness(config);
    const nodes = Object.keys(config.probes);
    super({
      witness: (event) => witness.take(event),
      isTold: (fact) => importanceOf(fact) === 'story',
      groupsOf,
      closedBy: (fact) => closedBy(fact, nodes),
      merge,
      isMarginal: ({ kind }) => kind === 'passes',
      answers: () => undefined,
      say: (fact) => say(fact, language),
      sourceOf: (fact) => sourceOf(fact, language),
    });
  }
}

/** The whole story of a trace. */
export function tellProbeStory(
  events: Iterable<ProbeTraceEvent>,
  options: ProbeNarratorOptions,
): readonly stories.StoryLine<ProbeTraceEvent>[] {
  const story = new ProbeStory(options);
  for (const event of events) story.take(event);
  return story.lines;
}
