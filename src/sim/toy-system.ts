/**
 * A system without a protocol, to try the simulator on: a node does what its disk and its messages
 * tell it, word for word. Commands are functions, so that a test can reach into the simulator.
 */
import { fixed } from './distribution.ts';
import type { NetworkConfig } from './network.ts';
import type { Action, Process } from './process.ts';
import { Simulator, type SimulatorConfig } from './simulator.ts';
import type { Micros } from './time.ts';
import type { SimEvent, Timed } from './trace.ts';
import type { NodeId, TimerRule, World } from './world.ts';

export interface ToyMessage {
  readonly type: string;
  /** What the receiver does on it. */
  readonly then?: readonly ToyAction[];
}

export interface ToyDurable {
  readonly saved: string;
  /** What a process does when it starts. */
  readonly boot: readonly ToyAction[];
  /** What it does when a timer ends, by the timer's name. */
  readonly on: Readonly<Record<string, readonly ToyAction[]>>;
}

export interface ToyState {
  readonly durable: ToyDurable;
  /** What reached this process since it started, as `type@instant`. */
  readonly seen: readonly string[];
}

export type ToyEvent = { readonly type: 'said'; readonly node: NodeId; readonly text: string };
export type ToyAction = Action<ToyMessage, ToyDurable, ToyEvent>;
export type ToyWorld = World<ToyState, ToyMessage, ToyDurable>;
export type ToyCommand = (simulator: ToySimulator) => void;
export type ToySimulator = Simulator<ToyState, ToyMessage, ToyDurable, ToyEvent, ToyCommand>;

const toyProcess: Process<ToyState, ToyMessage, ToyDurable, ToyEvent> = {
  boot: (_node, durable) => ({ state: { durable, seen: [] }, actions: durable.boot }),
  step: (state, input) => {
    const next = { ...state, seen: [...state.seen, `${input.type}@${String(input.now)}`] };
    if ('then' in input) return { state: next, actions: input.then ?? [] };
    return { state: next, actions: state.durable.on[input.type] ?? [] };
  },
  timerEvent: (_state, timer) => timer,
  describe: () => [],
};

export interface ToySetup {
  readonly nodes: Readonly<Record<NodeId, Partial<ToyDurable>>>;
  readonly down?: readonly NodeId[];
  readonly timers?: Readonly<Record<string, TimerRule | undefined>>;
  readonly network?: Partial<NetworkConfig>;
  readonly diskWriteUs?: Micros;
  readonly isOneLoop?: boolean;
  readonly seed?: number;
  readonly commands?: readonly (readonly [atUs: Micros, command: ToyCommand])[];
}

export const disk = (durable: Partial<ToyDurable>): ToyDurable => ({
  saved: '',
  boot: [],
  on: {},
  ...durable,
});

export const send = (to: NodeId, type: string, then: readonly ToyAction[] = []): ToyAction => ({
  type: 'send',
  to: [to],
  message: { type, then },
});

export const after = (us: Micros): TimerRule => ({ length: fixed(us), renewed: 'atStart' });

export const start = (timer: string): ToyAction => ({ type: 'startTimer', timer });

/** A simulator with what it has traced so far, one short line for each event. */
export function createToySystem(
  setup: ToySetup,
  world?: ToyWorld,
): { simulator: ToySimulator; trace: string[] } {
  const config: SimulatorConfig<ToyDurable, ToyCommand> = {
    seed: setup.seed ?? 1,
    nodes: Object.entries(setup.nodes).map(([id, durable]) => {
      return { id, durable: disk(durable), isDown: setup.down?.includes(id) ?? false };
    }),
    timers: setup.timers ?? {},
    network: { latency: fixed(10), loss: 0, duplicate: 0, reorder: false, ...setup.network },
    diskWrite: fixed(setup.diskWriteUs ?? 0),
    isOneLoop: setup.isOneLoop ?? false,
    commands: (setup.commands ?? []).map(([atUs, command]) => ({ atUs, command })),
  };
  const simulator: ToySimulator = new Simulator(
    toyProcess,
    config,
    (one, command) => {
      command(one);
    },
    world,
  );
  const trace: string[] = [];
  simulator.onEvent = (event) => {
    trace.push(lineOf(event));
  };
  if (!world) simulator.start();
  return { simulator, trace };
}

/** Runs a toy system to an instant and gives its trace. */
export function traceOf(setup: ToySetup, untilUs: Micros = 1_000_000): string[] {
  const { simulator, trace } = createToySystem(setup);
  simulator.runUntil(untilUs);
  return trace;
}

function lineOf(event: Timed<SimEvent<ToyMessage> | ToyEvent>): string {
  const at = String(event.atUs);
  switch (event.type) {
    case 'send': {
      const answers = event.replyTo === undefined ? '' : ` answers #${String(event.replyTo)}`;
      return `${at} ${event.from} sends #${String(event.id)} ${event.message.type} to ${event.to}${answers}`;
    }
    case 'deliver':
      return `${at} #${String(event.id)} arrives${event.copy ? ' again' : ''}`;
    case 'drop':
      return `${at} #${String(event.id)} is dropped: ${event.reason}${event.copy ? ' (copy)' : ''}`;
    case 'timer':
      return `${at} ${event.node} timer ${event.timer}`;
    case 'said':
      return `${at} ${event.node} says ${event.text}`;
    case 'note':
      return `${at} note ${event.note}`;
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
      return `${at} ${event.node} ${event.type}`;
    default:
      return `${at} ${event.type}`;
  }
}
