import { describe, expect, test } from 'vitest';
import { BALANCER_PROPERTIES, BALANCER_PROPERTY_NAMES } from '../balancer-properties.ts';
import type { BalancerLimits, Observed } from './property.ts';

const LIMITS: BalancerLimits = {
  backends: [
    { id: 'b1', capacity: 1 },
    { id: 'b2', capacity: undefined },
  ],
  everBackends: [
    { id: 'b1', capacity: 1 },
    { id: 'b2', capacity: undefined },
    { id: 'b3', capacity: undefined },
  ],
  queue: 1,
  connections: 'per-request',
};

/** The first property that these events break. */
function brokenBy(events: readonly Observed[], limits = LIMITS): string | undefined {
  const watches = BALANCER_PROPERTIES.map(({ watch }) => watch(limits));
  for (const event of events) {
    for (const watch of watches) {
      const violation = watch.onEvent(event);
      if (violation) return violation.property;
    }
  }
  return undefined;
}

const pick = (request: number, backend: string): Observed => ({
  type: 'pick',
  request,
  client: 'c1',
  backend,
});
const respond = (request: number, backend: string): Observed => ({
  type: 'respond',
  request,
  client: 'c1',
  backend,
  tookMs: 1,
});
const fail = (request: number, backend: string, isRetried: boolean): Observed => ({
  type: 'fail',
  request,
  client: 'c1',
  backend,
  reason: 'refused',
  isRetried,
});
const verdict = (type: 'healthy' | 'unhealthy', target: string): Observed => ({
  type,
  node: `${target}/check`,
  target,
  reason: 'refused',
  count: 3,
});
const command = (written: object): Observed => ({ type: 'command', command: written });

test('Their names are those that a scenario may expect.', () => {
  expect(BALANCER_PROPERTIES.map(({ name }) => name)).toEqual(BALANCER_PROPERTY_NAMES);
});

describe('Nothing new goes to a server', () => {
  test.each([
    ['that the checks hold unhealthy', [verdict('unhealthy', 'b1')]],
    ['that is drained', [command({ drain: 'b1' })]],
    ['that is drained in a list', [command({ drain: ['b3', 'b1'] })]],
    ['that was taken away', [command({ remove: 'b1' })]],
  ])('%s.', (_what, before) => {
    expect(brokenBy([...before, pick(1, 'b1')])).toBe('available-only');
    const connect: Observed = { type: 'connect', client: 'c1', backend: 'b1', reason: 'start' };
    expect(brokenBy([...before, connect])).toBe('available-only');
    expect(brokenBy([...before, pick(1, 'b2')])).toBeUndefined();
  });

  test('until it is back.', () => {
    expect(
      brokenBy([verdict('unhealthy', 'b1'), verdict('healthy', 'b1'), pick(1, 'b1')]),
    ).toBeUndefined();
    expect(brokenBy([command({ drain: 'b1' }), command({ ready: 'b1' }), pick(1, 'b1')])).toBe(
      undefined,
    );
    expect(brokenBy([pick(1, 'b3')])).toBe('available-only');
    expect(brokenBy([command({ add: { name: 'b3' } }), pick(1, 'b3')])).toBeUndefined();
  });
});

describe('A request ends once', () => {
  test('by an answer or an error, after any number of retries.', () => {
    expect(
      brokenBy([pick(1, 'b1'), fail(1, 'b1', true), pick(1, 'b2'), respond(1, 'b2')]),
    ).toBeUndefined();
    expect(brokenBy([pick(1, 'b1'), respond(1, 'b1'), respond(1, 'b1')])).toBe('answered-once');
    expect(brokenBy([pick(1, 'b1'), fail(1, 'b1', false), respond(1, 'b1')])).toBe('answered-once');
    expect(brokenBy([pick(1, 'b1'), respond(1, 'b1'), pick(1, 'b2')])).toBe('answered-once');
    expect(brokenBy([respond(1, 'b2')])).toBe('answered-once');
  });
});

describe('A server has no more than it serves and lets wait', () => {
  test('so the third at once is refused, and a fourth before that is too many.', () => {
    expect(
      brokenBy([pick(1, 'b1'), pick(2, 'b1'), pick(3, 'b1'), fail(3, 'b1', false), pick(4, 'b1')]),
    ).toBeUndefined();
    expect(brokenBy([1, 2, 3, 4].map((request) => pick(request, 'b1')))).toBe('within-capacity');
    expect(brokenBy([1, 2, 3, 4, 5].map((request) => pick(request, 'b2')))).toBeUndefined();
  });
});
