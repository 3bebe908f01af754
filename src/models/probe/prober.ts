/**
 * A load balancer's health check of one target, as HAProxy does it (src/check.c, process_chk_conn, and
 * src/server.c, srv_getinter, 50872daa). The next check starts one interval after the end of the last,
 * however that one ended: a check that times out delays the next by its timeout.
 */
import { and, assign, setup } from 'xstate';
import type { NodeId } from '../../sim/world.ts';
import type { Snapshot } from '../step.ts';
import {
  healthAfter,
  initialHealth,
  isHealthy,
  isSettled,
  type InitialHealth,
  type Thresholds,
} from './health.ts';
import type {
  Check,
  Checked,
  CheckEvent,
  Outcome,
  ProbeName,
  Received,
  VerdictEvent,
} from './messages.ts';

export interface ProberSettings extends Thresholds {
  readonly probe: ProbeName;
  readonly initial: InitialHealth;
}

export interface ProberInput {
  readonly id: NodeId;
  readonly target: NodeId;
  readonly settings: ProberSettings;
}

export interface ProberContext extends ProberInput {
  readonly health: number;
  /** Checks so far; the number of the last one. */
  readonly round: number;
  /** What the last check gave; absent before the first has ended. */
  readonly last: Outcome | undefined;
  /** How many checks in a row ended as well, or as badly, as the last one. */
  readonly count: number;
}

type Event = Received<Checked>;
interface Args {
  readonly context: ProberContext;
  readonly event: Event;
}

/** A timer's event is no answer: nobody gave one in time. */
const outcomeOf = (event: Event): Outcome =>
  (event.type as string) === 'checked' ? (event.reason ?? 'answered') : 'timeout';

/** The context once a check has ended. */
function ended(context: ProberContext, outcome: Outcome): ProberContext {
  const { settings, last, count } = context;
  const isOk = outcome === 'answered';
  const isLikeLast = last !== undefined && (last === 'answered') === isOk;
  return {
    ...context,
    health: healthAfter(context.health, { ...settings, isOk }),
    last: outcome,
    count: isLikeLast ? count + 1 : 1,
  };
}

/** The verdict that a check brings, if it brings another than there was. */
function verdictBy(
  { health, settings }: ProberContext,
  after: ProberContext,
): VerdictEvent['type'] | undefined {
  const isGood = isHealthy(after.health, settings);
  if (isHealthy(health, settings) === isGood) return undefined;
  return isGood ? 'healthy' : 'unhealthy';
}

const setupProber = setup({
  types: { context: {} as ProberContext, input: {} as ProberInput, events: {} as Event },
  guards: {
    /** Not the answer to an earlier check. */
    isAwaited: ({ context, event }) => event.round === context.round,
    isHealthy: ({ context: { health, settings } }) => isHealthy(health, settings),
    isSettled: ({ context: { health, settings } }) => isSettled(health, settings),
  },
  actions: {
    // Data for the simulator: see sim/process.ts. None of these is ever executed.
    send: (_, _params: { to: readonly NodeId[]; message: Check }) => undefined,
    record: (_, _params: { event: CheckEvent | undefined }) => undefined,

    ask: assign(({ context }) => ({ round: context.round + 1 })),
    judge: assign(({ context, event }) => ended(context, outcomeOf(event))),
  },
  // Names only; the world gives each its length.
  delays: {
    initialDelay: () => 0,
    /** Probers do not start together: a part of the interval, drawn. */
    firstCheck: () => 0,
    interval: () => 0,
    /** While checks speak against the verdict, but not yet enough of them. */
    fastInterval: () => 0,
    /** While the target is unhealthy. */
    downInterval: () => 0,
    timeout: () => 0,
  },
});

const sendCheck = {
  type: 'send',
  params: ({ context: { target, settings, round } }: { context: ProberContext }) => {
    const message: Check = { type: 'check', probe: settings.probe, round };
    return { to: [target], message };
  },
} as const;

/** The check that has just ended. */
const recordCheck = {
  type: 'record',
  params: ({ context, event }: Args) => {
    const { id, target, settings } = context;
    const reason = outcomeOf(event);
    const ok = reason === 'answered';
    return {
      event: {
        type: 'check' as const,
        node: id,
        target,
        ok,
        reason,
        count: ended(context, reason).count,
        of: ok ? settings.rise : settings.fall,
      },
    };
  },
} as const;

const recordVerdict = {
  type: 'record',
  params: ({ context, event }: Args) => {
    const reason = outcomeOf(event);
    const after = ended(context, reason);
    const type = verdictBy(context, after);
    const { id, target, count } = after;
    return { event: type && { type, node: id, target, reason, count } };
  },
} as const;

const end = { target: 'judged', actions: [recordCheck, recordVerdict, 'judge'] } as const;

export const proberMachine = setupProber.createMachine({
  id: 'prober',
  context: ({ input }) => ({
    ...input,
    health: initialHealth(input.settings.initial, input.settings),
    round: 0,
    last: undefined,
    count: 0,
  }),
  initial: 'delayed',
  states: {
    delayed: { after: { initialDelay: 'starting' } },
    starting: { after: { firstCheck: 'checking' } },
    checking: {
      entry: ['ask', sendCheck],
      after: { timeout: end },
      on: { checked: { guard: 'isAwaited', ...end } },
    },
    judged: {
      always: [
        { guard: and(['isHealthy', 'isSettled']), target: 'healthy' },
        { guard: 'isHealthy', target: 'goingDown' },
        { guard: 'isSettled', target: 'unhealthy' },
        { target: 'goingUp' },
      ],
    },
    healthy: { after: { interval: 'checking' } },
    goingDown: { after: { fastInterval: 'checking' } },
    goingUp: { after: { fastInterval: 'checking' } },
    unhealthy: { after: { downInterval: 'checking' } },
  },
});

export type Prober = Snapshot<ProberStateName, ProberContext>;
export type ProberStateName =
  'delayed' | 'starting' | 'checking' | 'healthy' | 'goingDown' | 'goingUp' | 'unhealthy';

/** What a prober holds its target to be, whether or not it is asking. */
export function verdictOf({
  context: { health, settings },
}: Pick<Prober, 'context'>): VerdictEvent['type'] {
  return isHealthy(health, settings) ? 'healthy' : 'unhealthy';
}
