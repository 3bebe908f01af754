import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { LeaseMessage } from '../../models/lease/messages.ts';
import type { ScenarioSource } from '../scenario.ts';
import { scenarios, scenariosWithinLimit } from './arbitrary-scenario.ts';
import { LeaseRun, readLeaseScenario, type LeaseResult } from './run.ts';
import type { LeaseTraceEvent } from './told.ts';

const SEED = 20_261_126;
const RUNS = 500;

/** Checks a claim on random scenarios; a failure prints the smallest one found, ready to be run. */
function holds(
  arbitrary: fc.Arbitrary<ScenarioSource>,
  check: (source: ScenarioSource) => void,
): void {
  const property = fc.property(arbitrary, (source) => {
    try {
      check(source);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `${reason}\n\nfast-check seed ${String(SEED)}, scenario:\n${stringify(source)}`,
        { cause: error },
      );
    }
  });
  fc.assert(property, { seed: SEED, numRuns: RUNS });
}

function finish(
  source: ScenarioSource,
  onEvent?: (event: LeaseTraceEvent) => void,
): LeaseResult & { violated: readonly string[] } {
  const run = new LeaseRun(readLeaseScenario(source), {
    keepsTrace: false,
    ...(onEvent ? { onEvent } : undefined),
  });
  return { ...run.finish(), violated: run.violated };
}

test('Whatever is done to candidates, clocks and API server, nothing throws and no property breaks; versions of the Lease rise, and its transitions never fall.', () => {
  let takenOver = 0;
  let overlapped = 0;
  holds(scenarios, (source) => {
    let version = 0;
    let transitions = 0;
    const { violated, failure, metrics } = finish(source, (event) => {
      const lease = event.type === 'send' ? writtenBy(event.message) : undefined;
      if (!lease) return;
      expect(lease.resourceVersion).toBeGreaterThan(version);
      expect(lease.record.leaseTransitions).toBeGreaterThanOrEqual(transitions);
      version = lease.resourceVersion;
      transitions = lease.record.leaseTransitions;
    });
    expect(violated).toEqual([]);
    if (failure) expect(failure.message).toMatch(/^At [\d.]+ ms no .+ is a (leader|follower)\.$/);
    takenOver += Number((metrics?.transitions ?? 0) > 0);
    overlapped += Number((metrics?.overlapMs ?? 0) > 0);
  });
  // Not because nothing happened.
  expect(takenOver).toBeGreaterThan(RUNS / 4);
  expect(overlapped).toBeGreaterThan(RUNS / 20);
});

/** The Lease as the API server answers that it has written it. */
function writtenBy(message: LeaseMessage) {
  return message.type === 'response' && message.verb !== 'get' ? message.lease : undefined;
}

test('With fencing no act of a process is accepted that the Lease does not name, in any trouble.', () => {
  let worked = 0;
  holds(scenarios, (source) => {
    const config = { ...(source['config'] as object), fencing: true, work: '500-900ms' };
    const { metrics } = finish({ ...source, config }, (event) => {
      if (event.type === 'work') worked += 1;
    });
    expect(metrics?.staleWrites ?? 0).toBe(0);
  });
  expect(worked).toBeGreaterThan(5_000);
});

test('Within the limit no two processes ever believe at once that they lead: overlapMs is 0.', () => {
  let takenOver = 0;
  holds(scenariosWithinLimit, (source) => {
    const { metrics } = finish(source);
    expect(metrics?.overlapMs ?? 0).toBe(0);
    takenOver += Number((metrics?.transitions ?? 0) > 0);
  });
  expect(takenOver).toBeGreaterThan(RUNS / 5);
});
