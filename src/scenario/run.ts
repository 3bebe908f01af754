/** A scenario that runs: its trace so far, its world at any instant, and in the end its result. */
import { History } from '../sim/history.ts';
import type { Process } from '../sim/process.ts';
import { Simulator } from '../sim/simulator.ts';
import type { Micros } from '../sim/time.ts';
import type { SimEvent } from '../sim/trace.ts';
import type {
  EventOf,
  Expectation,
  Metrics,
  Model,
  ModelTypes,
  Observer,
  SimulatorOf,
  Verdict,
  WorldOf,
} from './model.ts';
import { plan, type Plan } from './plan.ts';
import type { Scenario, ScriptAction } from './scenario.ts';
import { UnmatchedRole } from './unmatched-role.ts';

export interface RunOptions<T extends ModelTypes> {
  readonly seed?: number;
  /** False: neither trace nor checkpoints are kept; see `onEvent`. Default true. */
  readonly keepsTrace?: boolean;
  /** Takes each event as it happens, for runs that are too long or too many to keep. */
  readonly onEvent?: (event: EventOf<T>) => void;
}

/** Stands between the simulator and a process, whatever its model is. */
export type ProcessWrap = <S, M, D, E>(process: Process<S, M, D, E>) => Process<S, M, D, E>;

export interface RunResult {
  readonly untilUs: Micros;
  readonly isMet: boolean;
  readonly verdicts: readonly TimedVerdict[];
  /** Absent when a command named a role that nobody had. */
  readonly metrics: Metrics | undefined;
  readonly failure: UnmatchedRole | undefined;
}

type ExpectEvent = Extract<SimEvent<never>, { type: 'expect' }>;
export type TimedVerdict = Verdict & { readonly atUs: Micros };

export class Run<T extends ModelTypes> {
  readonly scenario: Scenario<T>;
  readonly plan: Plan<T>;
  /** The trace so far, in order. */
  readonly events: EventOf<T>[] = [];
  /** What measures the run. */
  readonly observer: Observer<T>;

  readonly #model: Model<T>;
  readonly #simulator: SimulatorOf<T>;
  readonly #keepsTrace: boolean;
  readonly #tell: (event: EventOf<T>) => void;
  readonly #history = new History<T['State'], T['Message'], T['Durable']>();
  readonly #violated: string[] = [];
  readonly #verdicts: TimedVerdict[] = [];
  #failure: UnmatchedRole | undefined;
  #result: RunResult | undefined;

  constructor(
    scenario: Scenario<T>,
    model: Model<T>,
    { seed, keepsTrace = true, onEvent }: RunOptions<T> = {},
  ) {
    this.scenario = scenario;
    this.plan = plan(scenario, model, seed);
    this.#model = model;
    this.#keepsTrace = keepsTrace;
    this.#tell = onEvent ?? (() => undefined);
    const simulator = (this.#simulator = this.#createSimulator());
    const { world } = simulator;
    this.observer = model.observe({
      scenario,
      world,
      firstCommandUs: this.plan.firstCommandUs,
      report: (violation) => {
        if (!this.#violated.includes(violation.property)) this.#violated.push(violation.property);
        simulator.emit({ type: 'violation', ...violation });
      },
    });
    simulator.onEvent = (event) => {
      if (keepsTrace) this.events.push(event);
      this.#tell(event);
      this.observer.onEvent(event);
    };
    simulator.onChange = (node) => {
      this.observer.onChange(node);
    };
    simulator.start();
    if (keepsTrace) this.#history.take(world);
  }

  /** Up to where the run has been simulated. */
  get nowUs(): Micros {
    return this.#simulator.world.nowUs;
  }

  get untilUs(): Micros {
    return this.#failure?.atUs ?? this.plan.untilUs;
  }

  /** The world where the simulation stands. Not to be changed. */
  get world(): WorldOf<T> {
    return this.#simulator.world;
  }

  /** Names of the properties broken so far. */
  get violated(): readonly string[] {
    return this.#violated;
  }

  get metrics(): Metrics {
    return this.observer.metrics;
  }

  /** The instant of what happens next, or `undefined` when nothing will. */
  get nextUs(): Micros | undefined {
    return this.#simulator.nextUs;
  }

  /** What has been judged so far, in order. */
  get verdicts(): readonly TimedVerdict[] {
    return this.#verdicts;
  }

  /** A command that named a role that nobody had; it has ended the run. */
  get failure(): UnmatchedRole | undefined {
    return this.#failure;
  }

  /**
   * Adds to the end of the script, at an instant that has not been simulated yet and is not before any
   * other of the script, and simulates up to it: for whoever writes a scenario while it runs.
   */
  append(action: ScriptAction<T>, atUs: Micros): void {
    this.plan.commands.push({ atUs, command: action });
    this.advance(atUs);
  }

  /** Simulates everything at or before an instant, at most to the end. Throws `LimitReached`. */
  advance(toUs: Micros): void {
    const simulator = this.#simulator;
    const { world } = simulator;
    const endUs = Math.min(toUs, this.plan.untilUs);
    try {
      for (
        let next = simulator.nextUs;
        next !== undefined && next <= endUs;
        next = simulator.nextUs
      ) {
        if (this.#failure) return;
        simulator.step();
        if (this.#keepsTrace) this.#history.take(world);
      }
      world.nowUs = Math.max(world.nowUs, endUs);
    } catch (error) {
      if (!(error instanceof UnmatchedRole)) throw error;
      this.#failure = error;
    }
  }

  /** Runs to the end and judges what is expected there. */
  finish(): RunResult {
    this.advance(this.plan.untilUs);
    if (this.#result) return this.#result;
    const { expect, config } = this.scenario;
    const isJudged = expect.some((expectation) => expectation.key === 'violations');
    if (!this.#failure) {
      // Every run is held to `violations: []` unless it says otherwise.
      const default_ = this.#model.readExpectations({ violations: [] }, [], config);
      this.#judge(isJudged ? expect : [...expect, ...default_]);
    }
    this.#result = {
      untilUs: this.plan.untilUs,
      isMet: !this.#failure && this.#verdicts.every((verdict) => verdict.isMet),
      verdicts: this.#verdicts,
      metrics: this.#failure ? undefined : this.metrics,
      failure: this.#failure,
    };
    return this.#result;
  }

  /**
   * The world after all events at or before an instant: equal to a fresh run to it, byte for byte.
   * Replays from the nearest checkpoint; the run itself stays where it is.
   */
  worldAt(atUs: Micros): WorldOf<T> {
    const target = Math.min(atUs, this.untilUs);
    if (target > this.nowUs) this.advance(target);
    const base = this.#history.before(target);
    const simulator = this.#createSimulator(base);
    if (!base) simulator.start();
    try {
      simulator.runUntil(target);
    } catch (error) {
      if (!(error instanceof UnmatchedRole)) throw error;
    }
    return simulator.world;
  }

  /** The same run once more from its beginning, with something between simulator and machines. */
  twin(wrap: ProcessWrap): Run<T> {
    const model = {
      ...this.#model,
      createProcess: (scenario: Scenario<T>) => wrap(this.#model.createProcess(scenario)),
    };
    return new Run(this.scenario, model, { seed: this.plan.seed, keepsTrace: false });
  }

  #createSimulator(world?: WorldOf<T>): SimulatorOf<T> {
    return new Simulator(
      this.#model.createProcess(this.scenario),
      this.plan.simulator,
      (simulator, action) => {
        if (action.kind === 'command')
          this.#model.execute(simulator, action.command, action.written, this.scenario);
        else if (simulator === this.#simulator) this.#judge(action.expectations);
      },
      world,
    );
  }

  /** Holds the run as it stands to expectations; nothing is written. */
  look(expectations: readonly Expectation<T>[]): readonly Verdict[] {
    const observed = {
      world: this.#simulator.world,
      metrics: () => this.metrics,
      violated: this.#violated,
      observer: this.observer,
    };
    return expectations.map((expectation) => expectation.judge(observed));
  }

  #judge(expectations: readonly Expectation<T>[]): void {
    for (const verdict of this.look(expectations)) {
      this.#verdicts.push({ ...verdict, atUs: this.nowUs });
      this.#simulator.emit(expectEvent(verdict));
    }
  }
}

/** A verdict as the trace says it. */
export function expectEvent({ expectation, isMet, seen }: Verdict): ExpectEvent {
  return { type: 'expect', expect: expectation, met: isMet, seen };
}
