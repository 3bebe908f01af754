import { describe, expect, test } from 'vitest';
import { after, createToySystem, send, start, traceOf, type ToySetup } from './toy-system.ts';

describe('Order', () => {
  test('Commands of an instant run before its messages and timers, in the order of the file.', () => {
    const trace = traceOf({
      nodes: { n1: { boot: [send('n2', 'hello'), start('ten')] }, n2: {} },
      timers: { ten: after(10) },
      commands: [
        [10, (simulator) => simulator.emit({ type: 'note', note: 'second' })],
        [10, (simulator) => simulator.emit({ type: 'note', note: 'first' })],
      ],
    });
    expect(trace).toEqual([
      '0 n1 sends #1 hello to n2',
      '10 note second',
      '10 note first',
      '10 #1 arrives',
      '10 n1 timer ten',
    ]);
  });

  test('What falls on one instant happens in the order in which it was scheduled.', () => {
    const trace = traceOf({
      nodes: {
        n1: { boot: [start('ten'), send('n2', 'a')] },
        n2: { boot: [send('n1', 'b'), start('ten')] },
      },
      timers: { ten: after(10) },
    });
    expect(trace.slice(2)).toEqual([
      '10 n1 timer ten',
      '10 #1 arrives',
      '10 #2 arrives',
      '10 n2 timer ten',
    ]);
  });

  test('Nothing that happens is later than the instant up to which the run goes, or left out at it.', () => {
    const { simulator, trace } = createToySystem({
      nodes: { n1: { boot: [send('n2', 'a')] }, n2: {} },
    });
    simulator.runUntil(9);
    expect([trace.length, simulator.world.nowUs, simulator.nextUs]).toEqual([1, 9, 10]);
    simulator.runUntil(10);
    expect([trace.length, simulator.world.nowUs, simulator.nextUs]).toEqual([2, 10, undefined]);
  });
});

describe('Messages', () => {
  test('An answer names the message that it answers; another message to the same node does not.', () => {
    const ask = send('n2', 'ask', [send('n1', 'answer'), send('n3', 'aside')]);
    expect(traceOf({ nodes: { n1: { boot: [ask] }, n2: {}, n3: {} } })).toEqual([
      '0 n1 sends #1 ask to n2',
      '10 #1 arrives',
      '10 n2 sends #2 answer to n1 answers #1',
      '10 n2 sends #3 aside to n3',
      '20 #2 arrives',
      '20 #3 arrives',
    ]);
  });

  test('A message to oneself uses no network: it arrives at once and after the running step.', () => {
    const { simulator, trace } = createToySystem({
      nodes: {
        n1: { boot: [send('n1', 'self', [send('n2', 'later')]), send('n2', 'now')] },
        n2: {},
      },
    });
    simulator.runUntil(0);
    expect(trace).toEqual(['0 n1 sends #1 now to n2', '0 n1 sends #2 later to n2']);
    expect(simulator.node('n1').state.seen).toEqual(['self@0']);
  });
});

describe('Timers', () => {
  const timers = { ten: after(10), never: undefined };

  test('A timer that is started again runs from then on, and ends once.', () => {
    const trace = traceOf({
      nodes: { n1: { boot: [start('ten'), start('five')], on: { five: [start('ten')] } } },
      timers: { ...timers, five: after(5) },
    });
    expect(trace).toEqual(['5 n1 timer five', '15 n1 timer ten']);
  });

  test('A cancelled timer does not end, and one whose length is never does not either.', () => {
    const boot = [start('ten'), start('never'), { type: 'cancelTimer', timer: 'ten' } as const];
    expect(traceOf({ nodes: { n1: { boot } }, timers })).toEqual([]);
  });

  test('A timer that the world does not know is an error that names it.', () => {
    const setup: ToySetup = { nodes: { n1: { boot: [start('tne')] } }, timers };
    expect(() => traceOf(setup)).toThrow('The world has no length for timer tne.');
  });

  test('A kept timer goes on through a step, whatever the step cancels and starts.', () => {
    const keep = [
      { type: 'cancelTimer', timer: 'ten' } as const,
      start('ten'),
      { type: 'keepTimer', timer: 'ten' } as const,
    ];
    const setup = (boot: readonly ReturnType<typeof start>[]): ToySetup => ({
      nodes: { n1: { boot: [...boot, start('five')], on: { five: keep } } },
      timers: { ...timers, five: after(5) },
    });
    expect(traceOf(setup([start('ten')]))).toEqual(['5 n1 timer five', '10 n1 timer ten']);
    // One that does not run has nothing to keep: the step starts it.
    expect(traceOf(setup([]))).toEqual(['5 n1 timer five', '15 n1 timer ten']);
  });

  test('A timer ended by hand ends now and not again; one that does not run cannot be ended.', () => {
    const did: boolean[] = [];
    const trace = traceOf({
      nodes: { n1: { boot: [start('ten')] } },
      timers,
      commands: [4, 5].map((at) => [
        at,
        (simulator) => {
          did.push(simulator.fireTimer('n1', 'ten'));
        },
      ]),
    });
    expect(trace).toEqual(['4 n1 timer ten']);
    expect(did).toEqual([true, false]);
  });

  test('A length drawn at every start changes; one drawn on request stays until the machine asks.', () => {
    const lengths = (
      renewed: 'atStart' | 'onRequest',
      actions: ToySetup['nodes'][string]['boot'] = [],
    ) => {
      const trace = traceOf(
        {
          nodes: { n1: { boot: [start('t')], on: { t: [...actions, start('t')] } } },
          timers: { t: { length: { kind: 'uniform', min: 1_000, max: 2_000 }, renewed } },
        },
        20_000,
      );
      const ends = trace.map((line) => Number.parseInt(line, 10));
      return new Set(ends.map((end, index) => end - (ends[index - 1] ?? 0))).size;
    };
    expect(lengths('atStart')).toBeGreaterThan(5);
    expect(lengths('onRequest')).toBe(1);
    expect(lengths('onRequest', [{ type: 'draw', timer: 't' }])).toBeGreaterThan(5);
  });
});
