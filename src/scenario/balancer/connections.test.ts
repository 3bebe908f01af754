import { expect, test } from 'vitest';
import { activeAt, finished, told } from './told.ts';

const WATCHES = {
  strategy: 'least-connections',
  connections: 'long-lived',
  clients: 90,
  arrivals: 'exp(100ms)',
};
const RESTART = [{ at: '10s', rollingRestart: { every: '60s', shutdownDelay: '10s' } }];

test('After a rolling restart the server that was restarted last has no connection, and stays so.', () => {
  const run = finished({ config: WATCHES, script: RESTART, until: '600s' });
  expect(activeAt(run, 5)).toEqual([30, 30, 30]);
  expect(activeAt(run, 60)).toEqual([0, 45, 45]);
  expect(activeAt(run, 120)).toEqual([45, 0, 45]);
  expect(activeAt(run, 600)).toEqual([45, 45, 0]);
  expect(run.metrics['imbalance']).toBe(1.5);
});

test('Round robin leaves it so too, and the two others unequal.', () => {
  const config = { ...WATCHES, strategy: 'round-robin' };
  const [b1 = 0, b2 = 0, b3 = 0] = activeAt(
    finished({ config, script: RESTART, until: '300s' }),
    300,
  );
  expect(b3).toBe(0);
  expect(b1).toBeGreaterThan(50);
  expect(b1 + b2).toBe(90);
});

test('GOAWAY evens the connections out, a client at a time.', () => {
  const config = { ...WATCHES, goawayChance: 0.02 };
  const run = finished({ config, script: RESTART, until: '1200s' });
  for (const count of activeAt(run, 1200)) expect(Math.abs(count - 30)).toBeLessThanOrEqual(1);
  // Nobody notices: what is under way ends on the old connection.
  expect(run.metrics['errors']).toBe(0);
  expect(told(run, 'close').some(({ reason }) => reason === 'goaway')).toBe(true);
});

test('Half of the clients have gone elsewhere after 693 requests each at a chance of 0.001.', () => {
  const config = { ...WATCHES, goawayChance: 0.001, clients: 1000, arrivals: '1ms', health: 'off' };
  // A request of each client a second.
  const run = finished({ config, until: '693s' });
  const moved = new Set(told(run, 'close').map(({ client }) => client));
  expect(moved.size / 1000).toBeGreaterThan(0.47);
  expect(moved.size / 1000).toBeLessThan(0.53);
});

test('A connection goes down with its server, and a retry elsewhere brings its client back at once.', () => {
  const script = [{ at: '10s', crash: 'b2' }];
  const run = finished({ config: { ...WATCHES, retries: 1 }, script, until: '20s' });
  const closed = told(run, 'close');
  expect(closed).toHaveLength(30);
  expect(new Set(closed.map(({ reason }) => reason))).toEqual(new Set(['reset']));
  const back = told(run, 'connect').filter(({ reason }) => reason !== 'start');
  expect(back.map(({ atUs }) => atUs)).toEqual(Array.from({ length: 30 }, () => 10e6));
  expect(activeAt(run, 20)).toEqual([45, 0, 45]);
});

test('Without a retry, a dead server has the fewest connections and draws every client until it is detected.', () => {
  const run = finished({ config: WATCHES, script: [{ at: '10s', crash: 'b2' }], until: '60s' });
  const detectedUs = told(run, 'unhealthy')[0]?.atUs ?? 0;
  const refused = told(run, 'fail').filter(({ request }) => request === undefined);
  expect(refused.length).toBeGreaterThan(60);
  expect(refused.every(({ backend, atUs }) => backend === 'b2' && atUs < detectedUs)).toBe(true);
  const back = told(run, 'connect').filter(({ reason }) => reason !== 'start');
  expect(back.every(({ atUs }) => atUs > detectedUs)).toBe(true);
  expect(back).toHaveLength(30);
});

test('A client that is refused waits 0.8 to 1.6 s, then twice that, and so on.', () => {
  const config = { ...WATCHES, backends: 1, clients: 1, health: 'off', arrivals: 'off' };
  const script = [
    { at: '1s', crash: 'b1' },
    { at: '60s', restart: 'b1' },
  ];
  const run = finished({ config, script, until: '100s' });
  const attempts = told(run, 'fail').map(({ atUs }) => atUs / 1e6);
  const waits = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
  waits.forEach((wait, index) => {
    const base = Math.min(30, 0.8 * 2 ** index);
    expect(wait).toBeGreaterThanOrEqual(base);
    expect(wait).toBeLessThanOrEqual(2 * base);
  });
  expect(waits.length).toBeGreaterThan(3);
  expect(told(run, 'connect').at(-1)).toMatchObject({ reason: 'reconnect' });
});

test('Existing connections outlive a mark-down, unless the balancer closes them.', () => {
  const script = [{ at: '10s', fail: 'b1' }];
  const after = (onMarkedDown: string): number =>
    activeAt(finished({ config: { ...WATCHES, onMarkedDown }, script, until: '30s' }), 30)[0] ?? -1;
  expect(after('keep')).toBe(30);
  expect(after('close')).toBe(0);
});

test('A client whose server hangs notices after 45 s.', () => {
  const run = finished({ config: WATCHES, script: [{ at: '10s', hang: 'b1' }], until: '70s' });
  const closed = told(run, 'close');
  expect(closed).toHaveLength(30);
  expect(closed.every(({ atUs, reason }) => atUs === 55e6 && reason === 'ping')).toBe(true);
  expect(activeAt(run, 70)).toEqual([0, 45, 45]);
});

test('A lifetime, or a number of requests, ends a connection, and the next may go elsewhere.', () => {
  const lives = finished({
    config: { ...WATCHES, lifetime: '10s', arrivals: 'off' },
    until: '35s',
  });
  expect(told(lives, 'close')).toHaveLength(270);
  const config = { ...WATCHES, requestsPerConnection: 5, clients: 1, arrivals: '1s' };
  const counted = finished({ config, until: '21s' });
  expect(told(counted, 'close').map(({ atUs }) => atUs / 1e6)).toEqual([5, 10, 15, 20]);
});
