import { PROBE_PROPERTIES } from '../../invariants/probe-properties.ts';
import type { ProbeWatch } from '../../invariants/probe/property.ts';
import type { EventOf, Model, Observer } from '../model.ts';
import { thresholdsOf } from './thresholds.ts';
import { targetOf } from './execute.ts';
import { ProbeMeter, type ProbeMetrics } from './metrics.ts';
import type { ProbeTypes } from './model.ts';

type Watched = Parameters<Model<ProbeTypes>['observe']>[0];

/** Measures a run of probes and holds it to its properties. */
export class ProbeObserver implements Observer<ProbeTypes> {
  readonly #report: Watched['report'];
  readonly #meter: ProbeMeter;
  readonly #watches: readonly ProbeWatch[];

  constructor({ scenario: { config }, world, report }: Watched) {
    this.#report = report;
    this.#meter = new ProbeMeter({
      isKubelet: config.by.kind === 'kubelet',
      truth: targetOf(world).value,
    });
    this.#watches = PROBE_PROPERTIES.map(({ watch }) => watch(thresholdsOf(config)));
  }

  get metrics(): ProbeMetrics {
    return this.#meter.metrics;
  }

  onEvent(event: EventOf<ProbeTypes>): void {
    this.#meter.onEvent(event);
    for (const watch of this.#watches) {
      const violation = watch.onEvent(event);
      if (violation) this.#report(violation);
    }
  }

  /** Everything that is measured is an event. */
  onChange(): void {}
}
