import { CONTROL_PLANE_PROPERTIES } from '../../invariants/control-plane-properties.ts';
import type { ClusterWatch } from '../../invariants/control-plane/property.ts';
import type { Micros } from '../../sim/time.ts';
import type { EventOf, Metrics, Observer, ViolationEvent } from '../model.ts';
import { clusterOf, type ControlPlaneWorld } from './execute.ts';
import { ControlPlaneMeter } from './metrics.ts';
import type { ControlPlaneTypes } from './model.ts';

/** Measures a run of a control plane and holds it to its properties. */
export class ControlPlaneObserver implements Observer<ControlPlaneTypes> {
  readonly #meter: ControlPlaneMeter;
  readonly #watches: readonly ClusterWatch[];
  readonly #report: (violation: Omit<ViolationEvent, 'type'>) => void;

  constructor({
    world,
    firstCommandUs,
    report,
  }: {
    world: ControlPlaneWorld;
    firstCommandUs: Micros | undefined;
    report: (violation: Omit<ViolationEvent, 'type'>) => void;
  }) {
    this.#meter = new ControlPlaneMeter(firstCommandUs ?? 0, () => world.nowUs);
    this.#report = report;
    const { minors } = clusterOf(world).settings;
    this.#watches = CONTROL_PLANE_PROPERTIES.map(({ watch }) => watch({ minors }));
  }

  get metrics(): Metrics {
    return this.#meter.metrics;
  }

  onEvent(event: EventOf<ControlPlaneTypes>): void {
    this.#meter.onEvent(event);
    for (const watch of this.#watches) {
      const violation = watch.onEvent(event);
      if (violation) this.#report(violation);
    }
  }

  onChange(): void {
    // Everything that is watched is an event.
  }
}
