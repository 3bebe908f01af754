/** The lengths of every machine's timers, by the names that the machines give them. */
import type { TimerRules } from '../../sim/timers.ts';
import { timersOf as leaseTimers } from '../lease/config.ts';
import { timersOf as probeTimers } from '../probe/timers.ts';
import { timersOf as raftTimers } from '../raft/timers.ts';
import type { Distribution } from '../../sim/distribution.ts';
import type { ControlPlaneConfig } from './config.ts';

/** How long an API server takes to answer a check. */
const RESPONSE: Distribution = { kind: 'uniform', min: 1_000, max: 5_000 };

export function timersOf(config: ControlPlaneConfig): TimerRules {
  const { raft, raftTiming, election, check, kubelet, startTime } = config;
  return {
    ...raftTimers(raft, raftTiming),
    ...leaseTimers({
      settings: election,
      work: undefined,
      candidates: [],
      api: { fencing: false },
      apiLatency: config.latency,
      clocks: {},
    }),
    ...probeTimers({ by: check, startTime, response: RESPONSE }, []),
    ...probeTimers({ by: kubelet, startTime, response: RESPONSE }, []),
  };
}
