/**
 * A rolling restart: one server after another ends in order and is started again. What it has begun it
 * finishes; long-lived connections it closes (kube-apiserver's order of ending: pkg/server/genericapiserver.go).
 */
import type { Micros } from '../../sim/time.ts';
import type { BalancerTraffic, Host, Later } from './traffic.ts';

export interface RollingRestart {
  /** Slots, in turn. */
  readonly slots: readonly number[];
  readonly everyUs: Micros;
  /** How long each is away. */
  readonly downUs: Micros;
  /** So long before it ends it says that it is not ready (`--shutdown-delay-duration`). */
  readonly shutdownDelayUs: Micros;
}

export function beginRollingRestart(
  host: Host,
  { slots, everyUs, downUs, shutdownDelayUs }: RollingRestart,
): void {
  slots.forEach((slot, index) => {
    const beginUs = host.nowUs + index * everyUs;
    const endUs = beginUs + shutdownDelayUs;
    if (shutdownDelayUs > 0) host.schedule(beginUs, { do: 'turn', slot, to: 'unready' });
    host.schedule(endUs, { do: 'turn', slot, to: 'stopped' });
    host.schedule(endUs + downUs, { do: 'turn', slot, to: 'started' });
  });
}

export function takeTurn(
  host: Host,
  traffic: BalancerTraffic,
  { slot, to }: Extract<Later, { do: 'turn' }>,
): void {
  const member = traffic.member(slot);
  host.emit({ type: 'turn', backend: member.id, to });
  if (to === 'stopped') member.isStopping = true;
  const signal = { unready: 'fail', stopped: 'crash', started: 'restart' }[to];
  host.signal(member.id, { type: signal });
}
