/** Where the rule behind a line comes from. */
import type { SourceId } from '../sources.ts';
import type { ControlPlaneFact } from './facts.ts';

export function sourceOf(fact: ControlPlaneFact): SourceId | undefined {
  switch (fact.kind) {
    case 'etcdLost':
      return fact.why === 'noLeader' ? 'etcdMajority' : undefined;
    case 'diskWaits':
      return 'etcdLoop';
    case 'etcdElects':
      return 'election';
    case 'etcdStepsDown':
      return 'quorumCheckCode';
    case 'etcdInVain':
      return 'preVote';
    case 'apiFails':
      return 'etcdHealthCheck';
    case 'apiRestarts':
      return fact.because && 'kubeadmProbes';
    case 'balancerOut':
      return 'checkFall';
    case 'balancerIn':
      return 'checkRise';
    case 'takesOver':
      return fact.because === 'expired' ? 'leaseValid' : 'leaseHeld';
    case 'losesLease':
      return 'leaseRenewPoll';
    case 'releases':
      return 'schedulerRelease';
    case 'leaves':
      return 'leaseReleaseOnCancel';
    case 'endpointRemoved':
      return fact.isOwn ? undefined : 'endpointKeys';
    case 'endpointAdded':
      return 'endpointKeys';
    case 'nodeNotReady':
      return 'nodeMonitor';
    case 'podsEvicted':
      return 'tolerations';
    case 'virtualIp':
      return fact.by === 'vrrp' ? 'vrrp' : 'kubeVip';
    default:
      return undefined;
  }
}
