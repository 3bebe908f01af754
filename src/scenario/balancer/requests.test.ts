import { expect, test } from 'vitest';
import { finished, picksOf, told } from './told.ts';

const STEADY = { arrivals: '100ms', health: 'off' } as const;

test('Round robin gives equal choices, not equal load.', () => {
  const { metrics } = finished({
    config: { arrivals: 'exp(10ms)' },
    script: [{ at: '0s', slow: { b1: 5 } }],
    until: '30s',
  });
  expect(metrics['share.b1']).toBeCloseTo(1 / 3, 3);
  expect(metrics['p99Ms']).toBeGreaterThan(700);
  expect(metrics['errors']).toBe(0);
});

test('The same requests are the same work, whatever the strategy makes of them.', () => {
  const means = ['round-robin', 'random', 'least-connections', 'maglev'].map(
    (strategy) => finished({ config: { strategy }, until: '20s' }).metrics['meanMs'],
  );
  expect(new Set(means).size).toBe(1);
});

test('A server serves as many at once as its capacity, and lets as many wait as the queue holds.', () => {
  const backends = [{ name: 'b1', service: '1s', capacity: 1 }];
  const run = finished({ config: { ...STEADY, backends, queue: 2, requests: 5 }, until: '10s' });
  expect(told(run, 'respond').map(({ request, tookMs }) => [request, tookMs])).toEqual([
    [1, 1000],
    [2, 1900],
    [3, 2800],
  ]);
  // When nobody has room, nobody is chosen.
  expect(told(run, 'fail').map(({ request, reason }) => [request, reason])).toEqual([
    [4, 'noBackend'],
    [5, 'noBackend'],
  ]);
});

test('A crash loses what is being served, and refuses what comes until the checks notice.', () => {
  const config = { arrivals: '100ms', backends: [{ name: 'b1', service: '250ms' }, 'b2'] };
  const run = finished({ config, script: [{ at: '10s', crash: 'b1' }], until: '30s' });
  const reasons = told(run, 'fail').map(({ reason }) => reason);
  expect(reasons.slice(0, 2)).toEqual(['reset', 'refused']);
  const [unhealthy] = told(run, 'unhealthy');
  expect(unhealthy?.target).toBe('b1');
  const { detectMs = 0 } = run.metrics;
  expect(detectMs).toBeGreaterThan(4000);
  expect(detectMs).toBeLessThan(6010);
  // Every second request, until then.
  expect(reasons.filter((reason) => reason === 'refused').length).toBe(Math.round(detectMs / 200));
});

test('A retry on another server hides a crash.', () => {
  const script = [{ at: '10s', crash: 'b1' }];
  const run = finished({ config: { retries: 1 }, script, until: '20s' });
  expect(run.metrics['errors']).toBe(0);
  expect(run.metrics['retried']).toBeGreaterThan(100);
});

test('Without health checks a dead server goes on getting its share.', () => {
  const script = [{ at: '10s', crash: 'b1' }];
  const { metrics } = finished({ config: { health: 'off' }, script, until: '60s' });
  expect(metrics['detectMs']).toBeUndefined();
  expect((metrics['errors'] ?? 0) / (metrics['requests'] ?? 1)).toBeCloseTo(50 / 60 / 3, 1);
});

// nginx counts whole seconds, and takes one more: compared with a real one by `npm run test:interop`.
test('nginx leaves a server out for fail_timeout and up to a second after one failure, then tries it with one request.', () => {
  const config = { ...STEADY, backends: 2, passive: {} };
  const run = finished({ config, script: [{ at: '1s', crash: 'b1' }], until: '40s' });
  const failures = told(run, 'fail').map(({ atUs }) => atUs / 1_000_000);
  expect(failures).toHaveLength(4);
  failures.slice(1).forEach((second, index) => {
    expect(second - (failures[index] ?? 0)).toBeGreaterThan(10);
    expect(second - (failures[index] ?? 0)).toBeLessThanOrEqual(11.2);
  });
  expect(told(run, 'unhealthy')).toHaveLength(1);
});

test('nginx never leaves out its only server.', () => {
  const config = { ...STEADY, backends: 1, passive: {} };
  const run = finished({ config, script: [{ at: '1s', crash: 'b1' }], until: '4s' });
  expect(told(run, 'fail').filter(({ reason }) => reason === 'refused')).toHaveLength(31);
  expect(told(run, 'unhealthy')).toEqual([]);
});

test('A request to a server that hangs waits for its timeout, or for the server to go on.', () => {
  const config = { ...STEADY, backends: [{ name: 'b1', service: '10ms' }], requestTimeout: '2s' };
  const script = [
    { at: '1050ms', hang: 'b1' },
    { at: '4s', recover: 'b1' },
  ];
  const run = finished({ config: { ...config, requests: 30 }, script, until: '6s' });
  const [first] = told(run, 'fail');
  expect(first).toMatchObject({ atUs: 3_100_000, request: 11, reason: 'timeout' });
  const late = told(run, 'respond').filter(({ tookMs }) => tookMs > 10);
  expect(late[0]).toMatchObject({ atUs: 4_010_000, tookMs: 1910 });
});

test('A drained server finishes what it has and gets nothing new.', () => {
  const script = [
    { at: '5s', drain: 'b1' },
    { at: '15s', ready: 'b1' },
  ];
  const run = finished({ config: {}, script, until: '20s' });
  const between = told(run, 'pick').filter(({ atUs }) => atUs > 5_000_000 && atUs < 15_000_000);
  expect(between.some(({ backend }) => backend === 'b1')).toBe(false);
  expect(run.metrics['errors']).toBe(0);
  expect(told(run, 'pick').some(({ atUs, backend }) => atUs > 15_000_000 && backend === 'b1')).toBe(
    true,
  );
});

test('A server that is about to stop says so first: with a delay longer than detection nobody is refused.', () => {
  const restart = (shutdownDelay: string): Readonly<Record<string, number | undefined>> =>
    finished({
      config: {},
      script: [{ at: '5s', rollingRestart: { every: '40s', shutdownDelay } }],
      until: '140s',
    }).metrics;
  expect(restart('0s')['errors']).toBeGreaterThan(300);
  expect(restart('10s')['errors']).toBe(0);
});

test('A server that comes back with slow start gets little at first.', () => {
  const script = [
    { at: '10s', crash: 'b1' },
    { at: '30s', restart: 'b1' },
  ];
  const config = { strategy: 'smooth-weighted', slowStart: '20s', arrivals: '10ms' };
  const run = finished({ config, script, until: '70s' });
  const healthyUs = told(run, 'healthy')[0]?.atUs ?? 0;
  const shareIn = (fromS: number, toS: number): number => {
    const picks = told(run, 'pick').filter(
      ({ atUs }) => atUs >= healthyUs + fromS * 1e6 && atUs < healthyUs + toS * 1e6,
    );
    return picks.filter(({ backend }) => backend === 'b1').length / picks.length;
  };
  expect(shareIn(0, 2)).toBeLessThan(0.06);
  expect(shareIn(9, 11)).toBeGreaterThan(0.15);
  expect(shareIn(9, 11)).toBeLessThan(0.25);
  expect(shareIn(21, 25)).toBeCloseTo(1 / 3, 2);
});

test('Weights and strategies change during a run.', () => {
  const script = [
    { at: '950ms', weight: { b1: 5 } },
    { at: '1650ms', strategy: 'round-robin' },
  ];
  const run = finished({ config: { ...STEADY, strategy: 'smooth-weighted' }, script, until: '3s' });
  expect(picksOf(run, 22).join(' ')).toBe(
    'b1 b2 b3 b1 b2 b3 b1 b2 b3 ' + 'b1 b1 b2 b1 b3 b1 b1 ' + 'b1 b2 b3 b1 b2 b3',
  );
});

test('A removed server moves its own keys with a ring, and most keys with a remainder.', () => {
  const moved = (strategy: string): number =>
    finished({
      config: { backends: 4, clients: 1000, strategy, arrivals: 'off', tableSize: 65537 },
      script: [{ at: '1s', remove: 'b2' }],
      until: '2s',
    }).metrics['moved'] ?? 0;
  expect(moved('consistent-hash')).toBeGreaterThan(0.15);
  expect(moved('consistent-hash')).toBeLessThan(0.35);
  expect(moved('maglev')).toBeLessThan(0.35);
  expect(moved('source-hash')).toBeGreaterThan(0.6);
});

test('A server that is added gets its share from then on, and is checked like the others.', () => {
  const script = [
    { at: '10s', add: { name: 'b4', weight: 2 } },
    { at: '20s', crash: 'b4' },
  ];
  const run = finished({ config: { strategy: 'smooth-weighted' }, script, until: '40s' });
  const after = told(run, 'pick').filter(({ atUs }) => atUs > 10e6 && atUs < 20e6);
  const share = after.filter(({ backend }) => backend === 'b4').length / after.length;
  expect(share).toBeCloseTo(0.4, 2);
  expect(told(run, 'unhealthy').map(({ target }) => target)).toEqual(['b4']);
});
