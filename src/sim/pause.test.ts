import { expect, test } from 'vitest';
import { after, createToySystem, send, start, traceOf, type ToyCommand } from './toy-system.ts';

const crash: ToyCommand = (simulator) => void simulator.crash('n1');
const restart: ToyCommand = (simulator) => void simulator.restart('n1');
const pause: ToyCommand = (simulator) => void simulator.pause('n1');
const resume: ToyCommand = (simulator) => void simulator.resume('n1');

const setup = {
  nodes: {
    n1: { boot: [start('twenty'), start('ten'), start('ninety')] },
    n2: { boot: [send('n1', 'a'), send('n1', 'b')] },
  },
  timers: { ten: after(10), twenty: after(20), ninety: after(90) },
  network: { latency: { kind: 'fixed', value: 15 } as const },
};

test('Nothing happens to a paused node; on resuming all that was due happens at once, in order.', () => {
  const trace = traceOf({
    ...setup,
    commands: [
      [5, pause],
      [50, resume],
    ],
  });
  expect(trace.slice(2)).toEqual([
    '5 n1 pause',
    '50 n1 resume',
    '50 n1 timer ten',
    '50 #1 arrives',
    '50 #2 arrives',
    '50 n1 timer twenty',
    '90 n1 timer ninety',
  ]);
});

test('A crash of a paused node loses what waited for it.', () => {
  const trace = traceOf({
    ...setup,
    commands: [
      [5, pause],
      [30, crash],
      [50, restart],
    ],
  });
  expect(trace.slice(2)).toEqual([
    '5 n1 pause',
    '30 n1 crash',
    '50 n1 restart',
    '60 n1 timer ten',
    '70 n1 timer twenty',
    '140 n1 timer ninety',
  ]);
});

test('What waited for a process that crashed never reaches the next one.', () => {
  const { simulator } = createToySystem({
    ...setup,
    commands: [
      [5, pause],
      [30, crash],
      [31, restart],
      [32, pause],
      [33, resume],
    ],
  });
  simulator.runUntil(1_000);
  expect(simulator.node('n1').state.seen).toEqual(['ten@41', 'twenty@51', 'ninety@121']);
});

test('What waited can still cancel a timer that fell due after it.', () => {
  const cancel = { type: 'cancelTimer', timer: 'twenty' } as const;
  const nodes = { n1: { boot: [start('twenty')] }, n2: { boot: [send('n1', 'a', [cancel])] } };
  const trace = traceOf({
    ...setup,
    nodes,
    commands: [
      [5, pause],
      [50, resume],
    ],
  });
  expect(trace.at(-1)).toBe('50 #1 arrives');
});

test('A timer of a paused node cannot be ended by hand.', () => {
  const { simulator } = createToySystem(setup);
  simulator.pause('n1');
  expect(simulator.fireTimer('n1', 'ten')).toBe(false);
});
