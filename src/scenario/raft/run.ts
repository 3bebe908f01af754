/** A scenario that runs: its trace so far, its world at any instant, and in the end its result. */
import { RAFT_PROPERTIES } from '../../invariants/raft-properties.ts';
import type { Violation, Watch } from '../../invariants/property.ts';
import { createRaftProcess } from '../../models/raft/process.ts';
import type { Member, RaftDurable } from '../../models/raft/member.ts';
import type { RaftMessage } from '../../models/raft/messages.ts';
import { History } from '../../sim/history.ts';
import { Simulator } from '../../sim/simulator.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { Scenario } from '../scenario.ts';
import { execute, UnmatchedRole, type RaftSimulator, type RaftWorld } from './execute.ts';
import { noViolations, type Expectation, type Verdict } from './expectations.ts';
import { availabilityMeter } from './metrics/availability.ts';
import { countMeter } from './metrics/counts.ts';
import { gapMeter } from './metrics/gap.ts';
import type { Meter, RaftMetrics, RaftTraceEvent, Sent } from './metrics/meter.ts';
import { stabilityMeter } from './metrics/stability.ts';
import { plan, type Plan, type ScriptAction } from './simulate.ts';

export interface RunOptions {
  readonly seed?: number;
  /** False: neither trace nor checkpoints are kept; see `onEvent`. Default true. */
  readonly keepsTrace?: boolean;
  /** Takes each event as it happens, for runs that are too long or too many to keep. */
  readonly onEvent?: (event: RaftTraceEvent) => void;
}

export interface RunResult {
  readonly untilUs: Micros;
  readonly isMet: boolean;
  readonly verdicts: readonly TimedVerdict[];
  /** Absent when a command named a role that nobody had. */
  readonly metrics: RaftMetrics | undefined;
  readonly failure: UnmatchedRole | undefined;
}

export type TimedVerdict = Verdict & { readonly atUs: Micros };

export class RaftRun {
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** The trace so far, in order. */
  readonly events: RaftTraceEvent[] = [];

  readonly #simulator: RaftSimulator<ScriptAction>;
  readonly #keepsTrace: boolean;
  readonly #tell: (event: RaftTraceEvent) => void;
  readonly #history = new History<Member, RaftMessage, RaftDurable>();
  readonly #meters: readonly Meter[];
  readonly #watches: readonly Watch[] = RAFT_PROPERTIES.map((property) => property.watch());
  readonly #violated: string[] = [];
  readonly #verdicts: TimedVerdict[] = [];
  /** Messages under way, for whoever needs to know what a delivery delivers. */
  readonly #sent = new Map<number, Sent>();
  readonly #roles = new Map<NodeId, string>();
  #failure: UnmatchedRole | undefined;
  #result: RunResult | undefined;

  constructor(scenario: Scenario, { seed, keepsTrace = true, onEvent }: RunOptions = {}) {
    this.scenario = scenario;
    this.plan = plan(scenario, seed);
    this.#keepsTrace = keepsTrace;
    this.#tell = onEvent ?? (() => undefined);
    this.#simulator = this.#createSimulator();
    const { world } = this.#simulator;
    const { settings } = scenario.config;
    this.#meters = [
      gapMeter(world, this.plan.firstCommandUs ?? 0),
      stabilityMeter(settings),
      availabilityMeter(world),
      countMeter(world),
    ];
    this.#simulator.onEvent = (event) => {
      this.#onEvent(event);
    };
    this.#simulator.onChange = (node) => {
      this.#onChange(node);
    };
    this.#simulator.start();
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
  get world(): RaftWorld {
    return this.#simulator.world;
  }

  /** Names of the properties broken so far. */
  get violated(): readonly string[] {
    return this.#violated;
  }

  get metrics(): RaftMetrics {
    return Object.assign({}, ...this.#meters.map((meter) => meter.metrics())) as RaftMetrics;
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
      this.#judge(isJudged ? expect : [...expect, noViolations(config.nodes)]);
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
  worldAt(atUs: Micros): RaftWorld {
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

  #createSimulator(world?: RaftWorld): RaftSimulator<ScriptAction> {
    const process = createRaftProcess(this.scenario.config.settings);
    return new Simulator(
      process,
      this.plan.simulator,
      (simulator, action) => {
        if (action.kind === 'command') execute(simulator, action.command, action.written);
        else if (simulator === this.#simulator) this.#judge(action.expectations);
      },
      world,
    );
  }

  #judge(expectations: readonly Expectation[]): void {
    const observed = {
      world: this.#simulator.world,
      metrics: () => this.metrics,
      violated: this.#violated,
    };
    for (const expectation of expectations) {
      const verdict = expectation.judge(observed);
      this.#verdicts.push({ ...verdict, atUs: this.nowUs });
      const { isMet, seen } = verdict;
      this.#simulator.emit({ type: 'expect', expect: verdict.expectation, met: isMet, seen });
    }
  }

  #onEvent(event: RaftTraceEvent): void {
    if (this.#keepsTrace) this.events.push(event);
    this.#tell(event);
    let sent: Sent | undefined;
    if (event.type === 'send') {
      this.#sent.set(event.id, event);
      this.#watch((watch) => watch.onSend?.({ from: event.from, to: event.to, ...event.message }));
    } else if (event.type === 'deliver' || event.type === 'drop') {
      if (event.type === 'deliver') sent = this.#sent.get(event.id);
      if (this.scenario.config.network.duplicate === 0) this.#sent.delete(event.id);
    }
    for (const meter of this.#meters) meter.onEvent?.(event, sent);
  }

  #onChange(id: NodeId | undefined): void {
    if (id !== undefined && !this.#hasNewRole(id)) return;
    for (const meter of this.#meters) meter.onRoles?.();
  }

  /** Whether a member's role, term or status is another than when it was last looked at. */
  #hasNewRole(id: NodeId): boolean {
    const { status, state } = this.#simulator.node(id);
    const role = `${status} ${state.value} ${String(state.context.term)}`;
    if (this.#roles.get(id) === role) return false;
    this.#roles.set(id, role);
    const isUp = status !== 'down';
    const member = { id, isUp, role: state.value, term: state.context.term };
    this.#watch((watch) => watch.onMember?.(member));
    return true;
  }

  #watch(look: (watch: Watch) => Violation | undefined): void {
    for (const watch of this.#watches) {
      const violation = look(watch);
      if (!violation) continue;
      if (!this.#violated.includes(violation.property)) this.#violated.push(violation.property);
      this.#simulator.emit({ type: 'violation', ...violation });
    }
  }
}
