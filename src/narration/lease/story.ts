/** A lease run as a reader is told it. */
import type { LeaseNarratorOptions } from '../lease.ts';
import { sourceFor } from '../sources.ts';
import * as stories from '../story.ts';
import type { LeaseFact, LeaseTraceEvent } from './facts.ts';
import { answers, closedBy, groupsOf, merge } from './merge.ts';
import { say } from './say.ts';
import { importanceOf, sourceOf } from './weight.ts';
import { LeaseWitness } from './witness.ts';

/** Takes the events of a trace in order, from the first one on. */
export class LeaseStory extends stories.Story<LeaseTraceEvent, LeaseFact> {
  constructor({ config, language }: LeaseNarratorOptions) {
    const witness = new LeaseWitness(config);
    const { candidates, retryPeriodUs, jitterFactor } = config;
    // Everybody polls once in so long.
    const roundUs = retryPeriodUs * (1 + jitterFactor);
    super({
      witness: (event) => witness.take(event),
      isTold: (fact) => importanceOf(fact) === 'story',
      groupsOf,
      closedBy,
      merge: (line, next, { sinceUs, isAnswered }) =>
        merge(line, next, { nodes: candidates, sinceUs, isSoon: sinceUs <= roundUs, isAnswered }),
      isMarginal: () => false,
      answers: (fact) => (line) => answers(fact, line),
      say: (fact) => say(fact, language),
      sourceOf: (fact) => {
        const source = sourceOf(fact);
        return source && sourceFor(source, language);
      },
    });
  }
}

/** The whole story of a trace. */
export function tellLeaseStory(
  events: Iterable<LeaseTraceEvent>,
  options: LeaseNarratorOptions,
): readonly stories.StoryLine<LeaseTraceEvent>[] {
  const story = new LeaseStory(options);
  for (const event of events) story.take(event);
  return story.lines;
}
