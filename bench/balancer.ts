/**
 * `node bench/balancer.ts`: what a million requests cost under each strategy, in processor time, which a busy
 * machine lengthens less than the time on the wall; and as a multiple of round robin.
 */
import { STRATEGY_NAMES } from '../src/models/balancer/strategy.ts';
import { BalancerRun, readBalancerScenario } from '../src/scenario/balancer/run.ts';

const REQUESTS = 1_000_000;

function processorMs(config: object): number {
  const scenario = readBalancerScenario({
    model: 'balancer',
    config: { requests: REQUESTS, ...config },
    until: '12000s',
  });
  const before = process.cpuUsage();
  const { metrics } = new BalancerRun(scenario, { keepsTrace: false }).finish();
  const { user, system } = process.cpuUsage(before);
  if (metrics?.['answered'] !== REQUESTS) throw new Error('Not every request was answered.');
  return (user + system) / 1000;
}

// Once for the compiler.
processorMs({});
let first: number | undefined;
for (const strategy of STRATEGY_NAMES) {
  const ms = processorMs({ strategy });
  first ??= ms;
  const seconds = (ms / 1000).toFixed(1);
  console.log(
    `${strategy.padEnd(18)} ${seconds} s for ${String(REQUESTS)} requests, ${(ms / first).toFixed(2)} × round robin`,
  );
}
