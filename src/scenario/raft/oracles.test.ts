import { describe, expect, test } from 'vitest';
import { summarize, type Distribution } from '../quantiles.ts';
import type { RaftMetrics } from './metrics/meter.ts';
import { RaftRun, readRaftScenario, type RaftScenario } from './run.ts';

/**
 * Distributions of downtime against what others measured. Sources and tolerances: the project's table
 * of oracles (etcd 3.4.23 on real machines; the Raft paper, Figure 16).
 */
const STEP_US = 20_000;

/** A metric of one run; the run ends as soon as it is known. */
function measure(
  scenario: RaftScenario,
  seed: number,
  metric: keyof RaftMetrics,
): number | undefined {
  const run = new RaftRun(scenario, { seed, keepsTrace: false });
  while (run.nowUs < run.untilUs && run.metrics[metric] === undefined)
    run.advance(run.nowUs + STEP_US);
  return run.metrics[metric];
}

function distributionOf(
  scenario: RaftScenario,
  metric: keyof RaftMetrics,
  runs: number,
): Distribution {
  const seeds = Array.from({ length: runs }, (_, seed) => seed);
  return summarize(seeds.flatMap((seed) => measure(scenario, seed, metric) ?? []));
}

interface Published {
  readonly median: number;
  readonly p95?: number;
  readonly p99?: number;
}

function print(what: string, { n, median, p95, p99 }: Distribution, published: Published): void {
  const pair = (ms: number, wanted: number | undefined): string =>
    `${ms.toFixed(0).padStart(5)} /${(wanted === undefined ? '–' : String(wanted)).padStart(5)}`;
  const columns = [
    pair(median, published.median),
    pair(p95, published.p95),
    pair(p99, published.p99),
  ];
  console.log(
    `${what.padEnd(24)} n ${String(n)}  median ${columns[0]}  p95 ${columns[1]}  p99 ${columns[2]}`,
  );
}

describe('etcd: three members, the leader killed, milliseconds to the next leader (ours / measured)', () => {
  // Measured from 47 ms after the last append; here the kill is uniform in the heartbeat interval.
  const RUNS = 1_500;
  test.each([
    { preVote: false, median: 1246, p95: 2391 },
    { preVote: true, median: 1197, p95: 1732 },
  ])(
    'With pre-vote $preVote the median is within 60 ms and the 95th percentile within 250 ms.',
    ({ preVote, ...measured }) => {
      const scenario = readRaftScenario({
        model: 'raft',
        config: { nodes: 3, preset: 'etcd', preVote, latency: '0.1ms' },
        script: [
          { at: '10ms', campaign: 'n1' },
          { at: '1000-1100ms', crash: 'leader' },
        ],
        until: '20s',
      });
      const seen = distributionOf(scenario, 'leaderlessMs', RUNS);
      print(`pre-vote ${preVote ? 'on' : 'off'}`, seen, measured);
      expect(seen.n).toBe(RUNS);
      expect(Math.abs(seen.median - measured.median)).toBeLessThanOrEqual(60);
      expect(Math.abs(seen.p95 - measured.p95)).toBeLessThanOrEqual(250);
    },
  );
});

/**
 * Raft §9.3, Figure 16: five servers, the leader crashes uniformly in its heartbeat interval (half the
 * shortest timeout), two of the others have shorter logs. One way 0.5 ms ± 20 %, disk uniform 0–8 ms.
 */
function figure16(electionTimeout: string): RaftScenario {
  const heartbeatMs = Number.parseInt(electionTimeout, 10) / 2;
  const [long, short] = [{ log: [1, 1] }, { log: [1] }];
  return readRaftScenario({
    model: 'raft',
    config: {
      nodes: 5,
      preset: 'paper',
      heartbeat: `${String(heartbeatMs)}ms`,
      electionTimeout,
      latency: '0.4-0.6ms',
      diskWrite: '0-8ms',
    },
    initial: { n1: long, n2: long, n3: long, n4: short, n5: short },
    script: [
      { at: '5ms', campaign: 'n1' },
      { at: `200-${String(200 + heartbeatMs)}ms`, crash: 'leader' },
    ],
    until: '10300ms',
  });
}

describe('Raft Figure 16: milliseconds until all others know the next leader (ours / published)', () => {
  const RUNS = 500;
  test.each([
    { timeout: '150-155ms', median: 287, p99: 1242 },
    { timeout: '150-200ms', median: 146, p99: 352 },
    { timeout: '150-300ms', median: 171, p99: 415 },
    { timeout: '12-24ms', median: 30, p99: 87 },
  ])(
    'With timeouts of $timeout the median is within 12 percent and the 99th percentile within 50.',
    ({ timeout, ...published }) => {
      const seen = distributionOf(figure16(timeout), 'leaderKnownMs', RUNS);
      print(timeout, seen, published);
      expect(seen.n).toBe(RUNS);
      expect(Math.abs(seen.median / published.median - 1)).toBeLessThanOrEqual(0.12);
      expect(Math.abs(seen.p99 / published.p99 - 1)).toBeLessThanOrEqual(0.5);
    },
  );

  test('With timeouts of 150–150 ms there is no leader within ten seconds, in any of twenty runs.', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { metrics } = new RaftRun(figure16('150ms'), { seed, keepsTrace: false }).finish();
      expect(metrics).not.toHaveProperty('leaderlessMs');
      expect(metrics?.splitVotes).toBeGreaterThan(50);
    }
  });
});
