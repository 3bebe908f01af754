import { describe, expect, test } from 'vitest';
import { readRaftScenario } from './run.ts';
import { RaftRun } from './run.ts';

/**
 * n1 is elected at 120 ms with the votes of n2 and n3, and crashes at 1 s. Every message takes 10 ms
 * and no election timeout ends.
 */
const STORY = {
  model: 'raft',
  config: { nodes: 3, preset: 'paper', electionTimeout: '5s', latency: '10ms' },
  initial: { n1: { log: [1, { term: 1, value: 'x=1' }], commit: 1 } },
  script: [
    { at: '100ms', campaign: 'n1' },
    { at: '1s', crash: 'n1' },
  ],
};

/** Whether an expectation is met at an instant, and what was seen there. */
function judgeAt(at: string, expectation: object): { isMet: boolean; seen: unknown } {
  const script = [...STORY.script, { at, expect: expectation }];
  const run = new RaftRun(readRaftScenario({ ...STORY, script, until: '1500ms' }));
  const [verdict] = run.finish().verdicts;
  if (!verdict) throw new Error('Nothing was judged.');
  return { isMet: verdict.isMet, seen: verdict.seen };
}

test.each<[object, unknown]>([
  [{ leader: 'n1' }, 'n1'],
  [{ leader: 'any' }, 'n1'],
  [{ leaders: 1 }, 1],
  [{ leaders: { min: 1, max: 2 } }, 1],
  [{ role: { n1: 'leader', n2: 'follower' } }, { n1: 'leader', n2: 'follower' }],
  [{ term: 2 }, 2],
  [{ term: { min: 2 } }, 2],
  [{ term: { n2: 2, n3: { max: 2 } } }, { n2: 2, n3: 2 }],
  [{ vote: { n1: 'n1', n3: 'n1' } }, { n1: 'n1', n3: 'n1' }],
  [{ log: { n1: [1, 1], n2: [] } }, { n1: [1, { term: 1, value: 'x=1' }], n2: [] }],
  [{ log: { n1: [1, { term: 1, value: 'x=1' }] } }, { n1: [1, { term: 1, value: 'x=1' }] }],
  [{ commit: { n1: 1, n2: 0 } }, { n1: 1, n2: 0 }],
  [{ violations: [] }, []],
  [{ elections: 1 }, 1],
])('At half a second %j is met, seen %j.', (expectation, seen) => {
  expect(judgeAt('500ms', expectation)).toEqual({ isMet: true, seen });
});

test.each<[object, unknown]>([
  [{ leader: 'n2' }, 'n1'],
  [{ leader: 'none' }, 'n1'],
  [{ leaders: 0 }, 1],
  [{ leaders: { min: 2 } }, 1],
  [{ role: { n2: 'candidate' } }, { n2: 'follower' }],
  [{ term: 1 }, 2],
  [{ term: { n2: { min: 3 } } }, { n2: 2 }],
  [{ vote: { n2: 'none' } }, { n2: 'n1' }],
  [{ log: { n1: [1] } }, { n1: [1, { term: 1, value: 'x=1' }] }],
  [{ log: { n1: [1, { term: 1, value: 'x=2' }] } }, { n1: [1, { term: 1, value: 'x=1' }] }],
  [{ commit: { n1: { max: 0 } } }, { n1: 1 }],
  [{ violations: ['election-safety'] }, []],
  [{ firstLeaderMs: { max: 100 } }, 120],
  [{ leaderlessMs: 100 }, 'not reached'],
])('At half a second %j is not met, seen %j.', (expectation, seen) => {
  expect(judgeAt('500ms', expectation)).toEqual({ isMet: false, seen });
});

describe('A member that is down', () => {
  test('has the role down, leads nobody, and its disk can be looked at.', () => {
    expect(judgeAt('1200ms', { role: { n1: 'down' } }).isMet).toBe(true);
    expect(judgeAt('1200ms', { leader: 'none' }).isMet).toBe(true);
    expect(judgeAt('1200ms', { leaders: 0 }).isMet).toBe(true);
    expect(judgeAt('1200ms', { vote: { n1: 'n1' } }).isMet).toBe(true);
    expect(judgeAt('1200ms', { term: 2 })).toEqual({ isMet: false, seen: 'no leader' });
  });
});

describe('What is expected in a script', () => {
  test('is judged before the messages of its instant, after the commands that stand before it.', () => {
    expect(judgeAt('120ms', { leaders: 1 }).isMet).toBe(false);
    expect(judgeAt('120.001ms', { leaders: 1 }).isMet).toBe(true);
    expect(judgeAt('1s', { leaders: 0 }).isMet).toBe(true);
  });

  test('fails the run when it is not met, even if the end is as expected.', () => {
    const script = [{ at: '50ms', expect: { leaders: 1 } }, ...STORY.script];
    const result = new RaftRun(
      readRaftScenario({ ...STORY, script, expect: { leaders: 0 } }),
    ).finish();
    expect(result.isMet).toBe(false);
    expect(result.verdicts.map(({ atUs, isMet }) => [atUs, isMet])).toEqual([
      [50_000, false],
      [11_000_000, true],
      [11_000_000, true],
    ]);
  });

  test('stands in the trace with what was seen.', () => {
    const script = [{ at: '50ms', expect: { leaders: 1 } }];
    const run = new RaftRun(readRaftScenario({ ...STORY, script }));
    run.advance(50_000);
    expect(run.events).toEqual([
      { type: 'expect', expect: { leaders: 1 }, met: false, seen: 0, atUs: 50_000 },
    ]);
  });
});

describe('Violations', () => {
  const split = {
    ...STORY,
    initial: {},
    config: { ...STORY.config, rules: { oneVotePerTerm: false } },
    script: [
      { at: '100ms', campaign: 'n1' },
      { at: '105ms', campaign: 'n2' },
    ],
    until: '1s',
  };
  const isMet = (more: object): boolean =>
    new RaftRun(readRaftScenario({ ...split, ...more })).finish().isMet;

  test('are expected to be none unless the scenario names them, all of them and no others.', () => {
    expect(isMet({})).toBe(false);
    expect(isMet({ expect: { leaders: 1 } })).toBe(false);
    expect(isMet({ expect: { violations: ['durable-vote'] } })).toBe(false);
    expect(isMet({ expect: { violations: ['durable-vote', 'election-safety'] } })).toBe(true);
    expect(
      isMet({ expect: { violations: ['durable-vote', 'election-safety', 'log-matching'] } }),
    ).toBe(false);
  });

  test('stand in the trace once each, with members and term, at the instant of the step.', () => {
    const run = new RaftRun(readRaftScenario(split));
    run.finish();
    const violations = run.events.filter(({ type }) => type === 'violation');
    expect(violations.map(({ atUs: _, ...violation }) => violation)).toContainEqual({
      type: 'violation',
      property: 'election-safety',
      nodes: ['n1', 'n2'],
      term: 1,
    });
    expect(run.violated).toEqual(['durable-vote', 'election-safety']);
  });
});
