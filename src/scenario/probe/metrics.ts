import type { TargetStateName } from '../../models/probe/target.ts';
import type { Micros } from '../../sim/time.ts';
import type { EventOf } from '../model.ts';
import type { ProbeTypes } from './model.ts';

export const PROBE_METRIC_NAMES = [
  'detectMs',
  'recoverMs',
  'falseAlarms',
  'transitions',
  'restarts',
  'checks',
] as const;
export type ProbeMetricName = (typeof PROBE_METRIC_NAMES)[number];
export type ProbeMetrics = Readonly<Partial<Record<ProbeMetricName, number>>>;

/** Neither on its way up nor serving. */
const isAway = (state: TargetStateName): boolean =>
  state === 'failing' || state === 'hung' || state === 'dead';

/** Measures one run, from its trace alone. */
export class ProbeMeter {
  readonly #isKubelet: boolean;
  #truth: TargetStateName;
  #awayUs: Micros | undefined;
  #detectedUs: Micros | undefined;
  /** When the target was last on its way back, once it had been found out. */
  #backUs: Micros | undefined;
  #recoverUs: Micros | undefined;
  #falseAlarms = 0;
  #transitions = 0;
  #restarts = 0;
  #checks = 0;

  constructor({ isKubelet, truth }: { isKubelet: boolean; truth: TargetStateName }) {
    this.#isKubelet = isKubelet;
    this.#truth = truth;
  }

  get metrics(): ProbeMetrics {
    const [awayUs, detectedUs] = [this.#awayUs, this.#detectedUs];
    const isDetected = awayUs !== undefined && detectedUs !== undefined;
    return {
      ...(isDetected ? { detectMs: (detectedUs - awayUs) / 1000 } : undefined),
      ...(this.#recoverUs === undefined ? undefined : { recoverMs: this.#recoverUs / 1000 }),
      falseAlarms: this.#falseAlarms,
      transitions: this.#transitions,
      ...(this.#isKubelet ? { restarts: this.#restarts } : undefined),
      checks: this.#checks,
    };
  }

  onEvent(event: EventOf<ProbeTypes>): void {
    switch (event.type) {
      case 'state':
        this.#onState(event.from, event.to, event.atUs);
        break;
      case 'check':
        this.#checks += 1;
        break;
      case 'unhealthy':
        if (!this.#isKubelet) this.#transitions += 1;
        if (this.#truth === 'serving') this.#falseAlarms += 1;
        this.#onDetected(event.atUs);
        break;
      case 'healthy':
        if (this.#isKubelet) break;
        this.#transitions += 1;
        this.#onWell(event.atUs);
        break;
      case 'ready':
        this.#transitions += 1;
        this.#onWell(event.atUs);
        break;
      case 'notReady':
        this.#transitions += 1;
        break;
      case 'containerExited':
        this.#onDetected(event.atUs);
        break;
      case 'containerStarted':
        this.#restarts = event.restarts;
        break;
      default:
    }
  }

  #onState(from: TargetStateName, to: TargetStateName, atUs: Micros): void {
    this.#truth = to;
    if (isAway(to)) this.#backUs = undefined;
    if (from === 'serving' && isAway(to)) this.#awayUs ??= atUs;
    if (isAway(from) && !isAway(to) && this.#detectedUs !== undefined) this.#backUs = atUs;
  }

  #onDetected(atUs: Micros): void {
    if (this.#awayUs !== undefined && isAway(this.#truth)) this.#detectedUs ??= atUs;
  }

  #onWell(atUs: Micros): void {
    if (this.#backUs !== undefined) this.#recoverUs ??= atUs - this.#backUs;
  }
}
