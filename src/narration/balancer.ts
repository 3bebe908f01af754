/**
 * The sentences of a balancer's run. A story tells the run to a reader, without what goes without saying:
 * requests by the million are told in numbers, when something about them changes.
 */
import type { BalancerNarrationConfig, NarratedBackend } from './balancer/config.ts';
import type { BalancerFact, BalancerTraceEvent } from './balancer/facts.ts';
import type { Source } from './sources.ts';
import type { ShownLine, Stage, StoryLine } from './story.ts';

export type { BalancerFact, BalancerNarrationConfig, BalancerTraceEvent, NarratedBackend, Source };
export type BalancerStage = Stage<BalancerTraceEvent>;
export type BalancerStoryLine = StoryLine<BalancerTraceEvent>;
export type ShownBalancerLine = ShownLine<BalancerTraceEvent>;
export { BalancerStory, tellBalancerStory, type BalancerStoryOptions } from './balancer/story.ts';
export { storyAt } from './story.ts';
