import { describe, expect, test } from 'vitest';
import { metricOf, runProbe, secondsOf, told, type ProbeTraceEvent } from './told.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const probe = { period: '10s', timeout: '1s', failureThreshold: 3 };

/** The instants of one kind of event, in seconds. */
const times = (run: ReturnType<typeof runProbe>, type: ProbeTraceEvent['type']): number[] =>
  told(run, type).map(secondsOf);

describe('A container that ends by itself', () => {
  // client-go util/flowcontrol/backoff.go, Backoff.Next
  test('is started again at once, then after 10, 20, 40, 80, 160 and 300 s.', () => {
    const run = runProbe({ config: { crashAfter: '1s' }, until: '40m' });
    const starts = times(run, 'containerStarted');
    const ends = times(run, 'containerExited');
    const waits = ends.map((end, index) => (starts[index + 1] ?? NaN) - end);
    expect(waits.slice(0, 9)).toEqual([0, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  test('is forgiven after ten minutes: the next restart comes at once again.', () => {
    const config = { crashAfter: '601s' };
    const starts = times(runProbe({ config, until: '60m' }), 'containerStarted');
    expect(starts).toEqual([0, 601, 1202, 1803, 2404, 3005]);
  });

  test('is not forgiven before: it waits 10 s the second time.', () => {
    const config = { crashAfter: '599s' };
    const starts = times(runProbe({ config, until: '25m' }), 'containerStarted');
    expect(starts).toEqual([0, 599, 1208]);
  });

  test('is out of the endpoints until it runs again.', () => {
    const config = { terminationGracePeriod: '30s' };
    const script = [
      { at: '5s', crash: null },
      { at: '6s', crash: null },
    ];
    const run = runProbe({ config, script, until: '20s' });
    expect(times(run, 'notReady')).toEqual([5, 6]);
    expect(times(run, 'ready')).toEqual([0, 5, 16]);
  });
});

describe('A liveness probe', () => {
  const config = { liveness: probe };

  test('that fails three times has the container restarted, after two to three periods.', () => {
    for (const seed of SEEDS) {
      const run = runProbe({ config, until: '80s', script: [{ at: '30s', fail: null }] }, seed);
      const [terminated = NaN] = times(run, 'terminate');
      expect(terminated).toBeGreaterThanOrEqual(50);
      expect(terminated).toBeLessThanOrEqual(60.005);
      expect(told(run, 'containerExited')[0]).toMatchObject({ exit: 'terminated' });
    }
  });

  test('that finds the process hung waits for SIGKILL: 30 s more.', () => {
    const run = runProbe({ config, until: '120s', script: [{ at: '30s', hang: null }] });
    const [terminated = NaN] = times(run, 'terminate');
    const [killed = NaN] = times(run, 'kill');
    expect(killed - terminated).toBeCloseTo(30, 6);
    expect(times(run, 'containerStarted')).toEqual([0, killed]);
  });

  test('kills what does not handle SIGTERM only after the grace period.', () => {
    const script = [{ at: '30s', fail: null }];
    const deaf = { ...config, handlesSigterm: false, terminationGracePeriod: '7s' };
    const run = runProbe({ config: deaf, until: '120s', script });
    expect((times(run, 'kill')[0] ?? NaN) - (times(run, 'terminate')[0] ?? NaN)).toBeCloseTo(7, 6);
  });

  test('counts a new container’s failures from one: nothing is left of the old ones.', () => {
    // Two failures, then the process crashes; the new one fails twice and recovers.
    for (const seed of SEEDS.slice(0, 50)) {
      const script = [
        { at: '30s', fail: null },
        { at: '50s', crash: null },
        { at: '50s', fail: null },
        { at: '69s', recover: null },
      ];
      const run = runProbe({ config, until: '120s', script }, seed);
      expect(told(run, 'terminate')).toEqual([]);
    }
  });

  test('is quiet from its verdict until there is a new container.', () => {
    const run = runProbe({ config, until: '120s', script: [{ at: '30s', hang: null }] });
    const [terminated = NaN] = times(run, 'terminate');
    const between = times(run, 'check').filter((at) => at > terminated && at < terminated + 30);
    expect(between).toEqual([]);
  });

  // SyncPod kills and starts in one go; doBackOff sees only the end of the container before that one.
  test('has its first restarts made at once: the wait counts from the end of the container before.', () => {
    const run = runProbe({ config: { ...config, startTime: '1h' }, until: '10m' });
    const waits = times(run, 'containerExited').map((end, index) =>
      Math.round((times(run, 'containerStarted')[index + 1] ?? NaN) - end),
    );
    expect(waits.slice(0, 7)).toEqual([0, 0, 0, 0, 40, 80, 160]);
  });
});

describe('kubeadm’s liveness probe of kube-apiserver', () => {
  const liveness = { initialDelay: '10s', period: '10s', timeout: '15s', failureThreshold: 8 };

  test('acts 120 to 130 s after a hang: a probe longer than its period is followed at once.', () => {
    const detected = SEEDS.map((seed) => {
      const script = [{ at: '60s', hang: null }];
      const run = runProbe({ config: { liveness }, until: '220s', script }, seed);
      return (times(run, 'terminate')[0] ?? NaN) - 60;
    });
    expect(Math.min(...detected)).toBeGreaterThanOrEqual(119.995);
    expect(Math.max(...detected)).toBeLessThanOrEqual(130.005);
    expect(Math.max(...detected) - Math.min(...detected)).toBeGreaterThan(9);
  });

  test('acts 70 to 80 s after a failure that answers at once.', () => {
    for (const seed of SEEDS) {
      const script = [{ at: '60s', fail: null }];
      const run = runProbe({ config: { liveness }, until: '220s', script }, seed);
      const detected = (times(run, 'terminate')[0] ?? NaN) - 60;
      expect(detected).toBeGreaterThanOrEqual(70);
      expect(detected).toBeLessThanOrEqual(80.005);
    }
  });

  test('does not look before its initial delay, after every start of a container.', () => {
    for (const seed of SEEDS) {
      const script = [{ at: '47s', crash: null }];
      const run = runProbe({ config: { liveness }, until: '80s', script }, seed);
      const checks = times(run, 'check');
      expect(checks[0]).toBeGreaterThanOrEqual(10);
      expect(checks[0]).toBeLessThanOrEqual(20.005);
      const next = checks.find((at) => at > 47) ?? NaN;
      expect(next).toBeGreaterThanOrEqual(57);
      expect(next).toBeLessThanOrEqual(67.005);
    }
  });
});

describe('A startup probe', () => {
  const config = {
    startup: { ...probe, failureThreshold: 30 },
    liveness: probe,
    readiness: probe,
    startTime: '60s',
  };

  test('holds the others back until it succeeds.', () => {
    for (const seed of SEEDS.slice(0, 50)) {
      const run = runProbe({ config, until: '120s' }, seed);
      const [started = NaN] = times(run, 'started');
      expect(started).toBeGreaterThanOrEqual(60);
      expect(started).toBeLessThanOrEqual(70.005);
      const others = told(run, 'check').filter(({ node }) => node !== 'startup');
      expect(Math.min(...others.map(secondsOf))).toBeGreaterThanOrEqual(started);
      const own = told(run, 'check', 'startup').map(secondsOf);
      expect(Math.max(...own)).toBeLessThanOrEqual(started);
      expect(run.finish().metrics).toMatchObject({ restarts: 0, falseAlarms: 0 });
    }
  });

  test('that fails too often has the container restarted as well.', () => {
    const impatient = { ...config, startup: { ...probe, failureThreshold: 2 } };
    const run = runProbe({ config: impatient, until: '30s' });
    expect(told(run, 'terminate')[0]).toMatchObject({ because: 'startup' });
    expect(run.finish().metrics?.restarts).toBeGreaterThan(0);
  });

  test('is followed by a look of the readiness probe at once.', () => {
    const run = runProbe({ config, until: '120s' });
    const [started = NaN] = times(run, 'started');
    expect((times(run, 'ready')[0] ?? NaN) - started).toBeLessThanOrEqual(0.005);
  });
});

describe('A readiness probe', () => {
  const readiness = { ...probe, successThreshold: 2 };

  test('that fails changes endpoints and restarts nothing, however long.', () => {
    const run = runProbe({
      config: { readiness },
      until: '30m',
      script: [{ at: '60s', fail: null }],
    });
    expect(times(run, 'notReady')).toHaveLength(1);
    expect(run.finish().metrics).toMatchObject({ restarts: 0, transitions: 2 });
  });

  test('has to succeed as often as asked before the container is ready.', () => {
    for (const seed of SEEDS.slice(0, 50)) {
      const [ready] = told(runProbe({ config: { readiness }, until: '60s' }, seed), 'ready');
      const checks = times(runProbe({ config: { readiness }, until: '60s' }, seed), 'check');
      expect((ready?.atUs ?? NaN) / 1e6).toBeCloseTo(checks[1] ?? NaN, 6);
    }
  });

  test('finds false alarms too: a slow process is taken out although it serves.', () => {
    const script = [{ at: '60s', slow: 1_000 }];
    const run = runProbe({ config: { readiness }, until: '120s', script });
    expect(run.finish().metrics).toMatchObject({ falseAlarms: 1, restarts: 0 });
  });
});

test('A container without probes is ready as soon as it starts, hung or not.', () => {
  const run = runProbe({
    config: { terminationGracePeriod: '30s' },
    until: '60s',
    script: [{ at: '10s', hang: null }],
    expect: [{ state: 'ready', restarts: 0, target: 'hung' }],
  });
  expect(run.finish().isMet).toBe(true);
});

test('`restart` stops the process, and its kubelet starts it again.', () => {
  const run = runProbe({ config: { liveness: probe }, script: [{ at: '5s', restart: 'target' }] });
  expect(told(run, 'containerExited')[0]).toMatchObject({ exit: 'stopped' });
  expect(times(run, 'containerStarted')).toEqual([0, 5]);
});

test('A hang is detected in each of a hundred runs.', () => {
  const config = { startup: probe, liveness: probe, readiness: probe };
  const script = [{ at: '60s', hang: null }];
  expect(metricOf({ config, script, until: '120s' }, 'detectMs', 100)).not.toContain(undefined);
});
