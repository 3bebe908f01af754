import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { override } from '../../scenario/overrides.ts';
import { RaftRun } from '../../scenario/raft/run.ts';
import { leadersOf } from '../../scenario/raft/execute.ts';
import { readRaftScenario } from '../../scenario/raft/run.ts';
import type { ScenarioSource } from '../../scenario/scenario.ts';
import { parseYaml } from '../../scenario/yaml.ts';
import { ALL_RULES, type RaftRules } from './settings.ts';

const FOLDER = new URL('../../../content/scenarios/', import.meta.url);

/** What came of a run, as far as the rules are about it. */
interface Outcome {
  readonly violated: readonly string[];
  readonly leaders: readonly string[];
  readonly splitVotes: number;
}

function sourceOf(name: string): ScenarioSource {
  return parseYaml(readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8')).value as ScenarioSource;
}

function outcomeOf(name: string, rule: keyof RaftRules, isOn: boolean, seed?: number): Outcome {
  const source = override(sourceOf(name), `config.rules.${rule}=${String(isOn)}`);
  const run = new RaftRun(readRaftScenario(source), seed === undefined ? {} : { seed });
  run.finish();
  const leaders = leadersOf(run.world).map(
    ({ id, state }) => `${id} term ${String(state.context.term)}`,
  );
  return { violated: run.violated, leaders, splitVotes: run.metrics.splitVotes ?? 0 };
}

const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The scenario as it stands has the rule off; the very same events with the rule on must be harmless. */
function holds(name: string, rule: keyof RaftRules, check: (outcome: Outcome) => void): void {
  for (const seed of SEEDS) check(outcomeOf(name, rule, true, seed));
}

// Raft §5.2: the majority rule ensures that at most one candidate can win the election for a particular term.
describe('majority', () => {
  test('Off, each half of four elects a leader of the same term.', () => {
    const { violated, leaders } = outcomeOf('half-is-enough', 'majority', false);
    expect(violated).toEqual(['election-safety']);
    expect(leaders).toEqual(['n1 term 1', 'n3 term 1']);
  });

  test('On, neither half of four elects anyone.', () => {
    holds('half-is-enough', 'majority', ({ violated, leaders }) => {
      expect([violated, leaders]).toEqual([[], []]);
    });
  });
});

// Raft Figure 2: votedFor is persistent state.
describe('persistVote', () => {
  test.each(['vote-forgotten', 'vote-survives-restart'])(
    'Off, a restarted voter of %s votes twice, and term 1 has two leaders.',
    (name) => {
      const { violated, leaders } = outcomeOf(name, 'persistVote', false);
      expect([...violated].sort()).toEqual(['durable-vote', 'election-safety']);
      expect(leaders).toEqual(['n1 term 1', 'n3 term 1']);
    },
  );

  test.each(['vote-forgotten', 'vote-survives-restart'])(
    'On, the restarted voter of %s remembers, and n1 alone leads term 1.',
    (name) => {
      holds(name, 'persistVote', ({ violated, leaders }) => {
        expect([violated, leaders]).toEqual([[], ['n1 term 1']]);
      });
    },
  );
});

// Raft §5.2: each server will vote for at most one candidate in a given term.
describe('oneVotePerTerm', () => {
  test('Off, two candidates of one term both count a majority.', () => {
    const { violated } = outcomeOf('two-votes-per-term', 'oneVotePerTerm', false);
    expect([...violated].sort()).toEqual(['durable-vote', 'election-safety']);
  });

  test('On, at most one of the two is elected.', () => {
    holds('two-votes-per-term', 'oneVotePerTerm', ({ violated, leaders }) => {
      expect(violated).toEqual([]);
      expect(leaders.length).toBeLessThanOrEqual(1);
    });
  });
});

// Raft §5.2: randomized election timeouts ensure that split votes are rare and that they are resolved quickly.
describe('randomizedTimeout', () => {
  test('Off, five members split the vote for ten seconds.', () => {
    const { leaders, splitVotes } = outcomeOf('no-randomness', 'randomizedTimeout', false);
    expect(leaders).toEqual([]);
    expect(splitVotes).toBeGreaterThanOrEqual(30);
  });

  test('On, they have a leader after a few terms, whatever the seed.', () => {
    holds('no-randomness', 'randomizedTimeout', ({ leaders, splitVotes }) => {
      expect(leaders).toHaveLength(1);
      expect(splitVotes).toBeLessThan(5);
    });
  });
});

// Raft §5.1: if a server receives a request with a stale term number, it rejects the request.
describe('termCheck', () => {
  test('Off, answers of term 1 elect a second leader of term 2.', () => {
    const { violated, leaders } = outcomeOf('stale-votes-counted', 'termCheck', false);
    expect(violated).toEqual(['election-safety']);
    expect(leaders).toEqual(['n1 term 2', 'n2 term 2']);
  });

  test('On, the late answers count for nothing, and n2 alone leads term 2.', () => {
    holds('stale-votes-counted', 'termCheck', ({ violated, leaders }) => {
      expect([violated, leaders]).toEqual([[], ['n2 term 2']]);
    });
  });
});

// Raft §5.4.1: the voter denies its vote if its own log is more up-to-date than that of the candidate.
describe('logUpToDate', () => {
  test.each(['stale-log-wins', 'stale-log'])(
    'Off, n5 of %s wins although a majority has a later entry.',
    (name) => {
      const first = override(sourceOf(name), 'until=600ms');
      const run = new RaftRun(readRaftScenario(override(first, 'config.rules.logUpToDate=false')));
      run.advance(500_000);
      expect(leadersOf(run.world).map(({ id }) => id)).toEqual(['n5']);
    },
  );

  test('On, n5 gets two votes of five and does not lead.', () => {
    holds('stale-log-wins', 'logUpToDate', ({ leaders }) => {
      expect(leaders).toEqual([]);
    });
  });
});

test('Every rule that can be switched off has its two claims here.', () => {
  const named = [
    'majority',
    'persistVote',
    'oneVotePerTerm',
    'randomizedTimeout',
    'termCheck',
    'logUpToDate',
  ];
  expect(Object.keys(ALL_RULES)).toEqual(named);
});
