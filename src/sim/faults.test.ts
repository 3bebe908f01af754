import { describe, expect, test } from 'vitest';
import { partition } from './network.ts';
import { after, createToySystem, send, start, traceOf, type ToyCommand } from './toy-system.ts';

const crash: ToyCommand = (simulator) => void simulator.crash('n1');
const restart: ToyCommand = (simulator) => void simulator.restart('n1');

describe('Crash and restart', () => {
  test('A crash loses what is not on disk; the process boots from what is.', () => {
    const { simulator } = createToySystem({
      nodes: { n1: { saved: 'disk' }, n2: { boot: [send('n1', 'hello')] } },
      commands: [
        [20, crash],
        [30, restart],
      ],
    });
    simulator.runUntil(20);
    expect(simulator.node('n1').state.seen).toEqual(['hello@10']);
    simulator.runUntil(30);
    expect(simulator.node('n1').state).toEqual({ durable: simulator.node('n1').durable, seen: [] });
    expect(simulator.node('n1').durable.saved).toBe('disk');
  });

  test('What a member had sent before it crashed arrives.', () => {
    const nodes = { n1: { boot: [send('n2', 'last words')] }, n2: {} };
    expect(traceOf({ nodes, commands: [[5, crash]] })).toContain('10 #1 arrives');
  });

  test('Whether a receiver is down is judged when the message arrives, not when it leaves.', () => {
    const setup = { nodes: { n1: {}, n2: { boot: [send('n1', 'hello')] } } };
    expect(traceOf({ ...setup, commands: [[5, crash]] })).toContain('10 #1 is dropped: down');
    const back = traceOf({ ...setup, down: ['n1'], commands: [[9, restart]] });
    expect(back).toContain('10 #1 arrives');
  });

  test('Timers end with their process: the next one starts its own.', () => {
    const trace = traceOf({
      nodes: { n1: { boot: [start('ten')] } },
      timers: { ten: after(10) },
      commands: [
        [7, crash],
        [8, restart],
      ],
    });
    expect(trace).toEqual(['7 n1 crash', '8 n1 restart', '18 n1 timer ten']);
  });

  test('Each fault says whether it did anything.', () => {
    const { simulator, trace } = createToySystem({ nodes: { n1: {} } });
    const did = [simulator.restart('n1'), simulator.resume('n1'), simulator.crash('n1')];
    did.push(simulator.crash('n1'), simulator.pause('n1'), simulator.restart('n1'));
    did.push(simulator.pause('n1'), simulator.pause('n1'), simulator.crash('n1'));
    expect(did).toEqual([false, false, true, false, false, true, true, false, true]);
    expect(trace).toEqual(['0 n1 crash', '0 n1 restart', '0 n1 pause', '0 n1 crash']);
  });

  test('A node that nobody declared is an error that names it.', () => {
    const { simulator } = createToySystem({ nodes: { n1: {} } });
    expect(() => simulator.crash('n9')).toThrow('There is no node n9.');
  });
});

describe('Messages that do not arrive', () => {
  const nodes = { n1: { boot: [start('forty')], on: { forty: [send('n2', 'b')] } }, n2: {} };
  const setup = {
    nodes: { ...nodes, n3: { boot: [send('n2', 'a')] } },
    timers: { forty: after(40) },
  };

  test('A partition is judged when a message leaves and again when it arrives.', () => {
    const split: ToyCommand = ({ world }) => partition(world, [['n2'], ['n1', 'n3']]);
    const whole: ToyCommand = ({ world }) => partition(world, [['n1', 'n2', 'n3']]);
    expect(
      traceOf({
        ...setup,
        commands: [
          [5, split],
          [45, whole],
        ],
      }).slice(1),
    ).toEqual([
      '10 #1 is dropped: partition',
      '40 n1 timer forty',
      '40 n1 sends #2 b to n2',
      '40 #2 is dropped: partition',
    ]);
    expect(
      traceOf({
        ...setup,
        commands: [
          [5, split],
          [6, whole],
        ],
      }),
    ).toContain('10 #1 arrives');
  });

  test('A rule drops the next messages that match, so many and no more.', () => {
    const ask = [send('n2', 'a'), send('n2', 'b'), send('n2', 'a'), send('n2', 'a')];
    const trace = traceOf({
      nodes: { n1: { boot: [start('forty')], on: { forty: ask } }, n2: {} },
      timers: { forty: after(40) },
      commands: [[0, (one) => one.dropNext({ from: 'n1', to: 'n2', type: 'a', count: 2 })]],
    });
    expect(trace.filter((line) => line.includes('dropped'))).toEqual([
      '40 #1 is dropped: chosen',
      '40 #3 is dropped: chosen',
    ]);
  });

  test('A message under way can be dropped by its number, once.', () => {
    const did: boolean[] = [];
    const drop: ToyCommand = (simulator) => void did.push(simulator.dropInFlight(1));
    const trace = traceOf({
      ...setup,
      commands: [
        [3, drop],
        [4, drop],
      ],
    });
    expect(trace.slice(1, 3)).toEqual(['3 #1 is dropped: chosen', '40 n1 timer forty']);
    expect(did).toEqual([true, false]);
  });
});
