/** What a run has come to, by its own metrics, as far as it has been played. */
import { ControlPlaneMeter } from '../../src/scenario/control-plane/metrics.ts';
import type { ControlPlaneRun } from '../../src/scenario/control-plane/run.ts';

type Events = ControlPlaneRun['events'];

export class Measuring {
  readonly #events: Events;
  readonly #meter: ControlPlaneMeter;
  #read = 0;
  #nowUs = 0;

  constructor(events: Events, fromUs: number) {
    this.#events = events;
    this.#meter = new ControlPlaneMeter(fromUs, () => this.#nowUs);
  }

  /** There is no way back: for an earlier instant one begins anew. */
  reaches(events: Events, us: number): boolean {
    return events === this.#events && us >= this.#nowUs;
  }

  metricsAt(us: number): Readonly<Record<string, number | undefined>> {
    for (;;) {
      const event = this.#events[this.#read];
      if (!event || event.atUs > us) break;
      this.#nowUs = event.atUs;
      this.#meter.onEvent(event);
      this.#read += 1;
    }
    this.#nowUs = us;
    return this.#meter.metrics;
  }
}
