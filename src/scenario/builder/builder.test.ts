import { describe, expect, test } from 'vitest';
import { controlPlaneModel } from '../control-plane/model.ts';
import { balancerModel } from '../balancer/model.ts';
import { leaseModel } from '../lease/model.ts';
import { probeModel } from '../probe/model.ts';
import { ScenarioError } from '../problem.ts';
import { raftModel } from '../raft/model.ts';
import { UnmatchedRole } from '../unmatched-role.ts';
import { parseYaml } from '../yaml.ts';
import { createBuilder, type Builder } from './builder.ts';
import { Program } from './program.ts';

function start(options: { seed?: number; mostEvents?: number } = {}): Builder & {
  program: Program;
  printed: string[];
} {
  const printed: string[] = [];
  const program = new Program({ ...options, onPrint: (line) => printed.push(line) });
  return { ...createBuilder(program), program, printed };
}

/** What a call throws, as a reader is told it. */
function said(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'nothing is thrown';
}

test('The example of the format runs as it is written there.', () => {
  const { raft, print, printed, program } = start();
  const run = raft({ nodes: 5, preset: 'etcd', seed: 7 });
  run.advance('2s');
  run.crash('leader');
  run.advanceUntil(() => run.leader !== undefined);
  print(`${run.leader} leads term ${run.term} after ${run.metrics['leaderlessMs']} ms`);
  expect(printed).toEqual([expect.stringMatching(/^n[1-5] leads term 2 after 1[\d.]+ ms$/)]);
  const [finished] = program.finish();
  expect(finished?.verdicts).toMatchObject([{ expectation: { violations: [] }, isMet: true }]);
});

test('A run writes its scenario: instants, commands word for word, its end.', () => {
  const { raft } = start();
  const run = raft({ nodes: ['a', 'b', 'c'], seed: 3, title: 'Mine', initial: { a: { term: 2 } } });
  run
    .advance('1s')
    .crash('a')
    .advance('500ms')
    .expect({ leaders: { max: 1 } });
  run
    .partition([['b'], ['c']])
    .heal('all')
    .drop({ from: 'b', to: 'c', count: 'all' });
  expect(run.nowMs).toBe(1500.005);
  expect(run.toScenario()).toBe(`format: 1
model: raft
title: Mine
seed: 3
config: { nodes: [a, b, c] }
initial:
  a: { term: 2 }
script:
  - { at: 1000.001ms, crash: a }
  - { at: 1500.002ms, expect: { leaders: { max: 1 } } }
  - { at: 1500.003ms, partition: [[b], [c]] }
  - { at: 1500.004ms, heal: all }
  - { at: 1500.005ms, drop: { from: b, to: c, count: all } }
until: 1500.005ms
`);
  expect(parseYaml(run.toScenario()).value).toEqual(run.source);
});

describe('advanceUntil', () => {
  test('stops at the first instant at which the condition holds, and not before it looks.', () => {
    const { raft } = start();
    const run = raft({ seed: 1 });
    run.advanceUntil(() => run.leader !== undefined);
    const roles = run.events.filter(({ type, to }) => type === 'role' && to === 'leader');
    expect(roles).toMatchObject([{ at: run.nowMs, node: run.leader }]);
    const atMs = run.nowMs;
    run.advanceUntil(() => true);
    expect(run.nowMs).toBe(atMs);
  });

  test('of what never comes ends with an error that names the limit, in both languages.', () => {
    const { raft } = start();
    const run = raft({ nodes: 1 });
    run.crash('n1');
    const call = (): unknown => run.advanceUntil(() => run.leader !== undefined, '90s');
    expect(said(call)).toBe(
      "advanceUntil: The condition did not become true within 90s of virtual time (from 0.001ms to 90000.001ms). If it only needs longer, say how long: advanceUntil(…, '1h').",
    );
    expect(said(() => run.advanceUntil(() => false))).toContain('within 5m of virtual time');
    try {
      call();
    } catch (error) {
      expect((error as ScenarioError).messageIn('zh-cn')).toContain('虚拟时间过了 90s');
    }
  });

  test('takes a condition that looks, and none that acts.', () => {
    const { raft } = start();
    const run = raft();
    expect(said(() => run.advanceUntil(() => run.advance('1s')))).toContain('may look at the run');
    expect(said(() => run.advanceUntil(() => run.crash('n1')))).toContain('may look at the run');
    expect(said(() => run.advanceUntil(true as never))).toContain('Expected a function');
    run.crash('n1');
    expect(run.nowMs).toBe(0.001);
  });
});

describe('What cannot be is refused with what would be right, and changes nothing:', () => {
  test.each<[string, (builder: Builder) => unknown, string]>([
    [
      'a mistyped setting',
      ({ raft }) => raft({ nodez: 3 } as never),
      'nodez: Unknown key "nodez". Did you mean "nodes"?',
    ],
    [
      'a setting of the wrong kind',
      ({ raft }) => raft({ latency: 5 as never }),
      'latency: A duration needs a unit; found the bare number 5.',
    ],
    ['what client-go refuses', ({ lease }) => lease({ leaseDuration: '5s' }), 'leaseDuration: '],
    ['a seed that is none', ({ raft }) => raft({ seed: -1 }), 'seed: Expected a whole number'],
    [
      'settings that are none',
      ({ raft }) => raft(5 as never),
      'Expected settings such as { nodes: 5, seed: 7 }, found 5.',
    ],
    [
      'a member that is not there',
      ({ raft }) => raft().crash('n9'),
      'crash: Unknown member or role "n9". Did you mean "n1"?',
    ],
    [
      'a link in the wrong form',
      ({ raft }) => raft().cut('n1=>n2'),
      'cut: Expected a link between members',
    ],
    [
      'a key of a command',
      ({ raft }) => raft().latency({ link: 'all', two: '1ms' } as never),
      'latency.two: Unknown key',
    ],
    [
      'a function where a name belongs',
      ({ raft }) => raft().crash((() => 'n1') as never),
      'crash: Expected names, numbers',
    ],
    [
      'an expectation',
      ({ raft }) => raft().expect({ leader: 'n7' }),
      'expect.leader: Unknown member "n7".',
    ],
    ['a duration', ({ raft }) => raft().advance('2'), 'advance: Expected a duration, found "2".'],
    [
      'a time past the limit',
      ({ raft }) => raft({ nodes: 1 }).crash('n1').advance('24h'),
      'advance: The run would come to 86400000.001ms',
    ],
    ['a member to look at', ({ raft }) => raft().member('n8'), 'member: Unknown member "n8".'],
    [
      'a backend to add',
      ({ balancer }) => balancer().add({ name: 'b9', weight: 999 }),
      'add.weight: ',
    ],
  ])('%s.', (_what, call, problem) => {
    expect(said(() => call(start()))).toContain(problem);
  });

  test('a role that nobody has: the run stands where it stood, and goes on.', () => {
    const { raft, program } = start();
    const run = raft({ seed: 7 });
    const error = ((): unknown => {
      try {
        run.crash('leader');
      } catch (thrown) {
        return thrown;
      }
      return undefined;
    })();
    expect(error).toMatchObject({ cause: expect.any(UnmatchedRole) as UnmatchedRole });
    expect(String(error)).toContain('crash: At 0.001 ms no member is a leader. Wait for one');
    expect(run.nowMs).toBe(0);
    run.advanceUntil(() => run.leader !== undefined).crash('leader');
    expect(run.source['script']).toHaveLength(1);
    expect(program.finish()[0]?.verdicts.every(({ isMet }) => isMet)).toBe(true);
  });
});

test('More events than a program may have end it, and keep it ended.', () => {
  const { raft } = start({ mostEvents: 500 });
  const run = raft();
  expect(said(() => run.advance('1h'))).toBe(
    'The program reached its limit of 500 events in all its runs. Let less time pass, or make fewer runs.',
  );
  expect(said(() => run.advance('1s'))).toContain('limit of 500 events');
});

test('What a run says of violations holds for its end too.', () => {
  const { raft, program } = start();
  const run = raft({
    nodes: 4,
    preset: 'paper',
    rules: { majority: false },
    seed: 2,
  });
  run
    .partition([
      ['n1', 'n2'],
      ['n3', 'n4'],
    ])
    .advance('1s');
  expect(run.violations).toEqual(['election-safety']);
  run.expect({ violations: ['election-safety'], leaders: 2 });
  const [finished] = program.finish();
  expect(finished?.source['expect']).toEqual([{ violations: ['election-safety'] }]);
  expect(finished?.verdicts.map(({ isMet }) => isMet)).toEqual([true, true, true]);
});

test('A seed from outside stands in place of every seed that a program gives.', () => {
  const { raft, lease } = start({ seed: 5 });
  expect([raft({ seed: 1 }).seed, lease().seed]).toEqual([5, 5]);
});

test('Every command of every model is a method, named word for word.', () => {
  const { raft, lease, balancer, probe, controlPlane } = start();
  const runs = [raft(), lease(), balancer(), probe(), controlPlane()] as unknown[];
  const models = [raftModel, leaseModel, balancerModel, probeModel, controlPlaneModel];
  for (const [index, { commands, name }] of models.entries()) {
    const run = runs[index] as Record<string, unknown>;
    expect(
      commands.filter((command) => typeof run[command] !== 'function'),
      name,
    ).toEqual([]);
  }
});

describe('What can be looked at', () => {
  test('of a lease: who is recorded, and who believes.', () => {
    const { lease } = start();
    const run = lease({ seed: 2 });
    expect([run.holder, run.leader, run.leaders, run.transitions]).toEqual([
      undefined,
      undefined,
      0,
      undefined,
    ]);
    run.advanceUntil(() => run.leader);
    expect(run.holder).toBe(`${run.leader ?? ''}#1`);
    expect(run.candidates.filter(({ leads }) => leads)).toMatchObject([
      { name: run.leader, status: 'up' },
    ]);
    const first = run.leader;
    run.crash('leader').advanceUntil(() => run.leader);
    expect(run.leader).not.toBe(first);
    expect(run.transitions).toBe(1);
    expect(run.metrics['leaderlessMs']).toBeGreaterThan(10_000);
  });

  test('of a balancer: picks, shares, connections, verdicts.', () => {
    const { balancer } = start();
    const run = balancer({ backends: 2, seed: 1 });
    run.advance('2s');
    expect(run.picks.slice(0, 4)).toEqual(['b1', 'b2', 'b1', 'b2']);
    expect((run.share['b1'] ?? 0) + (run.share['b2'] ?? 0)).toBeCloseTo(1);
    run.crash('b1').advanceUntil(() => run.state['b1'] === 'unhealthy');
    expect(run.backends).toMatchObject([
      { name: 'b1', state: 'unhealthy' },
      { name: 'b2', state: 'healthy' },
    ]);
    run.add({ name: 'b3', weight: 2 }).advance('1s');
    expect(run.connections).toHaveProperty('b3');
    expect(run.backends.at(-1)).toMatchObject({ name: 'b3', weight: 2 });
  });

  test('of a probe: the verdict, and the truth.', () => {
    const { probe } = start();
    const run = probe({ interval: '1s', failureThreshold: 3 });
    run.advance('5s').hang();
    expect([run.target, run.state]).toEqual(['hung', 'healthy']);
    run.advanceUntil(() => run.state === 'unhealthy');
    expect(run.metrics['detectMs']).toBeGreaterThan(2_000);
  });

  test('of a control plane: what its clients can do, and who leads.', () => {
    const { controlPlane } = start();
    const run = controlPlane({ workers: 1, seed: 4 });
    run.advance('20s');
    expect(run.services).toEqual({
      connections: 1,
      reads: 1,
      writes: 1,
      scheduling: 1,
      controllers: 1,
    });
    expect([run.leader, run.holder['kube-scheduler'], run.writes]).toEqual([
      'm1',
      'm1',
      'available',
    ]);
    run.crash(['m1', 'm2']).advance('10s');
    expect([run.leader, run.writes, run.nodes['w1']]).toEqual([undefined, 'unavailable', 'ready']);
  });

  test('of a member: its role, term, vote and log.', () => {
    const { raft } = start();
    const run = raft({ nodes: 3, seed: 1, initial: { n1: { log: [1, 1, 2], commit: 2 } } });
    expect(run.member('n1')).toEqual({
      name: 'n1',
      status: 'up',
      role: 'follower',
      term: 2,
      vote: undefined,
      log: [1, 1, 2],
      commit: 2,
    });
    run.crash('n2');
    expect(run.members.map(({ role }) => role)).toEqual(['follower', 'down', 'follower']);
  });
});

test('Events are copies: a program that changes them changes nothing else.', () => {
  const { raft } = start();
  const run = raft({ seed: 1 });
  run.advance('3s');
  const { digest } = run;
  for (const event of run.events) Object.assign(event, { type: 'nonsense', message: null });
  expect(run.digest).toBe(digest);
  expect(run.advance('1s').events.at(-1)).not.toMatchObject({ type: 'nonsense' });
});
