/**
 * The one place that runs XState machines. A machine is used as a pure function: its actions are
 * data, its `after` timers are names, and the simulator does what they ask.
 *
 * `machine.transition` with one reused scope costs a few microseconds; XState's public `transition()`
 * builds an actor each time and evaluates the context factory again. `step.test.ts` holds the two equal.
 */
import { createActor, type AnyStateMachine, type SnapshotFrom, type StateValue } from 'xstate';
import type { Action } from '../sim/process.ts';

/** What is kept of a snapshot: both halves are plain JSON and immutable. */
export interface Snapshot<Value extends StateValue, Context> {
  readonly value: Value;
  readonly context: Context;
}

/** Runs one machine. `S` is the machine's snapshot seen as value and context. */
export interface Stepper<S, Message, Durable, Extra> {
  boot(input: unknown): { state: S; actions: readonly Action<Message, Durable, Extra>[] };
  step(
    state: S,
    event: { type: string },
  ): {
    state: S;
    actions: readonly Action<Message, Durable, Extra>[];
  };
  /** The type of the event by which XState delivers a timer (`after`) in a state. */
  timerEvent(state: S, timer: string): string;
}

/** Actions that a machine may name; each has the shape that the simulator performs. */
const DATA_ACTIONS = new Set([
  'send',
  'persist',
  'startTimer',
  'keepTimer',
  'draw',
  'exit',
  'record',
]);

interface EmittedAction {
  readonly type: string;
  readonly params: Record<string, unknown> | undefined;
}

/**
 * Wraps a machine whose custom actions are all in {@link DATA_ACTIONS}. Anything else it asks for
 * (an unknown action, a timer without a name) is an error that says so.
 */
export function stepperOf<S extends Snapshot<StateValue, unknown>, Message, Durable, Extra>(
  machine: AnyStateMachine,
): Stepper<S, Message, Durable, Extra> {
  let stepper = steppers.get(machine);
  if (!stepper) steppers.set(machine, (stepper = createStepper(machine)));
  return stepper as unknown as Stepper<S, Message, Durable, Extra>;
}

/** A stepper holds nothing of a run, and its scope costs more than many steps: one for each machine. */
const steppers = new WeakMap<AnyStateMachine, Stepper<never, unknown, unknown, unknown>>();

function createStepper<S extends Snapshot<StateValue, unknown>, Message, Durable, Extra>(
  machine: AnyStateMachine,
): Stepper<S, Message, Durable, Extra> {
  let collected: Action<Message, Durable, Extra>[] = [];
  const scope = createScope(machine, (action) => {
    collected.push(toAction(action));
  });
  const finish = (
    snapshot: SnapshotFrom<AnyStateMachine>,
  ): { state: S; actions: Action<Message, Durable, Extra>[] } => {
    const actions = collected;
    collected = [];
    return { state: snapshot as unknown as S, actions };
  };
  const timerEvents = new Map<string, string>();
  return {
    boot: (input) => {
      collected = []; // A step that threw may have left something.
      const snapshot = machine.getInitialSnapshot(scope, input);
      // Of the first step XState keeps an error in the snapshot instead of throwing it.
      if (snapshot.status === 'error') throw snapshot.error;
      return finish(snapshot);
    },
    step: (state, event) => {
      collected = [];
      return finish(
        machine.transition(state as unknown as SnapshotFrom<AnyStateMachine>, event, scope),
      );
    },
    timerEvent: (state, timer) => {
      const key = `${timer}.${pathOf(state.value)}`;
      let type = timerEvents.get(key);
      if (!type) timerEvents.set(key, (type = eventOf(machine, state.value, timer)));
      return type;
    },
  };
}

/** `leading.renewing.reading`; of states side by side, all of them. */
function pathOf(value: StateValue): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([state, inside]) => (inside === undefined ? state : `${state}.${pathOf(inside)}`))
    .join('|');
}

/** XState names a timer's event after the state that set it: the innermost active one that has this timer. */
function eventOf(machine: AnyStateMachine, value: StateValue, timer: string): string {
  const active = machine.resolveState({ value, context: undefined })._nodes;
  const setBy = active
    .filter((node) => node.after.some(({ delay }) => delay === timer))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return `xstate.after.${timer}.${setBy?.id ?? machine.id}`;
}

/** A state as a machine would have reached it, from its value and context alone. */
export function restore<S>(machine: AnyStateMachine, state: Snapshot<StateValue, unknown>): S {
  return machine.resolveState({ value: state.value, context: state.context }) as unknown as S;
}

type Scope = Parameters<AnyStateMachine['transition']>[2];

/** A scope that only collects. Nothing in it is started; the actor lends its identity and system. */
export function createScope(
  machine: AnyStateMachine,
  collect: (action: EmittedAction) => void,
): Scope {
  const nothing = (): undefined => undefined;
  // The factory of the context is evaluated once here, with no input; errors of that call are XState's own to swallow.
  const self = createActor(machine, { input: undefined });
  return {
    self,
    id: machine.id,
    sessionId: machine.id,
    logger: nothing,
    defer: nothing,
    system: self.system,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: collect as Scope['actionExecutor'],
  };
}

function toAction<Message, Durable, Extra>({
  type,
  params,
}: EmittedAction): Action<Message, Durable, Extra> {
  if (type === 'xstate.raise') return { type: 'startTimer', timer: timerName(params?.['id']) };
  if (type === 'xstate.cancel')
    return { type: 'cancelTimer', timer: timerName(params?.['sendId']) };
  if (!DATA_ACTIONS.has(type)) {
    throw new Error(
      `The machine asks for the action "${type}", which the simulator does not know. ` +
        `Known actions: ${[...DATA_ACTIONS].join(', ')}.`,
    );
  }
  return { type, ...params } as unknown as Action<Message, Durable, Extra>;
}

const timerNames = new Map<unknown, string>();

/** `electionTimeout` of `xstate.after.electionTimeout.raft.follower`. */
function timerName(id: unknown): string {
  const known = timerNames.get(id);
  if (known !== undefined) return known;
  const name = typeof id === 'string' ? /^xstate\.after\.([^.]+)\./.exec(id)?.[1] : undefined;
  if (name === undefined || /^\d/.test(name)) {
    throw new Error(`A timer needs a name under \`delays\`; this one has the id ${String(id)}.`);
  }
  timerNames.set(id, name);
  return name;
}
