/**
 * Choices under load against what queueing theory says of them: Poisson arrivals, exponential service, one
 * request at a time, many servers.
 */
import { afterAll, expect, test } from 'vitest';
import { BalancerRun, readBalancerScenario } from './run.ts';

const SERVERS = 500;
const SERVICE_MS = 100;
/** Requests of the time in which the empty system fills up are not counted. */
const WARM_UP = 300_000;
const COUNTED = 500_000;

const printed: string[] = [];

/** Mean time in the system, in service times. */
function meanTime({ load, config }: { load: number; config: object }): number {
  const arrivals = `exp(${(SERVICE_MS / SERVERS / load).toFixed(3)}ms)`;
  const backends = { count: SERVERS, service: `exp(${String(SERVICE_MS)}ms)`, capacity: 1 };
  const requests = WARM_UP + COUNTED;
  const shared = {
    backends,
    arrivals,
    requests,
    queue: 1_000_000,
    health: 'off',
    requestTimeout: '1h',
  };
  const scenario = readBalancerScenario({
    model: 'balancer',
    config: { ...shared, ...config },
    until: '24h',
  });
  let sumMs = 0;
  let count = 0;
  const run = new BalancerRun(scenario, {
    keepsTrace: false,
    onEvent: (event) => {
      if (event.type !== 'respond' || event.request <= WARM_UP) return;
      sumMs += event.tookMs;
      count += 1;
    },
  });
  run.finish();
  expect(count).toBe(COUNTED);
  return sumMs / count / SERVICE_MS;
}

/** Mitzenmacher 2001, "The Power of Two Choices in Randomized Load Balancing", §3: the mean for many servers. */
function twoChoices(load: number): number {
  let sum = 0;
  for (let i = 1; i < 30; i += 1) sum += load ** (2 ** i - 2);
  return sum;
}

/** M/M/1: what one random choice makes of every server. */
function oneChoice(load: number): number {
  return 1 / (1 - load);
}

const CASES = [
  { name: 'random', load: 0.8, config: { strategy: 'random' }, theory: oneChoice },
  { name: 'random', load: 0.9, config: { strategy: 'random' }, theory: oneChoice },
  { name: 'power-of-two', load: 0.8, config: { strategy: 'power-of-two' }, theory: twoChoices },
  { name: 'power-of-two', load: 0.9, config: { strategy: 'power-of-two' }, theory: twoChoices },
];

test.each(CASES)(
  '$name at load $load is within 3 % of the formula.',
  ({ name, load, config, theory }) => {
    const [seen, said] = [meanTime({ load, config }), theory(load)];
    printed.push(
      `${name.padEnd(13)} load ${String(load).padEnd(4)}  simulated ${seen.toFixed(3)}  formula ${said.toFixed(3)}  ${((seen / said - 1) * 100).toFixed(1)} %`,
    );
    expect(Math.abs(seen / said - 1)).toBeLessThan(0.03);
  },
);

afterAll(() => {
  console.log(['Mean time in the system, in service times', ...printed].join('\n'));
});
