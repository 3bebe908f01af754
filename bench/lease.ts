/**
 * `node bench/lease.ts`: what the lease calculator's ten thousand failovers cost on one core, in processor
 * time, which a busy machine lengthens less than the time on the wall.
 */
import { failoverSource, takeoversOf, type FailoverKind } from '../src/scenario/lease/failover.ts';
import { readLeaseScenario } from '../src/scenario/lease/run.ts';

const RUNS = 10_000;
const settings = {
  leaseDurationUs: 15_000_000,
  renewDeadlineUs: 10_000_000,
  retryPeriodUs: 2_000_000,
  jitterFactor: 1.2,
};
const oneWay = { minUs: 5_000, maxUs: 20_000 };

function processorMs(kind: FailoverKind, candidates: number): number {
  const before = process.cpuUsage();
  const source = failoverSource({ kind, settings, oneWay, candidates });
  const takeoverUs = takeoversOf(readLeaseScenario(source));
  for (let seed = 0; seed < RUNS; seed += 1) takeoverUs(seed);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (const kind of ['crash', 'release'] as const) {
  for (const candidates of [2, 3, 5]) {
    const seconds = (processorMs(kind, candidates) / 1000).toFixed(1);
    console.log(
      `${kind.padEnd(8)} ${String(candidates)} candidates: ${seconds} s for ${String(RUNS)} runs`,
    );
  }
}
