/**
 * The sentences of a control plane's run. A story tells what each layer noticed, what it did and when; what
 * belongs together is one line.
 */
import type { ControlPlaneNarrationConfig } from './control-plane/config.ts';
import type { ControlPlaneFact, ControlPlaneTraceEvent } from './control-plane/facts.ts';
import type { Source } from './sources.ts';
import type { ShownLine, Stage, StoryLine } from './story.ts';

export type { ControlPlaneFact, ControlPlaneNarrationConfig, ControlPlaneTraceEvent, Source };
export type ControlPlaneStage = Stage<ControlPlaneTraceEvent>;
export type ControlPlaneStoryLine = StoryLine<ControlPlaneTraceEvent>;
export type ShownControlPlaneLine = ShownLine<ControlPlaneTraceEvent>;
export {
  ControlPlaneStory,
  tellControlPlaneStory,
  type ControlPlaneStoryOptions,
} from './control-plane/story.ts';
export { storyAt } from './story.ts';
