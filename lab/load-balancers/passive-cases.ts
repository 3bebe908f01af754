/**
 * nginx's passive health against the model: a server refuses connections for a while. Here time counts, and
 * nginx counts it in whole seconds of the wall clock, so a replay begins at the start of one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import type { BalancerKind } from './balancer.ts';
import { comparePicks, type Finding } from './comparison.ts';
import { courseOf } from './course.ts';
import type { Fleet } from './fleet.ts';
import { replayInTime } from './replay.ts';
import { withFleet, type Case } from './trial.ts';

/** Requests come at 30, 130, … 930 ms of a second, so that each may come late and still be within it. */
const ARRIVALS = '100ms';
const AFTER_SECOND_MS = 30;
const MOST_TRIES = 3;

interface Passive {
  readonly name: string;
  readonly weights: readonly number[];
  readonly maxFails: number;
  readonly retries: number;
  readonly strategy?: string;
  readonly script: readonly Readonly<Record<string, unknown>>[];
}

const CASES: readonly Passive[] = [
  {
    name: 'nginx max_fails=1 fail_timeout=2s',
    weights: [1, 1, 1],
    maxFails: 1,
    retries: 1,
    script: [
      { at: '550ms', crash: 'b2' },
      { at: '4650ms', restart: 'b2' },
    ],
  },
  {
    name: 'nginx max_fails=1 fail_timeout=2s 5,3,1, no retry',
    weights: [5, 3, 1],
    maxFails: 1,
    retries: 0,
    script: [
      { at: '750ms', crash: 'b1' },
      { at: '5550ms', restart: 'b1' },
    ],
  },
  {
    name: 'nginx max_fails=3 fail_timeout=2s 5,3,1',
    weights: [5, 3, 1],
    maxFails: 3,
    retries: 2,
    script: [
      { at: '550ms', crash: 'b1' },
      { at: '3850ms', restart: 'b1' },
    ],
  },
  {
    name: 'nginx max_fails=1 fail_timeout=2s, all refuse',
    weights: [1, 1, 1],
    maxFails: 1,
    retries: 2,
    script: [
      { at: '550ms', crash: 'b1' },
      { at: '1450ms', crash: 'b2' },
      { at: '1650ms', crash: 'b3' },
      { at: '3850ms', restart: 'b2' },
      { at: '4250ms', restart: 'b3' },
    ],
  },
  {
    name: 'nginx max_fails=1 fail_timeout=2s, a single server',
    weights: [1],
    maxFails: 1,
    retries: 1,
    script: [
      { at: '550ms', crash: 'b1' },
      { at: '1450ms', restart: 'b1' },
    ],
  },
  {
    name: 'nginx least_conn max_fails=1 fail_timeout=2s',
    weights: [2, 1, 1],
    maxFails: 1,
    retries: 1,
    strategy: 'least-connections',
    script: [
      { at: '550ms', crash: 'b1' },
      { at: '3850ms', restart: 'b1' },
    ],
  },
  {
    name: 'nginx hash consistent max_fails=1 fail_timeout=2s',
    weights: [1, 1, 1],
    maxFails: 1,
    retries: 1,
    strategy: 'consistent-hash',
    script: [
      { at: '550ms', crash: 'b1' },
      { at: '3850ms', restart: 'b1' },
    ],
  },
  {
    name: 'nginx ip_hash max_fails=1 fail_timeout=2s',
    weights: [1, 1, 1],
    maxFails: 1,
    retries: 1,
    strategy: 'source-hash',
    script: [
      { at: '550ms', crash: 'b1' },
      { at: '3850ms', restart: 'b1' },
    ],
  },
];

export function passiveCases(kind: BalancerKind): readonly Case[] {
  return CASES.map((passive) => ({
    name: passive.name,
    run: () =>
      withFleet(passive.weights.length, async (fleet) => [await compare(kind, fleet, passive)]),
  }));
}

async function compare(
  kind: BalancerKind,
  fleet: Fleet,
  { name, weights, maxFails, retries, strategy = 'smooth-weighted', script }: Passive,
): Promise<Finding> {
  const scenario = readBalancerScenario({
    format: 1,
    model: 'balancer',
    config: {
      backends: fleet.backends(weights).map((one) => ({ ...one, service: '1ms' })),
      strategy,
      arrivals: ARRIVALS,
      health: 'off',
      passive: { maxFails, failTimeout: '2s' },
      retries,
    },
    script,
    until: '9s',
  });
  const { steps, attempts: model } = courseOf(scenario);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await Promise.all(fleet.servers.map((server) => server.reopen()));
    const balancer = await kind.start(scenario);
    try {
      const startMs = (Math.floor(Date.now() / 1000) + 1) * 1000 + AFTER_SECOND_MS;
      await pause(startMs - Date.now());
      const real = await replayInTime(steps, { balancer, fleet }, startMs);
      if (real) return comparePicks(name, { model, real, servers: fleet.toString() });
    } finally {
      balancer.stop();
    }
  }
  const result = `this machine was too busy to keep to the times, ${MOST_TRIES} times`;
  return { name, result, isMet: false };
}
