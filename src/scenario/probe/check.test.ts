import { describe, expect, test } from 'vitest';
import { metricOf, runProbe, secondsOf, told } from './told.ts';

const range = (values: readonly (number | undefined)[]): [number, number] => {
  const known = values.map((value) => value ?? NaN);
  return [Math.min(...known), Math.max(...known)];
};

const defaults = { until: '60s' };
const at20s = (command: string) => [{ at: '20-22s', [command]: 'target' }];

describe('With the defaults (2 s, 1 s, 2, 3)', () => {
  test('a crash is noticed after 4 to 6 s, and all of that range occurs.', () => {
    const [min, max] = range(metricOf({ ...defaults, script: at20s('crash') }, 'detectMs'));
    expect(min).toBeGreaterThanOrEqual(4_000);
    expect(min).toBeLessThan(4_040);
    expect(max).toBeGreaterThan(5_960);
    // And the answer of a check that was under way.
    expect(max).toBeLessThanOrEqual(6_005);
  });

  test('a hang is noticed after 7 to 9 s: three timeouts and two intervals between them.', () => {
    const [min, max] = range(metricOf({ ...defaults, script: at20s('hang') }, 'detectMs'));
    // A check that was under way times out a little sooner after the hang.
    expect(min).toBeGreaterThanOrEqual(6_995);
    expect(min).toBeLessThan(7_040);
    expect(max).toBeGreaterThan(8_960);
    expect(max).toBeLessThanOrEqual(9_005);
  });

  test('a return is noticed after 2 to 4 s.', () => {
    const script = [
      { at: '10s', crash: 'target' },
      { at: '30-32s', restart: 'target' },
    ];
    const [min, max] = range(metricOf({ ...defaults, script }, 'recoverMs'));
    expect(min).toBeGreaterThanOrEqual(2_000);
    expect(max).toBeLessThanOrEqual(4_010);
    expect(max - min).toBeGreaterThan(1_900);
  });

  test('a target that is well is never called unhealthy.', () => {
    expect(range(metricOf({ until: '120s' }, 'transitions', 50))).toEqual([0, 0]);
  });
});

test('A target that is away for less than two intervals is never noticed, whatever the seed.', () => {
  const script = [{ at: '10s', flap: { every: '3s' } }];
  expect(range(metricOf({ until: '120s', script }, 'transitions', 200))).toEqual([0, 0]);
});

test('Flapping in turns that hold three checks is noticed, and ends with `off`.', () => {
  const script = [
    { at: '10s', flap: { every: '9s' } },
    { at: '60s', flap: 'off' },
  ];
  const run = runProbe({ until: '90s', script });
  expect(told(run, 'unhealthy').length).toBeGreaterThan(1);
  expect(run.finish().metrics?.detectMs).toBeLessThan(6_010);
  const states = told(run, 'state').map((event) => `${String(secondsOf(event))} ${event.to}`);
  expect(states).toEqual([
    '10 failing',
    '19 serving',
    '28 failing',
    '37 serving',
    '46 failing',
    '55 serving',
  ]);
});

test('A new flapping takes the place of the one before it.', () => {
  const script = [
    { at: '10s', flap: '9s' },
    { at: '12s', flap: { every: '1s' } },
  ];
  const states = told(runProbe({ until: '15500ms', script }), 'state').map(secondsOf);
  expect(states).toEqual([10, 13, 14, 15]);
});

describe('Answers later than the timeout', () => {
  const slow = [{ at: '10s', slow: 1_000 }];

  test('are false alarms: the target serves.', () => {
    const run = runProbe({ until: '60s', script: slow });
    expect(run.finish().metrics).toMatchObject({ falseAlarms: 1, transitions: 1 });
    expect(run.finish().metrics).not.toHaveProperty('detectMs');
  });

  test('are none under a longer timeout.', () => {
    expect(
      range(metricOf({ config: { timeout: '6s' }, until: '90s', script: slow }, 'falseAlarms', 50)),
    ).toEqual([0, 0]);
  });

  test('are over when the target is as fast as usual again.', () => {
    const script = [...slow, { at: '40s', slow: { target: 1 } }];
    const run = runProbe({ until: '90s', script });
    expect(told(run, 'healthy')).toHaveLength(1);
    expect(run.finish().verdicts.every(({ isMet }) => isMet)).toBe(true);
  });
});

test('A target that starts slowly is noticed to be back only once it serves.', () => {
  const script = [
    { at: '10s', crash: 'target' },
    { at: '20s', restart: 'target' },
  ];
  const config = { startTime: '15s' };
  const [min, max] = range(metricOf({ config, until: '60s', script }, 'recoverMs', 100));
  expect(min).toBeGreaterThanOrEqual(17_000);
  expect(max).toBeLessThanOrEqual(19_010);
});

test('The first check comes within an interval after the initial delay.', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const [first] = told(runProbe({ config: { initialDelay: '5s' }, until: '10s' }, seed), 'check');
    expect(first && secondsOf(first)).toBeGreaterThanOrEqual(5);
    expect(first && secondsOf(first)).toBeLessThanOrEqual(7.005);
  }
});

test('A command that changes nothing is noted.', () => {
  const script = [
    { at: '5s', recover: null },
    { at: '6s', slow: 1 },
    { at: '7s', crash: null },
    { at: '8s', crash: 'target' },
    { at: '9s', hang: 'target' },
    { at: '10s', flap: 'off' },
    { at: '11s', restart: null },
  ];
  const notes = told(runProbe({ until: '20s', script }), 'note').map(secondsOf);
  expect(notes).toEqual([5, 6, 8, 9, 10]);
});

test('The world at an instant equals a fresh run to it.', () => {
  const source = {
    until: '40s',
    script: [
      { at: '10s', flap: '3s' },
      { at: '25s', hang: null },
    ],
  };
  const run = runProbe(source, 3);
  for (const atUs of [0, 10_000_000, 17_345_678, 31_000_000]) {
    const fresh = runProbe({ ...source, until: `${String(atUs / 1000)}ms` }, 3);
    // A scenario that ends earlier has executed the same commands.
    const { commandsDone: _, ...expected } = plain(fresh.world);
    const { commandsDone: __, ...seen } = plain(run.worldAt(atUs));
    expect(seen).toEqual(expected);
  }
});

/** A world as data alone. */
function plain(world: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(world)) as Record<string, unknown>;
}
