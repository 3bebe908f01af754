import { BALANCER_PROPERTIES } from '../../invariants/balancer-properties.ts';
import type { BalancerWatch } from '../../invariants/balancer/property.ts';
import type { ViolationEvent, EventOf, Metrics, Observer } from '../model.ts';
import type { Scenario } from '../scenario.ts';
import type { BalancerWorld } from './execute.ts';
import { BalancerMeter } from './metrics.ts';
import type { BalancerTypes } from './model.ts';

/** Measures a run of a balancer and holds it to its properties. */
export class BalancerObserver implements Observer<BalancerTypes> {
  readonly meter: BalancerMeter;
  readonly #watches: readonly BalancerWatch[];
  readonly #report: (violation: Omit<ViolationEvent, 'type'>) => void;

  constructor({
    scenario,
    world,
    report,
  }: {
    scenario: Scenario<BalancerTypes>;
    world: BalancerWorld;
    report: (violation: Omit<ViolationEvent, 'type'>) => void;
  }) {
    this.meter = new BalancerMeter(world);
    this.#report = report;
    const { settings } = scenario.config;
    this.#watches = BALANCER_PROPERTIES.map(({ watch }) => watch(settings));
  }

  get metrics(): Metrics {
    return this.meter.metrics;
  }

  onEvent(event: EventOf<BalancerTypes>): void {
    this.meter.onEvent(event);
    for (const watch of this.#watches) {
      const violation = watch.onEvent(event);
      // A balancer has no terms.
      if (violation) this.#report({ ...violation, term: 0 });
    }
  }

  onChange(): void {
    // Everything that is watched is an event.
  }
}

export function meterOf(observer: Observer<BalancerTypes>): BalancerMeter {
  if (observer instanceof BalancerObserver) return observer.meter;
  throw new Error('This run is not measured as one of a balancer.');
}
