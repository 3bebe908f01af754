import { PROBER } from '../../models/probe/process.ts';
import type { ProbeNarrationConfig } from '../../narration/probe.ts';
import { maximumOf, minimumOf } from '../../sim/distribution.ts';
import type { ProbeScenario } from './run.ts';

const INITIAL = { startup: undefined, liveness: 'healthy', readiness: 'unhealthy' } as const;

/** What the narrator has to know of a run of probes before its first event. */
export function narrationConfig({ config }: ProbeScenario): ProbeNarrationConfig {
  const { by, response } = config;
  const minUs = minimumOf(response);
  const maxUs = maximumOf(response);
  const isKubelet = by.kind === 'kubelet';
  return {
    isKubelet,
    response: { minUs, maxUs: Number.isFinite(maxUs) ? maxUs : minUs },
    terminationGracePeriodUs: isKubelet ? by.terminationGracePeriodUs : 0,
    probes: isKubelet
      ? Object.fromEntries(
          Object.entries(by.probes).map(([probe, { periodUs, timeoutUs }]) => {
            const name = probe as keyof typeof INITIAL;
            return [probe, { probe: name, periodUs, timeoutUs, initial: INITIAL[name] }];
          }),
        )
      : {
          [PROBER]: {
            probe: 'health',
            periodUs: by.intervalUs,
            timeoutUs: by.timeoutUs,
            initial: by.initialState.endsWith('up') ? 'healthy' : 'unhealthy',
          },
        },
  };
}
