/** A balancer's run as a reader is told it. */
import type { Language } from '../language.ts';
import { sourceFor } from '../sources.ts';
import type { StoryLine } from '../story.ts';
import { onCommand, onExpect, onNote, onViolation } from './changes.ts';
import { onPick, onRespond } from './choices.ts';
import { onClose, onConnect } from './connections.ts';
import type { BalancerFact, BalancerTraceEvent, EventOf } from './facts.ts';
import { onFail } from './failures.ts';
import { onCheck } from './health.ts';
import type { BalancerNarrationConfig } from './config.ts';
import { createMemory, type Memory } from './memory.ts';
import { Page } from '../page.ts';
import { say } from './say.ts';
import { onCrash, onHang, onRecover, onStart, onUnready } from './servers.ts';
import { sourceOf } from './source.ts';
import { onTurn } from './turns.ts';
import { onVerdict } from './verdicts.ts';

export interface BalancerStoryOptions {
  readonly language: Language;
  readonly config: BalancerNarrationConfig;
}

type Tellers = {
  readonly [Type in BalancerTraceEvent['type']]: (memory: Memory, event: EventOf<Type>) => void;
};

/** It goes without saying, or another event says it. */
const silent = (): void => undefined;

/** What every type of event adds to the story: a model with one more does not compile. */
const TELLERS: Tellers = {
  pick: onPick,
  respond: onRespond,
  fail: onFail,
  connect: onConnect,
  close: onClose,
  check: onCheck,
  healthy: onVerdict,
  unhealthy: onVerdict,
  turn: onTurn,
  crash: onCrash,
  restart: onStart,
  hang: onHang,
  unready: onUnready,
  recover: onRecover,
  command: onCommand,
  note: onNote,
  violation: onViolation,
  expect: onExpect,
  send: silent,
  deliver: silent,
  drop: silent,
  timer: silent,
  pause: silent,
  resume: silent,
};

/** Takes the events of a trace in order, from the first one on. Costs little for each, and keeps none. */
export class BalancerStory {
  readonly #memory: Memory;

  constructor({ language, config }: BalancerStoryOptions) {
    const page = new Page<BalancerTraceEvent, BalancerFact>({
      say: (fact) => say(fact, language),
      sourceOf: (fact) => {
        const source = sourceOf(fact);
        return source && sourceFor(source, language);
      },
    });
    this.#memory = createMemory(config, page);
  }

  /** The story so far. */
  get lines(): readonly StoryLine<BalancerTraceEvent>[] {
    return this.#memory.page.lines;
  }

  take(event: BalancerTraceEvent): void {
    this.#memory.page.turnTo(event.atUs);
    // The table's type pairs each type with its own teller; a lookup by a union cannot show that.
    const tell = TELLERS[event.type] as (memory: Memory, event: BalancerTraceEvent) => void;
    tell(this.#memory, event);
    if (event.type !== 'expect') this.#memory.last = event;
  }
}

/** The whole story of a trace. */
export function tellBalancerStory(
  events: Iterable<BalancerTraceEvent>,
  options: BalancerStoryOptions,
): readonly StoryLine<BalancerTraceEvent>[] {
  const story = new BalancerStory(options);
  for (const event of events) story.take(event);
  return story.lines;
}
