import type { Service } from '../../models/control-plane/events.ts';
import type { Micros } from '../../sim/time.ts';
import type { EventOf, Metrics } from '../model.ts';
import type { ControlPlaneTypes } from './model.ts';

/** In the order in which they are said. */
export const CONTROL_PLANE_METRIC_NAMES = [
  'apiUnavailableMs',
  'readUnavailableMs',
  'writeUnavailableMs',
  'schedulerIdleMs',
  'controllerIdleMs',
  'etcdLeaderMs',
  'balancerMs',
  'virtualIpMs',
  'schedulerMs',
  'controllerMs',
  'endpointRemovedMs',
  'apiRestartMs',
  'nodeNotReadyMs',
  'podsEvictedMs',
  'podsReplacedMs',
] as const;
export type ControlPlaneMetric = (typeof CONTROL_PLANE_METRIC_NAMES)[number];

/** How long each service was not what it should be, in all. */
export const TOTALS = {
  connections: 'apiUnavailableMs',
  reads: 'readUnavailableMs',
  writes: 'writeUnavailableMs',
  scheduling: 'schedulerIdleMs',
  controllers: 'controllerIdleMs',
} as const satisfies Record<Service, ControlPlaneMetric>;

type Event = EventOf<ControlPlaneTypes>;

/**
 * From the first command on: the time in all during which a service was not whole, and when a layer had
 * noticed, or was back, for the first time.
 */
export class ControlPlaneMeter {
  readonly #fromUs: Micros;
  readonly #now: () => Micros;
  readonly #shares = new Map<Service, { share: number; sinceUs: Micros; lostUs: Micros }>();
  readonly #firsts = new Map<ControlPlaneMetric, Micros>();

  constructor(fromUs: Micros, now: () => Micros) {
    this.#fromUs = fromUs;
    this.#now = now;
    for (const service of Object.keys(TOTALS) as Service[]) {
      this.#shares.set(service, { share: 1, sinceUs: 0, lostUs: 0 });
    }
  }

  get metrics(): Metrics {
    const totals = [...this.#shares].map(([service, one]) => {
      const lostUs = one.lostUs + this.#lostSince(one);
      return [TOTALS[service], lostUs / 1000] as const;
    });
    const firsts = [...this.#firsts].map(
      ([name, us]) => [name, (us - this.#fromUs) / 1000] as const,
    );
    return Object.fromEntries([...totals, ...firsts]);
  }

  onEvent(event: Event): void {
    if (event.type === 'service') this.#onService(event.service, event.share);
    if (event.atUs < this.#fromUs) return;
    const first = firstBy(event);
    if (first && !this.#firsts.has(first)) this.#firsts.set(first, event.atUs);
  }

  #onService(service: Service, share: number): void {
    const known = this.#shares.get(service);
    if (!known) return;
    known.lostUs += this.#lostSince(known);
    known.share = share;
    known.sinceUs = this.#now();
  }

  #lostSince({ share, sinceUs }: { share: number; sinceUs: Micros }): Micros {
    return share < 1 ? Math.max(0, this.#now() - Math.max(sinceUs, this.#fromUs)) : 0;
  }
}

/** What an event is the first sign of. */
function firstBy(event: Event): ControlPlaneMetric | undefined {
  switch (event.type) {
    case 'role':
      if (event.to !== 'leader') return undefined;
      if (event.component === 'etcd') return 'etcdLeaderMs';
      return event.component === 'kube-scheduler'
        ? 'schedulerMs'
        : event.component === 'kube-controller-manager'
          ? 'controllerMs'
          : undefined;
    case 'unhealthy':
      return event.component === 'balancer' ? 'balancerMs' : undefined;
    case 'virtualIp':
      return event.holders.length > 0 ? 'virtualIpMs' : undefined;
    case 'endpointRemoved':
      return 'endpointRemovedMs';
    case 'terminate':
      return 'apiRestartMs';
    case 'nodeNotReady':
      return 'nodeNotReadyMs';
    case 'podsEvicted':
      return 'podsEvictedMs';
    case 'podsReplaced':
      return 'podsReplacedMs';
    default:
      return undefined;
  }
}
