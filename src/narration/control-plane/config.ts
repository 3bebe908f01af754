import type { HostId } from '../../models/control-plane/names.ts';
import type { Front } from '../../models/control-plane/settings.ts';
import type { Micros } from '../../sim/time.ts';

/** What the narrator has to know of a cluster before its first event. */
export interface ControlPlaneNarrationConfig {
  readonly masters: readonly HostId[];
  readonly etcdHosts: readonly HostId[];
  readonly workers: readonly HostId[];
  readonly front: Front;
  /** The host of etcd's first leader. */
  readonly leader: HostId;
  /** Who holds which Lease at the start, by component. */
  readonly holders: Readonly<Record<string, HostId>>;
  readonly electionTimeoutUs: Micros;
  readonly etcdHealthcheckTimeoutUs: Micros;
  readonly leaseDurationUs: Micros;
  readonly renewDeadlineUs: Micros;
  readonly check: {
    readonly intervalUs: Micros;
    readonly timeoutUs: Micros;
    readonly rise: number;
    readonly fall: number;
  };
  readonly endpointTtlUs: Micros;
  readonly nodeMonitorGracePeriodUs: Micros;
  readonly tolerationUs: Micros;
  /** Between two tries of the kubelet's liveness and startup probes. */
  readonly probePeriodUs: Micros;
}
