/**
 * A kubelet and one container: it starts it, restarts it when it ends or when its startup or liveness
 * probe fails, and says whether it is ready (pkg/kubelet/kuberuntime, computePodActions, killContainer
 * and doBackOff; pkg/kubelet/prober/prober_manager.go, UpdatePodStatus, 0181833d). It learns of the end of a
 * process at once, where the real one looks up to a second later.
 */
import { assign, setup } from 'xstate';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { Snapshot } from '../step.ts';
import { backOffStep, backOffUs, isInBackOffSince } from './back-off.ts';
import { msOf, type ContainerEvent } from './events.ts';
import {
  KUBELET_PROBES,
  type Exited,
  type KubeletProbe,
  type Order,
  type ProbeOrder,
  type ProbeResult,
  type Received,
} from './messages.ts';

export interface KubeletSettings {
  /** The probes that the container has. */
  readonly probes: readonly KubeletProbe[];
}

export interface KubeletInput {
  readonly id: NodeId;
  readonly target: NodeId;
  readonly settings: KubeletSettings;
}

export interface KubeletContext extends KubeletInput {
  readonly restarts: number;
  /** Restarts since the last time that all was forgotten. */
  readonly counted: number;
  /** When a container last ended; absent: none has yet. */
  readonly finishedUs: Micros | undefined;
  /** It is in the endpoints of its Services. */
  readonly isReady: boolean;
}

type Event =
  | (Received<Exited> & { readonly now: Micros })
  | Received<ProbeResult>
  /** The wait before a restart is over, whichever of its timers it was. */
  | { readonly type: 'backOffOver' }
  /** XState names a machine's own timers so. */
  | { readonly type: 'xstate.after.forgiven.kubelet' };
interface Args {
  readonly context: KubeletContext;
  readonly event: Event;
}

/** The timer of a wait; each step has a length of its own. */
export const backOffTimer = (step: number): string => `backOff${String(step)}`;

const has = ({ settings }: KubeletContext, probe: KubeletProbe): boolean =>
  settings.probes.includes(probe);

const resultOf = (event: Event): ProbeResult => event as Received<ProbeResult>;

const setupKubelet = setup({
  types: { context: {} as KubeletContext, input: {} as KubeletInput, events: {} as Event },
  guards: {
    hasStartup: ({ context }) => has(context, 'startup'),
    /** A container without a readiness probe is ready as soon as it has started. */
    isReadyUnasked: ({ context }) => !has(context, 'readiness') && !context.isReady,
    isInBackOff: ({ context }) => context.counted > 0,
    isFirstEnd: ({ context }) => context.finishedUs === undefined,
    // SyncPod kills and starts on one reading of the container's status, in which it still runs: what
    // doBackOff finds there is the end of the one before.
    isInBackOffSinceEndBefore: ({ context: { counted, finishedUs = 0 }, event }) =>
      isInBackOffSince({ counted, finishedUs, nowUs: (event as { now: Micros }).now }),
    isStarted: ({ event }) => resultOf(event).probe === 'startup' && resultOf(event).ok,
    isStartupFailed: ({ event }) => resultOf(event).probe === 'startup' && !resultOf(event).ok,
    isLivenessFailed: ({ event }) => resultOf(event).probe === 'liveness' && !resultOf(event).ok,
    isReady: ({ event }) => resultOf(event).probe === 'readiness' && resultOf(event).ok,
    isNotReady: ({ event }) => resultOf(event).probe === 'readiness' && !resultOf(event).ok,
  },
  actions: {
    // Data for the simulator: see sim/process.ts. None of these is ever executed.
    send: (_, _params: { to: readonly NodeId[]; message: Order | ProbeOrder }) => undefined,
    startTimer: (_, _params: { timer: string }) => undefined,
    record: (_, _params: { event: ContainerEvent | undefined }) => undefined,

    countRestart: assign(({ context }) => ({ restarts: context.restarts + 1 })),
    // Backoff.Next
    lengthenBackOff: assign(({ context }) => ({ counted: context.counted + 1 })),
    finish: assign({ finishedUs: ({ event }) => (event as { now: Micros }).now }),
    forgive: assign({ counted: 0 }),
    beReady: assign({ isReady: true }),
    beNotReady: assign({ isReady: false }),
  },
  // Names only; the world gives each its length.
  delays: {
    terminationGracePeriod: () => 0,
  },
});

const order = (type: Order['type']) =>
  ({
    type: 'send',
    params: ({ context }: Args) => ({ to: [context.target], message: { type } }),
  }) as const;

const tellProbes = (type: ProbeOrder['type'], which: readonly KubeletProbe[] = KUBELET_PROBES) =>
  ({
    type: 'send',
    params: ({ context: { settings } }: Args) => ({
      to: which.filter((probe) => settings.probes.includes(probe)),
      message: { type },
    }),
  }) as const;

const record = (event: (context: KubeletContext, event: Event) => ContainerEvent | undefined) =>
  ({
    type: 'record',
    params: ({ context, event: by }: Args) => ({ event: event(context, by) }),
  }) as const;

const recordPlain = (type: 'started' | 'ready' | 'kill') =>
  record(({ id, target }) => ({ type, node: id, target }));

/** Ready no longer, if it was. */
const loseReady = [
  record(({ id, target, isReady }) =>
    isReady ? { type: 'notReady', node: id, target } : undefined,
  ),
  'beNotReady',
] as const;

const terminate = (because: 'startup' | 'liveness') =>
  record(({ id, target }) => ({ type: 'terminate', node: id, target, because }));

const startContainer = [
  order('start'),
  tellProbes('running'),
  record(({ id, target, restarts }) => ({
    type: 'containerStarted',
    node: id,
    target,
    restarts,
  })),
] as const;

const recordBackOff = record(({ id, target, counted }) => {
  return { type: 'backOff', node: id, target, forMs: msOf(backOffUs(counted)) };
});

const startBackOff = {
  type: 'startTimer',
  params: ({ context }: Args) => ({ timer: backOffTimer(backOffStep(context.counted)) }),
} as const;

/** The container has ended, whatever the reason. */
const end = [
  record(({ id, target }, event) => {
    return { type: 'containerExited', node: id, target, exit: (event as Exited).exit };
  }),
  ...loseReady,
  tellProbes('stopped'),
  'finish',
] as const;

const endByItself = {
  exited: [
    { guard: 'isInBackOff', target: 'waiting', actions: end },
    { target: 'restarting', actions: end },
  ],
} as const;

export const kubeletMachine = setupKubelet.createMachine({
  id: 'kubelet',
  context: ({ input }) => ({
    ...input,
    restarts: 0,
    counted: 0,
    finishedUs: undefined,
    isReady: false,
  }),
  initial: 'starting',
  on: {
    'xstate.after.forgiven.kubelet': { actions: 'forgive' },
    // What a probe finds while the container is on its way out changes endpoints, and nothing else.
    result: [
      {
        guard: 'isReady',
        actions: [recordPlain('ready'), 'beReady'],
      },
      // UpdatePodStatus: a container that is not ready is probed at once, beside the ticks.
      { guard: 'isNotReady', actions: [...loseReady, tellProbes('look', ['readiness'])] },
    ],
  },
  states: {
    starting: {
      entry: startContainer,
      always: [{ guard: 'hasStartup', target: 'running' }, { target: 'started' }],
    },
    restarting: {
      entry: ['lengthenBackOff', { type: 'startTimer', params: { timer: 'forgiven' } }],
      always: 'startingAgain',
    },
    startingAgain: { entry: 'countRestart', always: 'starting' },
    /** The container runs, and its startup probe has not succeeded yet. */
    running: {
      on: {
        ...endByItself,
        result: [
          { guard: 'isStarted', target: 'started', actions: recordPlain('started') },
          { guard: 'isStartupFailed', target: 'terminating', actions: terminate('startup') },
        ],
      },
    },
    started: {
      entry: [tellProbes('started'), tellProbes('look', ['readiness'])],
      always: { guard: 'isReadyUnasked', actions: [recordPlain('ready'), 'beReady'] },
      on: {
        ...endByItself,
        result: [
          { guard: 'isLivenessFailed', target: 'terminating', actions: terminate('liveness') },
        ],
      },
    },
    terminating: {
      entry: order('sigterm'),
      after: { terminationGracePeriod: { actions: [recordPlain('kill'), order('sigkill')] } },
      on: {
        exited: [
          { guard: 'isFirstEnd', target: 'startingAgain', actions: end },
          { guard: 'isInBackOffSinceEndBefore', target: 'waiting', actions: end },
          { target: 'restarting', actions: end },
        ],
      },
    },
    /** CrashLoopBackOff. */
    waiting: {
      entry: [recordBackOff, startBackOff],
      on: { backOffOver: 'restarting' },
    },
  },
});

export type KubeletStateName = 'running' | 'started' | 'terminating' | 'waiting';
export type Kubelet = Snapshot<KubeletStateName, KubeletContext>;

/** The container is in the endpoints of its Services. */
export function isReady({ context }: Pick<Kubelet, 'context'>): boolean {
  return context.isReady;
}
