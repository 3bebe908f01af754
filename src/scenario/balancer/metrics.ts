import type { Member } from '../../models/balancer/member.ts';
import { isCheck } from '../../models/balancer/process.ts';
import type { Micros } from '../../sim/time.ts';
import type { EventOf, Metrics } from '../model.ts';
import { trafficOf, type BalancerWorld } from './execute.ts';
import type { BalancerTypes } from './model.ts';

/** Metrics of format 1 for `model: balancer`. One that has no value is absent. */
export const BALANCER_METRIC_NAMES = [
  'requests',
  'answered',
  'errors',
  'retried',
  'meanMs',
  'p50Ms',
  'p99Ms',
  'detectMs',
  'imbalance',
  'moved',
  'reconnects',
] as const;

/** Shares and connections are metrics too, `share.b1`, where there are few enough backends to read. */
const MOST_NAMED = 15;
/** The first picks are kept for `picks`. */
const MOST_PICKS = 10_000;

/** Measures a run as it goes. Times are those in the system, from arrival to answer. */
export class BalancerMeter {
  readonly picks: string[] = [];
  readonly #world: BalancerWorld;
  readonly #given = new Map<string, number>();
  /** Times in the system, in microseconds, in the order of the answers. */
  readonly #tookUs: number[] = [];
  #sumUs = 0;
  #sortedUs: Float64Array | undefined;
  #errors = 0;
  #retried = 0;
  #reconnects = 0;
  #takenAway: { readonly ids: readonly string[]; readonly atUs: Micros } | undefined;
  #detectedUs: Micros | undefined;

  constructor(world: BalancerWorld) {
    this.#world = world;
  }

  onEvent(event: EventOf<BalancerTypes>): void {
    switch (event.type) {
      case 'pick':
        this.#pick(event.backend);
        this.#give(event.backend);
        break;
      case 'connect':
        this.#pick(event.backend);
        if (event.reason !== 'start') this.#reconnects += 1;
        break;
      case 'respond': {
        const us = Math.round(event.tookMs * 1000);
        this.#tookUs.push(us);
        this.#sumUs += us;
        if (!this.#traffic.isPerRequest) this.#give(event.backend);
        break;
      }
      case 'fail':
        this.#fail(event);
        break;
      case 'unhealthy':
        if (this.#takenAway?.ids.includes(event.target)) this.#detectedUs ??= event.atUs;
        break;
      case 'crash':
      case 'hang':
      case 'unready':
        if (!isCheck(event.node)) this.#takenAway ??= { ids: [event.node], atUs: event.atUs };
        break;
      default:
    }
  }

  /** The share of the requests that each backend was given. */
  share(id: string): number {
    let all = 0;
    for (const count of this.#given.values()) all += count;
    return all === 0 ? 0 : (this.#given.get(id) ?? 0) / all;
  }

  get metrics(): Metrics {
    const { pool, moved } = this.#traffic;
    const answered = this.#tookUs.length;
    const detectUs =
      this.#takenAway && this.#detectedUs !== undefined
        ? this.#detectedUs - this.#takenAway.atUs
        : undefined;
    return {
      requests: this.#traffic.requests,
      answered,
      errors: this.#errors,
      retried: this.#retried,
      ...(answered > 0 && {
        meanMs: Math.round(this.#sumUs / answered) / 1000,
        p50Ms: this.#quantileMs(0.5),
        p99Ms: this.#quantileMs(0.99),
      }),
      ...(detectUs !== undefined && { detectMs: detectUs / 1000 }),
      ...(this.#imbalance === undefined ? undefined : { imbalance: this.#imbalance }),
      ...(moved === undefined ? undefined : { moved }),
      ...(this.#traffic.isPerRequest ? undefined : { reconnects: this.#reconnects }),
      ...(pool.length <= MOST_NAMED && this.#named(pool)),
    };
  }

  #named(pool: readonly Member[]): Metrics {
    return Object.fromEntries(
      pool.flatMap(({ id, active }) => [
        [`share.${id}`, Math.round(this.share(id) * 10_000) / 10_000],
        [`connections.${id}`, active],
      ]),
    );
  }

  get #traffic(): ReturnType<typeof trafficOf> {
    return trafficOf(this.#world);
  }

  #pick(backend: string): void {
    if (this.picks.length < MOST_PICKS) this.picks.push(backend);
  }

  #give(backend: string): void {
    this.#given.set(backend, (this.#given.get(backend) ?? 0) + 1);
  }

  #fail({ request, backend, isRetried }: Extract<EventOf<BalancerTypes>, { type: 'fail' }>): void {
    if (isRetried) this.#retried += 1;
    else if (request !== undefined) this.#errors += 1;
    const isOnConnection = !this.#traffic.isPerRequest && request !== undefined;
    if (isOnConnection && backend !== undefined) this.#give(backend);
  }

  /** Nearest rank. */
  #quantileMs(q: number): number {
    const count = this.#tookUs.length;
    if (this.#sortedUs?.length !== count) this.#sortedUs = Float64Array.from(this.#tookUs).sort();
    return (this.#sortedUs[Math.max(0, Math.ceil(q * count) - 1)] ?? 0) / 1000;
  }

  /** How much the busiest backend has, as a multiple of what it should have by its weight: 1 is even. */
  get #imbalance(): number | undefined {
    const { pool, isPerRequest } = this.#traffic;
    const loadOf = ({ id, active }: Member): number =>
      isPerRequest ? (this.#given.get(id) ?? 0) : active;
    const weights = pool.reduce((sum, { fullWeight }) => sum + fullWeight, 0);
    const load = pool.reduce((sum, member) => sum + loadOf(member), 0);
    if (load === 0 || weights === 0) return undefined;
    const most = Math.max(
      ...pool.map((member) =>
        member.fullWeight === 0 ? 0 : loadOf(member) / (member.fullWeight / weights),
      ),
    );
    return Math.round((most / load) * 1000) / 1000;
  }
}
