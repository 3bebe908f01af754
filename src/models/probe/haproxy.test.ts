import { describe, expect, test } from 'vitest';
import { fixed, type Distribution } from '../../sim/distribution.ts';
import { Simulator } from '../../sim/simulator.ts';
import type { Process } from '../../sim/process.ts';
import { stepperOf } from '../step.ts';
import type { CheckEvent, CheckMessage, TargetSignal } from './messages.ts';
import { proberMachine, type Prober, type ProberSettings } from './prober.ts';
import { targetMachine, type Target } from './target.ts';

const MS = 1_000;
/** What takes no more than its name. */
type SignalType = Exclude<TargetSignal['type'], 'flap'>;
type Message = CheckMessage | TargetSignal;
type Process_ = Process<Prober | Target, Message, undefined, CheckEvent>;

/** A target named b1 and its prober b1/check. */
function process(settings: ProberSettings): Process_ {
  const probers = stepperOf<Prober, Message, undefined, CheckEvent>(proberMachine);
  const targets = stepperOf<Target, Message, undefined, CheckEvent>(targetMachine);
  const stepper = (state: Prober | Target) =>
    ('health' in state.context ? probers : targets) as typeof targets;
  return {
    boot: (id) =>
      id === 'b1'
        ? targets.boot({ id, settings: { initial: 'serving' } })
        : probers.boot({ id, target: 'b1', settings }),
    step: (state, input) => stepper(state).step(state as Target, input),
    timerEvent: (state, timer) => stepper(state).timerEvent(state as Target, timer),
    describe: () => [],
  };
}

interface Setup {
  readonly untilMs?: number;
  readonly seed: number;
  readonly interval: number;
  readonly fastInterval?: number;
  readonly downInterval?: number;
  readonly timeout?: number;
  readonly answer?: Distribution;
  /** One way. */
  readonly latencyMs?: number;
  readonly settings?: Partial<ProberSettings>;
  readonly commands: readonly { readonly atMs: number; readonly type: SignalType }[];
}

function run(setup: Setup): (CheckEvent & { atMs: number })[] {
  const { seed, interval, fastInterval = interval, downInterval = interval } = setup;
  const { timeout = interval, answer = fixed(0) } = setup;
  const timer = (ms: number) => ({ length: fixed(ms * MS), renewed: 'atStart' }) as const;
  const events: (CheckEvent & { atMs: number })[] = [];
  const simulator = new Simulator<Prober | Target, Message, undefined, CheckEvent, SignalType>(
    process({ rise: 2, fall: 3, probe: 'health', initial: 'up', ...setup.settings }),
    {
      seed,
      nodes: [
        { id: 'b1', durable: undefined, isDown: false },
        { id: 'b1/check', durable: undefined, isDown: false },
      ],
      timers: {
        initialDelay: timer(0),
        firstCheck: { length: { kind: 'uniform', min: 0, max: interval * MS }, renewed: 'atStart' },
        interval: timer(interval),
        fastInterval: timer(fastInterval),
        downInterval: timer(downInterval),
        timeout: timer(timeout),
        answer: { length: answer, renewed: 'atStart' },
        startTime: timer(0),
      },
      network: {
        latency: fixed((setup.latencyMs ?? 0) * MS),
        loss: 0,
        duplicate: 0,
        reorder: false,
      },
      diskWrite: fixed(0),
      commands: setup.commands.map(({ atMs, type }) => ({ atUs: atMs * MS, command: type })),
    },
    (one, type) => {
      one.signal('b1', { type });
    },
  );
  simulator.onEvent = (event) => {
    if (event.type === 'check' || event.type === 'healthy' || event.type === 'unhealthy')
      events.push({ ...event, atMs: event.atUs / MS });
  };
  simulator.start();
  simulator.runUntil((setup.untilMs ?? 20_000) * MS);
  return events;
}

const SEEDS = Array.from({ length: 500 }, (_, index) => index + 1);

/** From the first command to the first unhealthy verdict, of each seed. */
function detections(setup: Omit<Setup, 'seed'>): number[] {
  const atMs = setup.commands[0]?.atMs ?? NaN;
  return SEEDS.map((seed) => {
    const events = run({ seed, ...setup });
    return (events.find((event) => event.type === 'unhealthy')?.atMs ?? NaN) - atMs;
  });
}

/** Every tenth of a range holds about a tenth of the values. */
function expectUniform(values: readonly number[], min: number, max: number): void {
  const shares = Array.from({ length: 10 }, () => 0);
  for (const value of values) {
    expect(value).toBeGreaterThanOrEqual(min);
    expect(value).toBeLessThanOrEqual(max);
    const tenth = Math.min(9, Math.floor(((value - min) / (max - min)) * 10));
    shares[tenth] = (shares[tenth] ?? 0) + 1;
  }
  // Four standard deviations of a share of 500.
  for (const share of shares) expect(Math.abs(share - 50)).toBeLessThan(27);
}

// HAProxy 2.6.12: 1034 … 1502 ms and 546 … 957 ms, in 20 rounds (../shared/oracles/README.md).
describe('HAProxy with inter 500 fall 3 rise 2', () => {
  const commands = [
    { atMs: 5_000, type: 'crash' },
    { atMs: 10_000, type: 'restart' },
  ] as const;

  test('marks a server whose port is closed down after 1000 to 1500 ms, any of them alike.', () => {
    expectUniform(detections({ interval: 500, commands }), 1_000, 1_500);
  });

  test('marks it up again 500 to 1000 ms after it is back, any of them alike.', () => {
    const ups = SEEDS.map((seed) => {
      const events = run({ seed, interval: 500, commands });
      return (events.find((event) => event.type === 'healthy')?.atMs ?? NaN) - 10_000;
    });
    expectUniform(ups, 500, 1_000);
  });
});

describe('The next check', () => {
  const hang = [{ atMs: 10_000, type: 'hang' }] as const;
  const crash = [{ atMs: 10_000, type: 'crash' }] as const;

  test('starts an interval after the end of one that timed out: 7 to 9 s with 2 s and 1 s.', () => {
    expectUniform(detections({ interval: 2_000, timeout: 1_000, commands: hang }), 7_000, 9_000);
  });

  test('comes after fastinter once one has failed: 0.5 to 2.5 s with 2 s and 250 ms.', () => {
    expectUniform(detections({ interval: 2_000, fastInterval: 250, commands: crash }), 500, 2_500);
  });

  test('comes after downinter while the server is down.', () => {
    const checks = run({
      seed: 1,
      interval: 1_000,
      downInterval: 7_000,
      commands: crash,
      untilMs: 60_000,
    })
      .filter((event) => event.type === 'check' && event.atMs > 14_000)
      .map(({ atMs }) => atMs);
    expect(checks.length).toBeGreaterThan(4);
    checks.slice(1).forEach((atMs, index) => {
      expect(atMs - (checks[index] ?? NaN)).toBeCloseTo(7_000, 6);
    });
  });

  test('waits for the answer as well: the interval begins when the check has ended.', () => {
    const checks = run({ seed: 1, interval: 1_000, answer: fixed(300 * MS), commands: [] });
    const [first, second] = checks;
    expect((second?.atMs ?? NaN) - (first?.atMs ?? NaN)).toBeCloseTo(1_300, 6);
  });
});

describe('A verdict', () => {
  test('at the start is up, and the very first failure ends it: init-state up.', () => {
    const [check, verdict] = run({
      seed: 1,
      interval: 500,
      commands: [{ atMs: 0, type: 'crash' }],
    });
    expect(check).toMatchObject({ type: 'check', ok: false, reason: 'refused', count: 1, of: 3 });
    expect(verdict).toMatchObject({ type: 'unhealthy', count: 1, node: 'b1/check', target: 'b1' });
  });

  test.each([
    ['fully-up', 3],
    ['down', 0],
    ['fully-down', 0],
  ] as const)('of init-state %s takes %d failures to fall.', (initial, failures) => {
    const events = run({
      seed: 1,
      interval: 500,
      settings: { initial },
      commands: [{ atMs: 0, type: 'crash' }],
    });
    const at = events.findIndex(({ type }) => type === 'unhealthy');
    expect(at).toBe(failures === 0 ? -1 : failures);
  });

  test('takes one success from init-state down, and two from fully-down.', () => {
    const first = (initial: 'down' | 'fully-down') =>
      run({ seed: 1, interval: 500, settings: { initial }, commands: [] }).findIndex(
        ({ type }) => type === 'healthy',
      );
    expect([first('down'), first('fully-down')]).toEqual([1, 2]);
  });

  test('names what the last check saw: a server that answers badly fails, one that hangs times out.', () => {
    const reasonOf = (type: SignalType) =>
      run({ seed: 3, interval: 500, commands: [{ atMs: 5_000, type }] }).find(
        (event) => event.type === 'unhealthy',
      );
    expect(reasonOf('fail')).toMatchObject({ reason: 'failing' });
    expect(reasonOf('hang')).toMatchObject({ reason: 'timeout' });
    expect(reasonOf('crash')).toMatchObject({ reason: 'refused' });
  });

  test('does not change while failures are interrupted: the count starts anew.', () => {
    // 0.9 s hold two checks at most.
    const short = Array.from({ length: 20 }, (_, index) => ({
      atMs: 5_000 + index * 900,
      type: index % 2 === 0 ? ('fail' as const) : ('recover' as const),
    }));
    for (const seed of SEEDS.slice(0, 50)) {
      const events = run({ seed, interval: 500, commands: short, untilMs: 30_000 });
      expect(events.some(({ type }) => type === 'unhealthy')).toBe(false);
    }
  });
});

test('An answer that comes after its timeout is nobody’s answer.', () => {
  // There and back takes 600 ms: each answer arrives while the next check is under way.
  const events = run({ seed: 1, interval: 50, timeout: 500, latencyMs: 300, commands: [] });
  expect(events.length).toBeGreaterThan(10);
  expect(events.some((event) => event.reason === 'answered')).toBe(false);
});
