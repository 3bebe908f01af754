import { RAFT_PROPERTIES } from '../../invariants/raft-properties.ts';
import type { Violation, Watch } from '../../invariants/property.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { Observer } from '../model.ts';
import type { Scenario } from '../scenario.ts';
import type { RaftWorld } from './execute.ts';
import { availabilityMeter } from './metrics/availability.ts';
import { countMeter } from './metrics/counts.ts';
import { gapMeter } from './metrics/gap.ts';
import type { Meter, RaftMetrics, RaftTraceEvent, Sent } from './metrics/meter.ts';
import { stabilityMeter } from './metrics/stability.ts';
import type { RaftTypes } from './model.ts';

/** Measures a Raft run and holds it to the properties of Raft. */
export class RaftObserver implements Observer<RaftTypes> {
  readonly #world: RaftWorld;
  readonly #report: (violation: Violation) => void;
  /** A message may arrive twice, so it is kept after it has arrived. */
  readonly #keepsSent: boolean;
  readonly #meters: readonly Meter[];
  readonly #watches: readonly Watch[] = RAFT_PROPERTIES.map((property) => property.watch());
  /** Messages under way, for whoever needs to know what a delivery delivers. */
  readonly #sent = new Map<number, Sent>();
  readonly #roles = new Map<NodeId, string>();

  constructor({
    scenario,
    world,
    firstCommandUs,
    report,
  }: {
    scenario: Scenario<RaftTypes>;
    world: RaftWorld;
    firstCommandUs: Micros | undefined;
    report: (violation: Violation) => void;
  }) {
    this.#world = world;
    this.#report = report;
    const { settings, network } = scenario.config;
    this.#keepsSent = network.duplicate > 0;
    this.#meters = [
      gapMeter(world, firstCommandUs ?? 0),
      stabilityMeter(settings),
      availabilityMeter(world),
      countMeter(world),
    ];
  }

  get metrics(): RaftMetrics {
    return Object.assign({}, ...this.#meters.map((meter) => meter.metrics())) as RaftMetrics;
  }

  onEvent(event: RaftTraceEvent): void {
    let sent: Sent | undefined;
    if (event.type === 'send') {
      this.#sent.set(event.id, event);
      this.#watch((watch) => watch.onSend?.({ from: event.from, to: event.to, ...event.message }));
    } else if (event.type === 'deliver' || event.type === 'drop') {
      if (event.type === 'deliver') sent = this.#sent.get(event.id);
      if (!this.#keepsSent) this.#sent.delete(event.id);
    }
    for (const meter of this.#meters) meter.onEvent?.(event, sent);
  }

  onChange(id: NodeId | undefined): void {
    if (id !== undefined && !this.#hasNewRole(id)) return;
    for (const meter of this.#meters) meter.onRoles?.();
  }

  /** Whether a member's role, term or status is another than when it was last looked at. */
  #hasNewRole(id: NodeId): boolean {
    const node = this.#world.nodes[id];
    if (!node) return false;
    const { status, state } = node;
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
      if (violation) this.#report(violation);
    }
  }
}
