/** A control plane's run as a reader is told it. */
import { Page } from '../page.ts';
import type { Language } from '../language.ts';
import { sourceFor } from '../sources.ts';
import type { StoryLine } from '../story.ts';
import { onCommand, onCrash, onExpect, onNote, onRestart, onViolation } from './commands.ts';
import type { ControlPlaneNarrationConfig } from './config.ts';
import { onDiskFree, onDiskWait } from './disks.ts';
import { onEtcdBack, onEtcdLost, onMemberRole } from './etcd.ts';
import type { ControlPlaneFact, ControlPlaneTraceEvent, EventOf } from './facts.ts';
import { onAcquire, onExit, onLost, onRelease } from './leases.ts';
import { begin, createMemory, type Memory } from './memory.ts';
import { onEvicted, onNodeReady, onNotReady, onReplaced, onVirtualIp } from './nodes.ts';
import { say } from './say.ts';
import {
  onBackOff,
  onContainerStarted,
  onEndpoint,
  onKill,
  onState,
  onTerminate,
  onVerdict,
} from './servers.ts';
import { onService } from './services.ts';
import { sourceOf } from './source.ts';

export interface ControlPlaneStoryOptions {
  readonly language: Language;
  readonly config: ControlPlaneNarrationConfig;
}

type Tellers = {
  readonly [Type in ControlPlaneTraceEvent['type']]: (memory: Memory, event: EventOf<Type>) => void;
};

/** It goes without saying, or another event says it. */
const silent = (): void => undefined;

/** What every type of event adds to the story: a model with one more does not compile. */
const TELLERS: Tellers = {
  command: onCommand,
  crash: onCrash,
  restart: onRestart,
  note: onNote,
  violation: onViolation,
  expect: onExpect,
  // Of electors an acquisition, a loss or a release says more.
  role: (memory, event) => {
    if ('reason' in event) onMemberRole(memory, event);
  },
  etcdLost: onEtcdLost,
  etcdBack: onEtcdBack,
  diskWait: onDiskWait,
  diskFree: onDiskFree,
  state: onState,
  terminate: onTerminate,
  kill: onKill,
  containerStarted: onContainerStarted,
  backOff: onBackOff,
  healthy: onVerdict,
  unhealthy: onVerdict,
  endpointAdded: onEndpoint,
  endpointRemoved: onEndpoint,
  acquire: onAcquire,
  lost: onLost,
  release: onRelease,
  exit: onExit,
  nodeNotReady: onNotReady,
  nodeReady: onNodeReady,
  podsEvicted: onEvicted,
  podsReplaced: onReplaced,
  virtualIp: onVirtualIp,
  service: onService,
  send: silent,
  deliver: silent,
  drop: silent,
  timer: silent,
  pause: silent,
  resume: silent,
  vote: silent,
  request: silent,
  response: silent,
  observe: silent,
  renew: silent,
  renewFailed: silent,
  work: silent,
  check: silent,
  started: silent,
  ready: silent,
  notReady: silent,
  containerExited: silent,
  upgraded: silent,
};

/** Takes the events of a trace in order, from the first one on. Costs little for each, and keeps none. */
export class ControlPlaneStory {
  readonly #memory: Memory;
  #isBegun = false;

  constructor({ language, config }: ControlPlaneStoryOptions) {
    const page = new Page<ControlPlaneTraceEvent, ControlPlaneFact>({
      say: (fact) => say(fact, language),
      sourceOf: (fact) => {
        const source = sourceOf(fact);
        return source && sourceFor(source, language);
      },
    });
    this.#memory = createMemory(config, page);
  }

  /** The story so far. */
  get lines(): readonly StoryLine<ControlPlaneTraceEvent>[] {
    return this.#memory.page.lines;
  }

  take(event: ControlPlaneTraceEvent): void {
    const memory = this.#memory;
    memory.page.turnTo(event.atUs);
    if (!this.#isBegun) {
      this.#isBegun = true;
      begin<'start'>(memory, { kind: 'start', config: memory.config }, event);
    }
    // The table's type pairs each type with its own teller; a lookup by a union cannot show that.
    const tell = TELLERS[event.type] as (memory: Memory, event: ControlPlaneTraceEvent) => void;
    tell(memory, event);
  }
}

/** The whole story of a trace. */
export function tellControlPlaneStory(
  events: Iterable<ControlPlaneTraceEvent>,
  options: ControlPlaneStoryOptions,
): readonly StoryLine<ControlPlaneTraceEvent>[] {
  const story = new ControlPlaneStory(options);
  for (const event of events) story.take(event);
  return story.lines;
}
