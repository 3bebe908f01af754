import type { ControlPlaneNarrationConfig } from '../../narration/control-plane.ts';
import type { ControlPlaneScenario } from './run.ts';

/** What the narrator has to know of a cluster before its first event. */
export function narrationConfig({
  config,
  initial,
}: ControlPlaneScenario): ControlPlaneNarrationConfig {
  const { cluster, election, check, kubelet } = config;
  const { masters, etcdHosts, workers, front } = cluster;
  const { intervalUs, timeoutUs, successThreshold: rise, failureThreshold: fall } = check;
  return {
    masters,
    etcdHosts,
    workers,
    front,
    leader: initial.leader,
    holders: initial.holders,
    electionTimeoutUs: cluster.electionTimeoutUs,
    etcdHealthcheckTimeoutUs: cluster.etcdHealthcheckTimeoutUs,
    leaseDurationUs: election.leaseDurationUs,
    renewDeadlineUs: election.renewDeadlineUs,
    check: { intervalUs, timeoutUs, rise, fall },
    endpointTtlUs: cluster.endpointTtlUs,
    nodeMonitorGracePeriodUs: cluster.nodeMonitorGracePeriodUs,
    tolerationUs: cluster.tolerationUs,
    probePeriodUs: kubelet.probes.liveness?.periodUs ?? 0,
  };
}
