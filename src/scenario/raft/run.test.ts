import { describe, expect, test } from 'vitest';
import { readRaftScenario } from './run.ts';
import { RaftRun } from './run.ts';

/** Three members of etcd's preset that have a leader after two seconds. */
const run = (script: readonly object[], more: object = {}): RaftRun =>
  new RaftRun(readRaftScenario({ model: 'raft', seed: 3, config: { nodes: 3 }, script, ...more }));

/** Events of some types, each without its instant. */
function eventsOf(of: RaftRun, ...types: readonly string[]): object[] {
  of.finish();
  return of.events
    .filter((event) => types.includes(event.type))
    .map(({ atUs: _, ...event }) => event);
}

const commandsOf = (of: RaftRun): unknown[] =>
  eventsOf(of, 'command').map((event) => (event as { command: unknown }).command);

describe('Roles in commands', () => {
  test('The leader is whoever leads when the command runs; the trace names it.', () => {
    const [first, second] = commandsOf(
      run([
        { at: '2500ms', crash: 'leader' },
        { at: '6s', crash: 'leader' },
      ]),
    ) as {
      crash: string;
    }[];
    expect(first?.crash).toMatch(/^n[123]$/);
    expect(second?.crash).toMatch(/^n[123]$/);
    expect(second).not.toEqual(first);
  });

  test('Of several leaders the one of the highest term is meant.', () => {
    const of = run(
      [
        { at: '2s', isolate: 'leader' },
        { at: '5s', expect: { leaders: 2 } },
        { at: '5s', crash: 'leader' },
      ],
      {
        config: { nodes: 3, preset: 'paper' },
        until: '5s',
      },
    );
    const [old, young] = commandsOf(of) as [{ isolate: string }, { crash: string }];
    expect(young.crash).not.toBe(old.isolate);
    expect(of.finish().isMet).toBe(true);
  });

  test('The follower is the first by name, all is everyone, and a list names each member once.', () => {
    const of = run([
      { at: '1ms', pause: 'follower' },
      { at: '2ms', crash: ['n2', 'follower', 'n2'] },
      { at: '3ms', restart: 'all' },
    ]);
    expect(commandsOf(of)).toEqual([
      { pause: 'n1' },
      { crash: ['n2', 'n1'] },
      { restart: ['n1', 'n2', 'n3'] },
    ]);
  });

  test('A role that nobody has ends the run there, unmet and without metrics.', () => {
    const of = run([
      { at: '1ms', crash: 'leader' },
      { at: '2s', crash: 'n1' },
    ]);
    const result = of.finish();
    expect(result).toMatchObject({ isMet: false, metrics: undefined, verdicts: [] });
    expect(result.failure?.message).toBe('At 1 ms no member is a leader.');
    expect([of.untilUs, of.nowUs, of.events]).toEqual([1_000, 1_000, []]);
  });
});

describe('Commands', () => {
  test('A command without effect is noted with its member, and is no error.', () => {
    const noted = eventsOf(
      run([
        { crash: 'n1' },
        { crash: 'n1' },
        { restart: ['n1', 'n2'] },
        { resume: 'n3' },
        { drop: { id: 99 } },
      ]),
      'note',
    );
    expect(noted).toEqual([
      { type: 'note', note: 'noEffect', node: 'n1' },
      { type: 'note', note: 'noEffect', node: 'n2' },
      { type: 'note', note: 'noEffect', node: 'n3' },
      { type: 'note', note: 'noEffect' },
    ]);
  });

  test('Commands of one instant run in the order of the file, whatever else stands between them.', () => {
    const of = run([
      { at: '5ms', crash: 'n2' },
      { at: '1ms', pause: 'n3' },
      { at: '5ms', restart: 'n2' },
      { at: '5ms', crash: 'n2' },
    ]);
    expect(commandsOf(of)).toEqual([
      { pause: 'n3' },
      { crash: 'n2' },
      { restart: 'n2' },
      { crash: 'n2' },
    ]);
    expect(of.world.nodes['n2']?.status).toBe('down');
  });

  test('An instant that is drawn is drawn once for a seed, and differs between seeds.', () => {
    const at = (seed: number): number => {
      const of = run([{ at: '100-900ms', crash: 'n1' }], { seed, until: '1s' });
      of.finish();
      return of.events.find(({ type }) => type === 'crash')?.atUs ?? NaN;
    };
    expect(at(1)).toBe(at(1));
    const instants = Array.from({ length: 20 }, (_, seed) => at(seed));
    expect(new Set(instants).size).toBe(20);
    for (const atUs of instants) expect(atUs >= 100_000 && atUs <= 900_000).toBe(true);
  });

  test('A member that is down at first starts by a restart; until then it is down.', () => {
    const of = run(
      [
        { at: '1s', expect: { role: { n3: 'down' } } },
        { at: '1s', restart: 'n3' },
      ],
      {
        initial: { n3: { down: true } },
        expect: { role: { n3: 'follower' }, leaders: 1 },
      },
    );
    expect(of.finish().verdicts.filter(({ isMet }) => !isMet)).toEqual([]);
  });

  test('Members may be called anything that starts with a letter, words of JavaScript too.', () => {
    const nodes = ['constructor', 'toString', 'valueOf'];
    const of = run([], { config: { nodes }, until: '10s', expect: { leaders: 1, elections: 1 } });
    expect(of.finish().isMet).toBe(true);
  });
});
