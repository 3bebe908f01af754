/**
 * One probe of a kubelet (pkg/kubelet/prober/worker.go, 00421113): a ticker, and a probe at each tick. A
 * probe blocks the loop, and the ticker's channel holds one tick, so a probe that takes longer than the
 * period is followed by the next at once. A container's first probe waits for a tick like any other.
 */
import { and, assign, not, setup } from 'xstate';
import type { NodeId } from '../../sim/world.ts';
import type { Snapshot } from '../step.ts';
import type {
  Check,
  Checked,
  CheckEvent,
  KubeletProbe,
  Outcome,
  ProbeOrder,
  ProbeResult,
  Received,
} from './messages.ts';

export interface WorkerSettings {
  readonly probe: KubeletProbe;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  /** Probes wait for a delay of their own after the container's start. */
  readonly isDelayed: boolean;
}

export interface WorkerInput {
  readonly id: NodeId;
  readonly target: NodeId;
  readonly kubelet: NodeId;
  readonly settings: WorkerSettings;
}

export interface WorkerContext extends WorkerInput {
  readonly isRunning: boolean;
  /** The startup probe has succeeded, or there is none. */
  readonly isStarted: boolean;
  readonly isDelayOver: boolean;
  /** Until there is a new container: this one is about to be restarted. */
  readonly isOnHold: boolean;
  /** A tick, or the wish of the kubelet, that no probe has followed yet. */
  readonly isTickHeld: boolean;
  /** Probes so far; the number of the last one. */
  readonly round: number;
  readonly result: 'success' | 'failure' | 'unknown';
  readonly last: Outcome | undefined;
  /** How many probes in a row ended as well, or as badly, as the last one. */
  readonly count: number;
}

/** The result before the first probe of a container (newWorker). */
const INITIAL_RESULT = {
  startup: 'unknown',
  liveness: 'success',
  readiness: 'failure',
} as const satisfies Record<KubeletProbe, WorkerContext['result']>;

/** A tick's name, and those of the other timers: each probe of a kubelet has lengths of its own. */
export const workerTimers = (probe: KubeletProbe) =>
  ({
    firstTick: `${probe}FirstTick`,
    tick: `${probe}Tick`,
    timeout: `${probe}Timeout`,
    delay: `${probe}Delay`,
  }) as const;

type Event =
  | Received<Checked>
  | Received<ProbeOrder>
  /** XState names a machine's own timers so. */
  | { readonly type: `xstate.after.${KubeletProbe}Delay.worker` };
interface Args {
  readonly context: WorkerContext;
  readonly event: Event;
}

/** A timer's event is no answer: nobody gave one in time. */
const outcomeOf = (event: Event): Outcome =>
  event.type === 'checked' ? (event.reason ?? 'answered') : 'timeout';

/** The context once a probe has ended (doProbe). */
function ended(context: WorkerContext, outcome: Outcome): WorkerContext {
  const { settings, last } = context;
  const isOk = outcome === 'answered';
  const isLikeLast = last !== undefined && (last === 'answered') === isOk;
  const count = isLikeLast ? context.count + 1 : 1;
  const isBelow = count < (isOk ? settings.successThreshold : settings.failureThreshold);
  const result = isBelow ? context.result : isOk ? 'success' : 'failure';
  // A container that fails is to be restarted: nobody probes it until then.
  const isOnHold = result === 'failure' && !isBelow && settings.probe !== 'readiness';
  return { ...context, last: outcome, count, result, isOnHold };
}

function isTurn(context: WorkerContext, after: WorkerContext): boolean {
  return after.result !== context.result;
}

const setupWorker = setup({
  types: { context: {} as WorkerContext, input: {} as WorkerInput, events: {} as Event },
  guards: {
    /** Not the answer to an earlier probe. */
    isAwaited: ({ context, event }) => (event as Received<Checked>).round === context.round,
    isTickHeld: ({ context }) => context.isTickHeld,
    mayProbe: ({ context }) =>
      context.isRunning &&
      context.isDelayOver &&
      !context.isOnHold &&
      context.isStarted === (context.settings.probe !== 'startup'),
  },
  actions: {
    // Data for the simulator: see sim/process.ts. None of these is ever executed.
    send: (_, _params: { to: readonly NodeId[]; message: Check | ProbeResult }) => undefined,
    startTimer: (_, _params: { timer: string }) => undefined,
    record: (_, _params: { event: CheckEvent | undefined }) => undefined,

    holdTick: assign({ isTickHeld: true }),
    dropTick: assign({ isTickHeld: false }),
    ask: assign(({ context }) => ({ isTickHeld: false, round: context.round + 1 })),
    judge: assign(({ context, event }) => ended(context, outcomeOf(event))),
    // We've got a new container; resume probing.
    meet: assign(({ context: { settings } }) => ({
      isRunning: true,
      isStarted: false,
      isDelayOver: !settings.isDelayed,
      isOnHold: false,
      result: INITIAL_RESULT[settings.probe],
      last: undefined,
      count: 0,
    })),
    part: assign({ isRunning: false }),
    start: assign({ isStarted: true }),
    endDelay: assign({ isDelayOver: true }),
  },
  // Names only; the world gives each its length.
  delays: Object.fromEntries(
    (['startup', 'liveness', 'readiness'] as const)
      .flatMap((probe) => Object.values(workerTimers(probe)))
      .map((timer) => [timer, () => 0]),
  ),
});

const sendCheck = {
  type: 'send',
  params: ({ context: { target, settings, round } }: { context: WorkerContext }) => {
    const message: Check = { type: 'check', probe: settings.probe, round };
    return { to: [target], message };
  },
} as const;

const recordCheck = {
  type: 'record',
  params: ({ context, event }: Args) => {
    const { id, target, settings } = context;
    const reason = outcomeOf(event);
    const ok = reason === 'answered';
    const { count } = ended(context, reason);
    const of = ok ? settings.successThreshold : settings.failureThreshold;
    return { event: { type: 'check' as const, node: id, target, ok, reason, count, of } };
  },
} as const;

const recordVerdict = {
  type: 'record',
  params: ({ context, event }: Args) => {
    const reason = outcomeOf(event);
    const after = ended(context, reason);
    if (!isTurn(context, after)) return { event: undefined };
    const { id, target, count, result } = after;
    const type = result === 'success' ? ('healthy' as const) : ('unhealthy' as const);
    return { event: { type, node: id, target, reason, count } };
  },
} as const;

/** The kubelet acts on results, not on probes. */
const sendResult = {
  type: 'send',
  params: ({ context, event }: Args) => {
    const after = ended(context, outcomeOf(event));
    const { probe } = context.settings;
    const message: ProbeResult = { type: 'result', probe, ok: after.result === 'success' };
    return { to: isTurn(context, after) ? [context.kubelet] : [], message };
  },
} as const;

const startTimer = (timer: string) => ({ type: 'startTimer', params: { timer } }) as const;

/** The machine of one probe; the three differ in the names of their timers. */
const createWorker = (probe: KubeletProbe) => {
  const timers = workerTimers(probe);
  const end = {
    target: 'idle',
    actions: [recordCheck, recordVerdict, sendResult, 'judge'],
  } as const;
  return setupWorker.createMachine({
    id: 'worker',
    context: ({ input }) => ({
      ...input,
      isRunning: false,
      isStarted: false,
      isDelayOver: false,
      isOnHold: false,
      isTickHeld: false,
      round: 0,
      result: INITIAL_RESULT[input.settings.probe],
      last: undefined,
      count: 0,
    }),
    initial: 'phasing',
    on: {
      running: { actions: ['meet', startTimer(timers.delay)] },
      stopped: { actions: 'part' },
      started: { actions: 'start' },
      [`xstate.after.${timers.delay}.worker`]: { actions: 'endDelay' },
    },
    states: {
      /** Before the first tick. Probes of a kubelet that has just started are spread over a period. */
      phasing: {
        after: { [timers.firstTick]: { target: 'ticking', actions: 'holdTick' } },
        on: { look: { actions: 'holdTick' } },
      },
      ticking: {
        after: { [timers.tick]: { actions: ['holdTick', startTimer(timers.tick)] } },
        on: { look: { actions: 'holdTick' } },
        initial: 'idle',
        states: {
          idle: {
            always: [
              { guard: and(['isTickHeld', 'mayProbe']), target: 'probing' },
              { guard: and(['isTickHeld', not('mayProbe')]), actions: 'dropTick' },
            ],
          },
          probing: {
            entry: ['ask', sendCheck],
            after: { [timers.timeout]: end },
            on: {
              checked: { guard: 'isAwaited', ...end },
              // Whatever comes of it is of no use any more.
              running: { target: 'idle', actions: ['meet', startTimer(timers.delay)] },
              stopped: { target: 'idle', actions: 'part' },
            },
          },
        },
      },
    },
  });
};

export const workerMachines = {
  startup: createWorker('startup'),
  liveness: createWorker('liveness'),
  readiness: createWorker('readiness'),
} as const satisfies Record<KubeletProbe, unknown>;

export type Worker = Snapshot<'phasing' | { ticking: 'idle' | 'probing' }, WorkerContext>;
