import { expect, test } from 'vitest';
import { fixed } from './distribution.ts';
import {
  createToySystem,
  disk,
  send,
  start,
  type ToyAction,
  type ToyCommand,
  type ToySetup,
} from './toy-system.ts';
import type { TimerRule } from './world.ts';

const TICK_US = 100;
const WRITE_US = 1_000;

const ticks = (count: number): TimerRule => ({
  length: fixed(count),
  tickUs: TICK_US,
  renewed: 'onRequest',
});

const write = (saved: string, isAwaited = true): ToyAction => ({
  type: 'persist',
  durable: disk({ saved }),
  isAwaited,
});

const writeEntry: ToyCommand = (simulator) => {
  simulator.host.write('n1');
};

/** n1 beats at every tick; n2 hears it, and may have n1 do something. */
const beating = (setup: Partial<ToySetup> = {}): ToySetup => ({
  nodes: {
    n1: {
      boot: [start('every')],
      on: { every: [send('n2', 'beat'), start('every')] },
    },
    n2: {},
  },
  timers: { every: ticks(1), fifth: ticks(5) },
  diskWriteUs: WRITE_US,
  isOneLoop: true,
  ...setup,
});

function run(setup: ToySetup, untilUs = 10_000) {
  const { simulator, trace } = createToySystem(setup);
  const { phaseUs } = simulator.node('n1');
  simulator.runUntil(untilUs);
  return { simulator, trace, phaseUs };
}

/** The instants at which n1 sends a message, or one of its timers ends. */
function instants(trace: readonly string[], what: string): number[] {
  return trace.filter((line) => line.includes(what)).map((line) => Number.parseInt(line, 10));
}

test('While a loop writes, no tick comes and nothing leaves; of the missed ticks one is kept.', () => {
  const { trace, phaseUs } = run(beating({ commands: [[2_010, writeEntry]] }));
  const beats = instants(trace, 'sends').filter((us) => us > 1_900 && us < 3_300);
  const after = phaseUs + Math.ceil((3_010 - phaseUs) / TICK_US) * TICK_US;
  expect(beats.filter((us) => us > 2_010 && us < 3_010)).toEqual([]);
  expect(beats.filter((us) => us >= 3_010).slice(0, 3)).toEqual([3_010, after, after + TICK_US]);
});

test('What reaches a loop that writes is taken at once; its answer leaves behind the write.', () => {
  const { simulator, trace } = run({
    nodes: { n1: {}, n2: { boot: [send('n1', 'ask', [send('n2', 'answer')])] } },
    diskWriteUs: WRITE_US,
    isOneLoop: true,
    commands: [[5, writeEntry]],
  });
  expect(simulator.node('n1').state.seen).toEqual(['ask@10']);
  expect(instants(trace, 'answer to')).toEqual([1_005]);
});

test('If there is more to write, the answer leaves behind that write too.', () => {
  const { trace } = run({
    nodes: { n1: {}, n2: { boot: [send('n1', 'ask', [send('n2', 'answer')])] } },
    diskWriteUs: WRITE_US,
    isOneLoop: true,
    commands: [
      [5, writeEntry],
      [300, writeEntry],
    ],
  });
  expect(instants(trace, 'answer to')).toEqual([5 + 2 * WRITE_US]);
});

test('What a step asks for behind its own write leaves with that write, whatever is written next.', () => {
  const { trace } = run({
    nodes: { n1: { boot: [write('vote'), send('n2', 'vote')] }, n2: {} },
    diskWriteUs: WRITE_US,
    isOneLoop: true,
    commands: [[300, writeEntry]],
  });
  expect(instants(trace, 'vote to')).toEqual([WRITE_US]);
});

test('What has to be written meanwhile is one write more, however much it is.', () => {
  const { trace } = run({
    nodes: { n1: {}, n2: { boot: [send('n1', 'a', [write('x'), send('n2', 'stored')])] } },
    diskWriteUs: WRITE_US,
    isOneLoop: true,
    commands: [
      [5, writeEntry],
      [20, writeEntry],
      [30, writeEntry],
      [40, (simulator) => void simulator.crash('n2')],
    ],
  });
  expect(instants(trace, 'stored to')).toEqual([5 + 2 * WRITE_US]);
});

test('Between two writes that follow each other comes the tick that was kept, and one alone.', () => {
  const { trace } = run(
    beating({
      commands: [
        [2_010, writeEntry],
        [2_500, writeEntry],
      ],
    }),
  );
  expect(
    instants(trace, 'sends')
      .filter((us) => us > 2_010)
      .slice(0, 2),
  ).toEqual([3_010, 4_010]);
});

test('A timer that is started anew meanwhile counts the kept tick, and no other that was lost.', () => {
  const restarted: ToySetup = beating({
    nodes: {
      n1: { boot: [start('fifth')] },
      n2: { boot: [start('wait')], on: { wait: [send('n1', 'heard', [start('fifth')])] } },
    },
    timers: { fifth: ticks(5), wait: { length: fixed(300), renewed: 'atStart' } },
    commands: [[200, writeEntry]],
  });
  const { trace, phaseUs } = run(restarted);
  const firstAfter = phaseUs + Math.ceil((1_200 - phaseUs) / TICK_US) * TICK_US;
  // Heard at 310. The kept tick is the first of five, at 1 200; four more follow.
  expect(instants(trace, 'timer fifth')).toEqual([firstAfter + 3 * TICK_US]);
});

test('A timer that counts no ticks ends when the loop is free.', () => {
  const { trace } = run({
    nodes: { n1: { boot: [start('ten')] } },
    timers: { ten: { length: fixed(10), renewed: 'atStart' } },
    diskWriteUs: WRITE_US,
    isOneLoop: true,
    commands: [[5, writeEntry]],
  });
  expect(instants(trace, 'timer ten')).toEqual([1_005]);
});

test('A crash loses the write, what waits for it and what would have been written next.', () => {
  const { simulator, trace } = run({
    nodes: { n1: { saved: 'old', boot: [write('new'), send('n2', 'never')] }, n2: {} },
    diskWriteUs: WRITE_US,
    isOneLoop: true,
    commands: [
      [400, writeEntry],
      [500, (one) => void one.crash('n1')],
    ],
  });
  expect(trace).toEqual(['500 n1 crash']);
  expect(simulator.node('n1').durable.saved).toBe('old');
});

test('A write that was asked for before a newer one, and ends after it, changes nothing.', () => {
  const boot = [write('first'), write('second'), write('newest', false)];
  const { simulator } = run({ nodes: { n1: { boot } }, diskWriteUs: WRITE_US, isOneLoop: true });
  expect(simulator.node('n1').durable.saved).toBe('newest');
});

test('A pause does not stop the disk; the loop goes on when both are over, with one tick for all.', () => {
  const { trace } = run(
    beating({
      commands: [
        [2_010, writeEntry],
        [2_500, (one) => void one.pause('n1')],
        [4_050, (one) => void one.resume('n1')],
      ],
    }),
  );
  const beats = instants(trace, 'sends').filter((us) => us > 2_010);
  expect(beats[0]).toBe(4_050);
  expect((beats[1] ?? 0) - (beats[0] ?? 0)).toBeLessThanOrEqual(TICK_US);
  expect((beats[2] ?? 0) - (beats[1] ?? 0)).toBe(TICK_US);
});

test('A pause that ends before the write leaves the loop waiting.', () => {
  const { trace } = run(
    beating({
      commands: [
        [2_010, writeEntry],
        [2_200, (one) => void one.pause('n1')],
        [2_600, (one) => void one.resume('n1')],
      ],
    }),
  );
  expect(instants(trace, 'sends').find((us) => us > 2_010)).toBe(3_010);
});

test('A disk that takes no time keeps nobody waiting.', () => {
  const quick = beating({ diskWriteUs: 0, commands: [[2_010, writeEntry]] });
  expect(run(quick).trace).toEqual(run({ ...quick, commands: [] }).trace);
});
