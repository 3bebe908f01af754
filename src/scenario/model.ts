/** What a model brings to the format: how its part of a scenario is read, and what a run of it is made of. */
import type { Process } from '../sim/process.ts';
import type { Simulator, SimulatorConfig } from '../sim/simulator.ts';
import type { Micros } from '../sim/time.ts';
import type { SimEvent, Timed } from '../sim/trace.ts';
import type { NodeId, World } from '../sim/world.ts';
import type { Path } from './problem.ts';
import type { Scenario, ScenarioSource, ScriptAction } from './scenario.ts';

/** The types that one model consists of. */
export interface ModelTypes {
  readonly State: unknown;
  readonly Message: { readonly type: string };
  readonly Durable: unknown;
  /** What it adds to a trace. */
  readonly Extra: { readonly type: string };
  readonly Config: unknown;
  readonly Initial: unknown;
  readonly Command: unknown;
}

export type WorldOf<T extends ModelTypes> = World<T['State'], T['Message'], T['Durable']>;
export type EventOf<T extends ModelTypes> = Timed<SimEvent<T['Message']> | T['Extra']>;
export type ProcessOf<T extends ModelTypes> = Process<
  T['State'],
  T['Message'],
  T['Durable'],
  T['Extra']
>;
export type SimulatorOf<T extends ModelTypes> = Simulator<
  T['State'],
  T['Message'],
  T['Durable'],
  T['Extra'],
  ScriptAction<T>
>;

/** Figures of a run by name. One whose end was not reached is absent. */
export type Metrics = Readonly<Partial<Record<string, number>>>;

/** What an expectation can look at. */
export interface Observed<T extends ModelTypes> {
  readonly world: WorldOf<T>;
  readonly metrics: () => Metrics;
  /** Names of the properties broken so far. */
  readonly violated: readonly string[];
  /** What the model itself watches the run with. */
  readonly observer: Observer<T>;
}

export interface Verdict {
  /** The expectation as it is written: `{ leaders: 1 }`. */
  readonly expectation: Readonly<Record<string, unknown>>;
  readonly isMet: boolean;
  /** What was there instead, in the words of the format. */
  readonly seen: unknown;
}

/** One expectation, read and checked. */
export interface Expectation<T extends ModelTypes> {
  readonly key: string;
  readonly judge: (observed: Observed<T>) => Verdict;
}

/** A property that broke, as the trace says it. */
export type ViolationEvent = Extract<SimEvent<never>, { type: 'violation' }>;

/** Watches one run: what it measures, and what it checks after every event. Never changes the world. */
export interface Observer<T extends ModelTypes> {
  onEvent(event: EventOf<T>): void;
  /** A node's machine, its status or the links may have changed; of which node, if of one. */
  onChange(node: NodeId | undefined): void;
  readonly metrics: Metrics;
}

export interface Model<T extends ModelTypes> {
  readonly name: string;
  /** Every name that can stand beside `at`. */
  readonly commands: readonly string[];
  /** `source`: all of the scenario, for a model whose script brings what its configuration has to know. */
  readonly readConfig: (value: unknown, path: Path, source: ScenarioSource) => T['Config'];
  readonly readInitial: (value: unknown, path: Path, config: T['Config']) => T['Initial'];
  readonly readCommand: (
    name: string,
    value: unknown,
    where: { readonly path: Path; readonly config: T['Config'] },
  ) => T['Command'];
  readonly readExpectations: (
    value: unknown,
    path: Path,
    config: T['Config'],
  ) => readonly Expectation<T>[];
  readonly createProcess: (scenario: Scenario<T>) => ProcessOf<T>;
  /** Nodes, timers and network, before the seed has decided anything. */
  readonly simulatorOf: (
    scenario: Scenario<T>,
  ) => Omit<SimulatorConfig<T['Durable'], ScriptAction<T>>, 'seed' | 'commands'>;
  /** Carries out a command and writes it, with its roles resolved, into the trace. Throws `UnmatchedRole`. */
  readonly execute: (
    simulator: SimulatorOf<T>,
    command: T['Command'],
    written: unknown,
    scenario: Scenario<T>,
  ) => void;
  readonly observe: (run: {
    readonly scenario: Scenario<T>;
    readonly world: WorldOf<T>;
    /** The instant of the first command. */
    readonly firstCommandUs: Micros | undefined;
    /** Writes a broken property into the trace. */
    readonly report: (violation: Omit<ViolationEvent, 'type'>) => void;
  }) => Observer<T>;
}
