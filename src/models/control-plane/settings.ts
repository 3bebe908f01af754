import type { Micros } from '../../sim/time.ts';
import type { HostId } from './names.ts';

/** Who answers where clients ask. */
export type Front =
  /** A load balancer on a host of its own, with health checks or without. */
  | { readonly kind: 'balancer'; readonly isChecked: boolean }
  /** keepalived: the highest priority that is heard holds the address (VRRP, RFC 5798). */
  | { readonly kind: 'vrrp' }
  /** kube-vip in ARP mode: the holder of a Lease holds the address. */
  | { readonly kind: 'kube-vip' }
  /** Clients know one host. */
  | { readonly kind: 'none' };

export interface ClusterSettings {
  readonly masters: readonly HostId[];
  /** Where etcd runs: the masters (stacked), or hosts of its own (external). */
  readonly etcdHosts: readonly HostId[];
  readonly workers: readonly HostId[];
  readonly podsPerWorker: number;
  readonly front: Front;
  readonly heartbeatUs: Micros;
  readonly electionTimeoutUs: Micros;
  /** Whether writes to disk take time everywhere, without anybody's doing. */
  readonly isDiskSlow: boolean;
  /** kube-apiserver `--etcd-healthcheck-timeout`. */
  readonly etcdHealthcheckTimeoutUs: Micros;
  readonly shutdownDelayUs: Micros;
  /** pkg/controlplane/reconcilers/lease.go and instance.go: refreshed and compared so often; a key lives so long. */
  readonly endpointRefreshUs: Micros;
  readonly endpointTtlUs: Micros;
  /** The kubelet's nodeLeaseDurationSeconds × 0.25. */
  readonly nodeLeaseRenewUs: Micros;
  readonly nodeMonitorPeriodUs: Micros;
  readonly nodeMonitorGracePeriodUs: Micros;
  readonly tolerationUs: Micros;
  /** client-go's HTTP/2 health check: after so much silence a connection is given up (30 s + 15 s). */
  readonly connectionGivenUpUs: Micros;
  /** From the moment the scheduler can act until a Pod runs elsewhere. */
  readonly podStartUs: Micros;
  /** When the certificates of all masters expire; absent: not in this run. */
  readonly expireUs: Micros | undefined;
  /** Minor version of each API server. */
  readonly minors: Readonly<Record<HostId, number>>;
}

/** VRRP: three advertisements of a second, and a skew by priority (RFC 5798, 6.1). */
export const VRRP_ADVERTISEMENT_US = 1_000_000;
const HIGHEST_PRIORITY = 101;

/** Master_Down_Interval of the host at a place in the list; the first has the highest priority. */
export function vrrpDownUs(place: number): Micros {
  const skewUs = ((256 - (HIGHEST_PRIORITY - place)) / 256) * VRRP_ADVERTISEMENT_US;
  return 3 * VRRP_ADVERTISEMENT_US + Math.round(skewUs);
}
