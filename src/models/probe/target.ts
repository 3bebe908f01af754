/**
 * A program that is asked whether it is well. It serves, or it fails in one of three ways that look
 * different from outside: it says that it is not well, it says nothing, or nobody listens.
 */
import { assign, not, setup } from 'xstate';
import type { NodeId } from '../../sim/world.ts';
import type { Snapshot } from '../step.ts';
import type {
  Check,
  Checked,
  Exit,
  Exited,
  Order,
  ProbeName,
  Received,
  TargetSignal,
} from './messages.ts';

export type TargetStateName = 'starting' | 'serving' | 'failing' | 'hung' | 'dead';

export interface TargetSettings {
  readonly initial: 'serving' | 'starting' | 'dead';
  /** A kubelet that runs it as the process of a container: it starts and stops it, and learns of its end. */
  readonly supervisor?: NodeId;
  /** False: SIGTERM does nothing, so only SIGKILL ends it. Default true. */
  readonly handlesSigterm?: boolean;
}

export interface TargetInput {
  readonly id: NodeId;
  readonly settings: TargetSettings;
}

/** A check that waits for its answer. */
interface Pending {
  readonly from: NodeId;
  readonly round: number;
}

export interface TargetContext extends TargetInput {
  /** By probe: a program answers each on a thread of its own. */
  readonly pending: Readonly<Partial<Record<ProbeName, Pending>>>;
  /** The timer by which it fails and recovers in turns, while it does. */
  readonly flap: string | undefined;
}

/** The timer that ends with the answer to a probe. */
export const ANSWER_TIMERS = {
  health: 'answer',
  startup: 'answerStartup',
  liveness: 'answerLiveness',
  readiness: 'answerReadiness',
} as const satisfies Record<ProbeName, string>;

type AnswerTimer = (typeof ANSWER_TIMERS)[ProbeName];

type Event =
  | Received<Check>
  | Received<TargetSignal>
  | Received<Order>
  /** The time of an answer, or of a life, is over. XState names a machine's own timers so. */
  | { readonly type: `xstate.after.${AnswerTimer | 'crashAfter'}.target` }
  /** A turn of flapping by this timer is over. */
  | { readonly type: `flapOver.${string}` };
interface Args {
  readonly context: TargetContext;
  readonly event: Event;
}

const setupTarget = setup({
  types: { context: {} as TargetContext, input: {} as TargetInput, events: {} as Event },
  guards: {
    startsServing: ({ context }) => context.settings.initial === 'serving',
    startsDead: ({ context }) => context.settings.initial === 'dead',
    isSupervised: ({ context }) => context.settings.supervisor !== undefined,
    handlesSigterm: ({ context }) => context.settings.handlesSigterm ?? true,
    /** Not a turn of an earlier flapping. */
    isTurn: ({ context, event }) => event.type === `flapOver.${context.flap ?? ''}`,
    startsFlapping: ({ event }) => (event as { timer?: string }).timer !== undefined,
  },
  actions: {
    // Data for the simulator: see sim/process.ts. None of these is ever executed.
    send: (_, _params: { to: readonly NodeId[]; message: Checked | Exited }) => undefined,
    startTimer: (_, _params: { timer: string }) => undefined,

    accept: assign(({ context, event }) => {
      const { probe, from, round } = event as Received<Check>;
      return { pending: { ...context.pending, [probe]: { from, round } } };
    }),
    settle: assign(({ context }, { probe }: { probe: ProbeName }) => ({
      pending: { ...context.pending, [probe]: undefined },
    })),
    forget: assign({ pending: {}, flap: undefined }),
    flap: assign({ flap: ({ event }) => (event as { timer?: string }).timer }),
    endFlapping: assign({ flap: undefined }),
  },
  delays: {
    /** From the start of the program until it listens. */
    startTime: () => 0,
  },
});

const refuse = {
  type: 'send',
  params: ({ event }: Args) => {
    const { from, probe, round } = event as Received<Check>;
    const message: Checked = { type: 'checked', probe, round, ok: false, reason: 'refused' };
    return { to: [from], message };
  },
} as const;

const accept = [
  'accept',
  {
    type: 'startTimer',
    params: ({ event }: Args) => ({ timer: ANSWER_TIMERS[(event as Received<Check>).probe] }),
  },
] as const;

const answer = (probe: ProbeName, verdict: Pick<Checked, 'ok' | 'reason'>) => ({
  actions: [
    {
      type: 'send',
      params: ({ context }: Args) => {
        const pending = context.pending[probe];
        const round = pending?.round ?? 0;
        const message: Checked = { type: 'checked', probe, round, ...verdict };
        return { to: pending ? [pending.from] : [], message };
      },
    } as const,
    { type: 'settle', params: { probe } } as const,
  ],
});

/** Each probe's answer when its time is over: what the target is by then. */
const answers = (verdict: Pick<Checked, 'ok' | 'reason'>) => ({
  check: { actions: accept },
  'xstate.after.answer.target': answer('health', verdict),
  'xstate.after.answerStartup.target': answer('startup', verdict),
  'xstate.after.answerLiveness.target': answer('liveness', verdict),
  'xstate.after.answerReadiness.target': answer('readiness', verdict),
});

const nextTurnBy = {
  type: 'startTimer',
  params: ({ event }: Args) => ({ timer: (event as { timer?: string }).timer ?? '' }),
} as const;

/** A process that ends by itself does so only where somebody starts it again. */
const startLife = {
  type: 'startTimer',
  params: { timer: 'crashAfter' },
} as const;

/** The process ends; who supervises it learns so. */
const die = (exit: Exit) =>
  ({
    target: '#target.dead',
    actions: {
      type: 'send',
      params: ({ context: { settings } }: Args) => {
        const message: Exited = { type: 'exited', exit };
        return { to: settings.supervisor === undefined ? [] : [settings.supervisor], message };
      },
    },
  }) as const;

const nextTurn = {
  type: 'startTimer',
  params: ({ context }: Args) => ({ timer: context.flap ?? '' }),
} as const;

/** What every process that runs takes: its end, in each of the ways there are. */
const mortal = {
  crash: die('crashed'),
  // Who runs under a kubelet is only stopped: it is the kubelet that starts it again.
  restart: [{ guard: 'isSupervised', ...die('stopped') }, { target: '#target.starting' }],
  sigkill: die('killed'),
  'xstate.after.crashAfter.target': die('crashed'),
} as const;

const terminable = { sigterm: { guard: 'handlesSigterm', ...die('terminated') } } as const;

export const targetMachine = setupTarget.createMachine({
  id: 'target',
  context: ({ input }) => ({ ...input, pending: {}, flap: undefined }),
  initial: 'created',
  states: {
    created: {
      always: [
        { guard: 'startsServing', target: 'serving' },
        { guard: 'startsDead', target: 'dead' },
        { target: 'starting' },
      ],
    },
    starting: {
      entry: 'forget',
      after: { startTime: 'serving' },
      on: { ...mortal, ...terminable, check: { actions: refuse } },
    },
    serving: {
      on: {
        ...mortal,
        ...terminable,
        ...answers({ ok: true }),
        hang: 'hung',
        fail: { target: 'failing', actions: 'endFlapping' },
        flap: [
          { guard: 'startsFlapping', target: 'failing', actions: ['flap', nextTurnBy] },
          { actions: 'endFlapping' },
        ],
        'flapOver.*': { guard: 'isTurn', target: 'failing', actions: nextTurn },
      },
    },
    failing: {
      on: {
        ...mortal,
        ...terminable,
        ...answers({ ok: false, reason: 'failing' }),
        hang: 'hung',
        fail: { actions: 'endFlapping' },
        recover: { target: 'serving', actions: 'endFlapping' },
        flap: [
          { guard: 'startsFlapping', actions: ['flap', nextTurnBy] },
          { target: 'serving', actions: 'endFlapping' },
        ],
        'flapOver.*': { guard: 'isTurn', target: 'serving', actions: nextTurn },
      },
    },
    /** Takes connections; what was asked stays unanswered, also when it recovers. */
    hung: { entry: 'forget', on: { ...mortal, recover: 'serving' } },
    dead: {
      entry: 'forget',
      on: {
        check: { actions: refuse },
        restart: { guard: not('isSupervised'), target: 'starting' },
        start: { target: 'starting', actions: startLife },
      },
    },
  },
});

export type Target = Snapshot<TargetStateName, TargetContext>;

/** It does its work, however slowly. */
export function isServing({ value }: Pick<Target, 'value'>): boolean {
  return value === 'serving';
}
