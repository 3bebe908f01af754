import { expect, test } from 'vitest';
import { fixed } from './distribution.ts';
import {
  after,
  createToySystem,
  disk,
  send,
  start,
  traceOf,
  type ToyAction,
} from './toy-system.ts';

const write = (saved: string, isAwaited = true): ToyAction => ({
  type: 'persist',
  durable: disk({ saved }),
  isAwaited,
});

const say = (text: string): ToyAction => ({
  type: 'record',
  event: { type: 'said', node: 'n1', text },
});

test('What follows a write in its step waits until the write is on disk; what precedes it does not.', () => {
  const boot = [send('n2', 'before'), write('x'), send('n2', 'after'), send('n1', 'self')];
  const { simulator, trace } = createToySystem({
    nodes: { n1: { boot }, n2: {} },
    diskWriteUs: 500,
  });
  simulator.runUntil(499);
  expect(trace).toEqual(['0 n1 sends #1 before to n2', '10 #1 arrives']);
  expect([simulator.node('n1').durable.saved, simulator.node('n1').state.seen]).toEqual(['', []]);
  simulator.runUntil(500);
  expect(trace.at(-1)).toBe('500 n1 sends #2 after to n2');
  expect(simulator.node('n1').durable.saved).toBe('x');
  expect(simulator.node('n1').state.seen).toEqual(['self@500']);
});

test('Only messages wait: timers start and events are written at once.', () => {
  const boot = [write('x'), start('ten'), say('hello')];
  const setup = { nodes: { n1: { boot } }, timers: { ten: after(10) }, diskWriteUs: 500 };
  expect(traceOf(setup)).toEqual(['0 n1 says hello', '10 n1 timer ten']);
});

test('Writes of one disk follow one another.', () => {
  const boot = [write('x'), send('n2', 'one'), write('y'), send('n2', 'two')];
  const trace = traceOf({ nodes: { n1: { boot }, n2: {} }, diskWriteUs: 500 });
  expect(trace.filter((line) => line.includes('sends'))).toEqual([
    '500 n1 sends #1 one to n2',
    '1000 n1 sends #2 two to n2',
  ]);
});

test('A write that nothing has to wait for takes no time.', () => {
  const boot = [write('x', false), send('n2', 'at once')];
  const { simulator, trace } = createToySystem({
    nodes: { n1: { boot }, n2: {} },
    diskWriteUs: 500,
  });
  expect(trace).toEqual(['0 n1 sends #1 at once to n2']);
  expect(simulator.node('n1').durable.saved).toBe('x');
});

test('A write that a crash overtakes is lost, and with it what waited for it.', () => {
  const { simulator, trace } = createToySystem({
    nodes: { n1: { saved: 'old', boot: [write('new'), send('n2', 'never')] }, n2: {} },
    diskWriteUs: 500,
    commands: [[400, (one) => void one.crash('n1')]],
  });
  simulator.runUntil(10_000);
  expect(trace).toEqual(['400 n1 crash']);
  expect(simulator.node('n1').durable.saved).toBe('old');
});

test.each([
  [500, 'old'],
  [501, 'new'],
])(
  'A write that ends at 500 and a crash at %s leave the %s state: commands come first.',
  (at, saved) => {
    const { simulator } = createToySystem({
      nodes: { n1: { saved: 'old', boot: [write('new')] } },
      diskWriteUs: 500,
      commands: [[at, (one) => void one.crash('n1')]],
    });
    simulator.runUntil(10_000);
    expect(simulator.node('n1').durable.saved).toBe(saved);
  },
);

test('A slow older write does not undo a newer one.', () => {
  const boot = [write('older'), write('newer', false)];
  const { simulator } = createToySystem({ nodes: { n1: { boot } }, diskWriteUs: 500 });
  simulator.runUntil(10_000);
  expect(simulator.node('n1').durable.saved).toBe('newer');
});

test('One disk can be slower than the others, from a moment on.', () => {
  const onTimer = { ten: [write('x'), send('n3', 'stored')] };
  const member = { boot: [start('ten')], on: onTimer };
  const trace = traceOf({
    nodes: { n1: member, n2: member, n3: {} },
    timers: { ten: after(10) },
    diskWriteUs: 5,
    commands: [[0, (one) => one.setDiskWrite('n1', fixed(300))]],
  });
  expect(trace.filter((line) => line.includes('sends'))).toEqual([
    '15 n2 sends #1 stored to n3',
    '310 n1 sends #2 stored to n3',
  ]);
});

test('A pause does not stop the disk, but what waits for it leaves on resuming.', () => {
  const boot = [write('x'), send('n2', 'after')];
  const setup = { nodes: { n1: { boot }, n2: {} }, diskWriteUs: 500 };
  const paused = createToySystem({ ...setup, commands: [[100, (one) => void one.pause('n1')]] });
  paused.simulator.runUntil(900);
  expect(paused.simulator.node('n1').durable.saved).toBe('x');
  paused.simulator.resume('n1');
  paused.simulator.runUntil(950);
  expect(paused.trace.slice(2)).toEqual(['900 n1 sends #1 after to n2', '910 #1 arrives']);
});
