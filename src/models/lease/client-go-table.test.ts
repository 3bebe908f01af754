import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, LoneElector } from './lone-elector.ts';
import { NO_RECORD, rawOf, type Lease, type LeaseRecord } from './record.ts';

/**
 * client-go's own table, case by case (tools/leaderelection/leaderelection_test.go,
 * testTryAcquireOrRenew): an elector `baz` whose own lease would last 10 s meets a stored record.
 */
interface Case {
  readonly name: string;
  /** `none`: there is no object. */
  readonly stored: Partial<LeaseRecord> | 'none';
  readonly observed?: Partial<LeaseRecord>;
  readonly observedAt?: 'long ago' | 'far ahead';
  /** Then a second attempt is made so much later. */
  readonly retryAfterUs?: number;
  readonly outcome: 'success' | 'refused' | 'refused, then success';
  readonly holder: string;
  readonly transitions: number;
}

const CASES: readonly Case[] = [
  { name: 'no object', stored: 'none', outcome: 'success', holder: 'baz', transitions: 0 },
  {
    name: 'object without a record',
    stored: {},
    outcome: 'success',
    holder: 'baz',
    transitions: 1,
  },
  {
    name: 'led object with 3 s in the record',
    stored: { holderIdentity: 'bing', leaseDurationSeconds: 3 },
    retryAfterUs: 3_000_000,
    outcome: 'refused, then success',
    holder: 'baz',
    transitions: 1,
  },
  {
    name: 'unled object',
    stored: { holderIdentity: '' },
    outcome: 'success',
    holder: 'baz',
    transitions: 1,
  },
  {
    name: 'led, unacked object',
    stored: { holderIdentity: 'bing' },
    observed: { holderIdentity: 'bing' },
    observedAt: 'long ago',
    outcome: 'success',
    holder: 'baz',
    transitions: 1,
  },
  {
    name: 'empty led, acked object',
    stored: { holderIdentity: '' },
    observedAt: 'far ahead',
    outcome: 'success',
    holder: 'baz',
    transitions: 1,
  },
  {
    name: 'led, acked object',
    stored: { holderIdentity: 'bing' },
    observedAt: 'far ahead',
    outcome: 'refused',
    holder: 'bing',
    transitions: 0,
  },
  {
    name: 'own object',
    stored: { holderIdentity: 'baz' },
    observed: { holderIdentity: 'baz' },
    observedAt: 'far ahead',
    outcome: 'success',
    holder: 'baz',
    transitions: 0,
  },
];

const FAR_US = 1000 * 3600 * 1_000_000;

/** Plays the API server to one attempt; true when a write was taken. */
function attempt(elector: LoneElector, stored: Case['stored']): boolean {
  elector.nowUs += 1;
  elector.fire('acquireWait');
  for (;;) {
    // Go's clock goes on between reading the record and judging it.
    elector.nowUs += 1;
    const request = elector.asked;
    if (request?.type === 'get') {
      if (stored === 'none') elector.answer(404);
      else elector.answer(200, leaseOf(stored));
    } else if (request) {
      elector.answer(request.type === 'create' ? 201 : 200, {
        resourceVersion: 2,
        record: request.record,
      });
      return true;
    }
    if (elector.context.pending === undefined) return false;
  }
}

function leaseOf(record: Partial<LeaseRecord>): Lease {
  return { resourceVersion: 1, record: { ...NO_RECORD, ...record } };
}

const rows: string[] = [];
afterAll(() => {
  console.log(['client-go, testTryAcquireOrRenew', ...rows].join('\n'));
});

describe('An attempt comes to what client-go comes to:', () => {
  test.each(CASES)('$name: $outcome, holder $holder, transitions $transitions.', (one) => {
    const { name, stored, observed = {}, observedAt, retryAfterUs } = one;
    const settings = { ...DEFAULT_SETTINGS, leaseDurationUs: 10_000_000 };
    const elector = new LoneElector({ identity: 'baz', settings });
    const record = { ...NO_RECORD, ...observed };
    elector.become(
      { acquiring: 'waiting' },
      {
        observedRecord: record,
        observedRaw: rawOf(record),
        observedUs:
          observedAt === undefined ? undefined : observedAt === 'far ahead' ? FAR_US : -FAR_US,
        pending: undefined,
        resourceVersion: 1,
      },
    );
    const outcomes = [attempt(elector, stored)];
    if (retryAfterUs !== undefined) {
      elector.nowUs += retryAfterUs;
      outcomes.push(attempt(elector, stored));
    }
    const said = outcomes.map((isTaken) => (isTaken ? 'success' : 'refused')).join(', then ');
    const { holderIdentity: holder, leaseTransitions: transitions } =
      elector.context.observedRecord;
    const isEqual =
      said === one.outcome && holder === one.holder && transitions === one.transitions;
    rows.push(`  ${isEqual ? 'equal  ' : 'DIFFERS'}  ${name}: ${said}, ${holder}, ${transitions}`);
    expect({ outcome: said, holder, transitions }).toEqual({
      outcome: one.outcome,
      holder: one.holder,
      transitions: one.transitions,
    });
  });
});
