/** A Raft run as a reader is told it. */
import type { RaftNarratorOptions } from '../raft.ts';
import { sourceFor } from '../sources.ts';
import * as stories from '../story.ts';
import type { NarratedEvent, RaftFact } from './facts.ts';
import { answeredBy, closedBy, groupsOf, merge } from './merge.ts';
import { say } from './say.ts';
import { importanceOf, sourceOf } from './weight.ts';
import { RaftWitness } from './witness.ts';

export type Stage = stories.Stage<NarratedEvent>;
export type StoryLine = stories.StoryLine<NarratedEvent>;
export type ShownLine = stories.ShownLine<NarratedEvent>;

/** Takes the events of a trace in order, from the first one on. */
export class RaftStory extends stories.Story<NarratedEvent, RaftFact> {
  constructor({ config, language }: RaftNarratorOptions) {
    const witness = new RaftWitness(config);
    const { nodes, heartbeatUs, electionTimeoutUs } = config;
    super({
      witness: (event) => witness.take(event),
      isTold: (fact) => importanceOf(fact) === 'story',
      groupsOf,
      closedBy,
      merge: (line, next, { sinceUs, isAnswered }) =>
        merge(line, next, {
          nodes,
          isNow: sinceUs === 0,
          isSoon: sinceUs <= heartbeatUs,
          isRecent: sinceUs <= 2 * electionTimeoutUs,
          isAnswered,
        }),
      // A yes to a question that is settled says nothing more.
      isMarginal: ({ kind }) => kind === 'saysYes',
      answers: (fact) => {
        const who = answeredBy(fact);
        if (who === undefined) return undefined;
        return (line) => {
          const triers = triersOf(line);
          return who === 'all' ? triers.length > 0 : triers.includes(who);
        };
      },
      say: (fact) => say(fact, language),
      sourceOf: (fact) => {
        const source = sourceOf(fact, config.preset);
        return source && sourceFor(source, language);
      },
    });
  }
}

/** Who goes on trying in a line that counts tries. */
function triersOf(line: RaftFact): readonly string[] {
  switch (line.kind) {
    case 'asks':
    case 'keepsAsking':
      return [line.node];
    case 'stands':
    case 'keepsStanding':
      return line.nodes;
    default:
      return [];
  }
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
