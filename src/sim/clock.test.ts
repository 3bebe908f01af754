import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownTime, realTime, setClock, TRUE_CLOCK, type Clock } from './clock.ts';
import { fixed } from './distribution.ts';
import type { Action, Process } from './process.ts';
import { Simulator, type TimedCommand } from './simulator.ts';
import type { Micros } from './time.ts';

fc.configureGlobal({ seed: 20_261_126, numRuns: 1_000 });

const DAY_US = 24 * 3600 * 1_000_000;
const instants = fc.nat(DAY_US);
const rates = fc.oneof(
  fc.double({ min: 0.01, max: 100, noNaN: true }),
  fc.constantFrom(1, 0.5, 1.25, 1.5, 0.99),
);
const clocks: fc.Arbitrary<Clock> = fc.record({
  rate: rates,
  offsetUs: fc.integer({ min: -DAY_US, max: DAY_US }),
  ownUs: instants,
  sinceUs: instants,
});

describe('A clock', () => {
  test('shows the real time when nobody has set it.', () => {
    fc.assert(
      fc.property(instants, (nowUs) => {
        expect(ownTime(TRUE_CLOCK, nowUs)).toBe(nowUs);
      }),
    );
  });

  test('shows whole microseconds, and never goes back.', () => {
    fc.assert(
      fc.property(clocks, instants, fc.nat(1_000_000), (clock, passedUs, moreUs) => {
        const before = ownTime(clock, clock.sinceUs + passedUs);
        const after = ownTime(clock, clock.sinceUs + passedUs + moreUs);
        expect(Number.isInteger(before)).toBe(true);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('can be read backwards: own and real time are each other’s inverse, to a rounding.', () => {
    fc.assert(
      fc.property(clocks, instants, (clock, passedUs) => {
        const nowUs = clock.sinceUs + passedUs;
        // A microsecond of the coarser of the two.
        const roundingUs = 0.5 + 0.5 / clock.rate;
        expect(Math.abs(realTime(clock, ownTime(clock, nowUs)) - nowUs)).toBeLessThanOrEqual(
          roundingUs,
        );
        const ownUs = clock.ownUs + passedUs;
        expect(Math.abs(ownTime(clock, realTime(clock, ownUs)) - ownUs)).toBeLessThanOrEqual(
          0.5 + 0.5 * clock.rate,
        );
      }),
    );
  });

  test('that goes at 0.8 to 1.25 times the real rate is off by a microsecond at most, read backwards.', () => {
    const nearly = fc.record({
      rate: fc.double({ min: 0.8, max: 1.25, noNaN: true }),
      offsetUs: fc.constant(0),
      ownUs: instants,
      sinceUs: instants,
    });
    fc.assert(
      fc.property(nearly, instants, (clock, passedUs) => {
        const nowUs = clock.sinceUs + passedUs;
        expect(Math.abs(realTime(clock, ownTime(clock, nowUs)) - nowUs)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

interface Told {
  readonly type: 'told';
  readonly now: Micros;
  readonly wall: Micros;
}
interface Message {
  readonly type: string;
}
type Command =
  | { readonly type: 'clock'; readonly rate?: number; readonly offsetUs?: Micros }
  | { readonly type: 'pause' | 'resume' };

/** Starts one timer at its boot, and says what its clock shows then and when the timer ends. */
const alarm: Process<string, Message, undefined, Told> = {
  boot: (_node, _durable, { now, wall }) => ({
    state: 'waiting',
    actions: [
      { type: 'record', event: { type: 'told', now, wall } },
      { type: 'startTimer', timer: 'alarm' },
    ],
  }),
  step: (_state, { now, wall }) => {
    const rung: Action<Message, undefined, Told> = {
      type: 'record',
      event: { type: 'told', now, wall },
    };
    return { state: 'rung', actions: [rung] };
  },
  timerEvent: (_state, timer) => timer,
  describe: () => [],
};

/** The readings of a run: at the boot, and at the end of the timer of `lengthUs`. */
function ringing(
  lengthUs: Micros,
  commands: readonly TimedCommand<Command>[],
  clock: { rate?: number; offsetUs?: Micros } = {},
): { rungAtUs: Micros | undefined; nowUs: Micros; wallUs: Micros; startWallUs: Micros } {
  const simulator = new Simulator<string, Message, undefined, Told, Command>(
    alarm,
    {
      seed: 1,
      nodes: [{ id: 'n1', durable: undefined, isDown: false, clock }],
      timers: { alarm: { length: fixed(lengthUs), renewed: 'atStart' } },
      network: { latency: fixed(0), loss: 0, duplicate: 0, reorder: false },
      diskWrite: fixed(0),
      commands,
    },
    (one, command) => {
      if (command.type === 'pause') one.pause('n1');
      else if (command.type === 'resume') one.resume('n1');
      else {
        const { type: _type, ...setting } = command;
        one.setClock('n1', setting);
      }
    },
  );
  const told: { atUs: Micros; now: Micros; wall: Micros }[] = [];
  simulator.onEvent = (event) => {
    if (event.type === 'told') told.push(event);
  };
  simulator.start();
  simulator.runUntil(DAY_US);
  const [start, rung] = told;
  return {
    rungAtUs: rung?.atUs,
    nowUs: rung?.now ?? NaN,
    wallUs: rung?.wall ?? NaN,
    startWallUs: start?.wall ?? NaN,
  };
}

const S = 1_000_000;
const at = (second: number, command: Command): TimedCommand<Command> => ({
  atUs: second * S,
  command,
});

describe('A timer', () => {
  test.each([
    [1, 10],
    [2, 5],
    [0.5, 20],
    [1.25, 8],
  ])(
    'of 10 s ends, on a clock that goes at %d times the rate, after %d real seconds.',
    (rate, s) => {
      expect(ringing(10 * S, [], { rate })).toMatchObject({ rungAtUs: s * S, nowUs: 10 * S });
    },
  );

  test.each([
    ['faster', 2, 4 + 3],
    ['slower', 0.5, 4 + 12],
  ])(
    'that runs goes on %s when the clock does: what is left of it is rescaled.',
    (_how, rate, s) => {
      // 4 s have passed, 6 own seconds are left.
      const run = ringing(10 * S, [at(4, { type: 'clock', rate })]);
      expect(run).toMatchObject({ rungAtUs: s * S, nowUs: 10 * S });
    },
  );

  test('is rescaled as often as the rate changes, and always ends at its own length.', () => {
    const changes = fc.array(fc.tuple(fc.nat(60), rates), { maxLength: 6 });
    fc.assert(
      fc.property(changes, (some) => {
        const commands = some
          .map(([second, rate]) => at(second, { type: 'clock', rate }))
          .sort((a, b) => a.atUs - b.atUs);
        const { rungAtUs, nowUs } = ringing(10 * S, commands);
        if (rungAtUs === undefined) return;
        // Each change rounds once, in own microseconds of the rate that follows.
        const fastest = Math.max(1, ...some.map(([, rate]) => rate));
        expect(Math.abs(nowUs - 10 * S)).toBeLessThanOrEqual((some.length + 1) * fastest);
      }),
    );
  });

  test('takes no notice of a clock that is set: only the time of day moves.', () => {
    const jumps = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: -DAY_US, max: DAY_US })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(jumps, (some) => {
        const commands = some
          .map(([second, offsetUs]) => at(second, { type: 'clock', offsetUs }))
          .sort((a, b) => a.atUs - b.atUs);
        const last = commands.at(-1)?.command;
        const offsetUs = last?.type === 'clock' ? last.offsetUs : 0;
        expect(ringing(10 * S, commands)).toMatchObject({
          rungAtUs: 10 * S,
          nowUs: 10 * S,
          wallUs: 10 * S + (offsetUs ?? 0),
        });
      }),
    );
  });

  test('that fell due during a pause ends at the resume, whatever rate is set in between.', () => {
    const commands = [
      at(4, { type: 'pause' }),
      at(15, { type: 'clock', rate: 0.01 }),
      at(20, { type: 'resume' }),
    ];
    expect(ringing(10 * S, commands).rungAtUs).toBe(20 * S);
  });

  test('of a paused process goes on: the clock does not stand still.', () => {
    const commands = [at(4, { type: 'pause' }), at(6, { type: 'resume' })];
    expect(ringing(10 * S, commands)).toMatchObject({ rungAtUs: 10 * S, nowUs: 10 * S });
  });
});

test('A clock that is set anew goes on from what it showed: the monotonic reading never jumps.', () => {
  fc.assert(
    fc.property(clocks, instants, rates, (clock, passedUs, rate) => {
      const nowUs = clock.sinceUs + passedUs;
      const node = { clock, timers: {} } as unknown as Parameters<typeof setClock>[1];
      const world = { nowUs } as unknown as Parameters<typeof setClock>[0];
      setClock(world, node, { rate, offsetUs: 5 });
      expect(ownTime(node.clock, nowUs)).toBe(ownTime(clock, nowUs));
      expect(node.clock).toMatchObject({ rate, offsetUs: 5 });
    }),
  );
});

test('The time of day is the monotonic reading and the offset, from the start.', () => {
  expect(ringing(10 * S, [], { offsetUs: 7 * S })).toMatchObject({
    startWallUs: 7 * S,
    wallUs: 17 * S,
  });
});
