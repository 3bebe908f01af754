/** Requests arrive, of one client after another. */
import type { Micros } from '../../sim/time.ts';
import { requestOn } from './connections.ts';
import type { Request } from './member.ts';
import { dispatch } from './requests.ts';
import type { BalancerTraffic, Host } from './traffic.ts';

const ARRIVE = { do: 'arrive' } as const;
const NONE: readonly number[] = [];

export function scheduleArrival(host: Host, traffic: BalancerTraffic): void {
  const { arrivals, requests } = traffic.settings;
  if (!arrivals || (requests !== undefined && traffic.requests >= requests)) return;
  host.schedule(host.nowUs + host.sample('clients', arrivals), ARRIVE);
}

export function arrive(host: Host, traffic: BalancerTraffic): void {
  const { settings } = traffic;
  traffic.requests += 1;
  const count = settings.clients.length;
  const client = count === 1 ? 0 : host.draw('clients', 0, count - 1);
  const request: Request = {
    id: traffic.requests,
    client,
    arrivedUs: host.nowUs,
    workUs: drawWork(host, traffic),
    slot: -1,
    takenUs: host.nowUs,
    tried: NONE,
  };
  if (settings.connections === 'per-request') dispatch(host, traffic, request);
  else requestOn(host, traffic, request);
  scheduleArrival(host, traffic);
}

/** Drawn when it arrives: the same request is the same work, whatever the strategy makes of it. */
function drawWork(host: Host, traffic: BalancerTraffic): readonly Micros[] {
  return traffic.services.map(({ stream, service }) => host.sample(stream, service));
}
