/**
 * One attempt of client-go's, tryAcquireOrRenew and tryRelease, request by request: what it remembers, what
 * it writes, and what each answer leads to (tools/leaderelection/leaderelection.go and
 * resourcelock/leaselock.go).
 */
import { describe, expect, test } from 'vitest';
import type { ElectorContext } from './elector.ts';
import { DEFAULT_SETTINGS, LoneElector } from './lone-elector.ts';
import { NO_RECORD, rawOf, type Lease, type LeaseRecord } from './record.ts';

const S = 1_000_000;

const OWN: LeaseRecord = {
  holderIdentity: 'c1#1',
  leaseDurationSeconds: 15,
  acquireTimeUs: 7 * S,
  renewTimeUs: 100 * S,
  leaseTransitions: 4,
};
const OTHERS: LeaseRecord = { ...OWN, holderIdentity: 'c2#1' };
const leaseOf = (record: LeaseRecord, resourceVersion = 1010): Lease => ({
  record,
  resourceVersion,
});

/** A leader that pauses between two renewals; its last one was answered at 100 s. */
function leader(memory: Partial<ElectorContext> = {}, settings = DEFAULT_SETTINGS): LoneElector {
  const elector = new LoneElector({ settings });
  elector.nowUs = 100 * S;
  elector.become(
    { leading: 'resting' },
    {
      observedRecord: OWN,
      observedUs: 100 * S,
      observedRaw: rawOf({ ...OWN, renewTimeUs: 98 * S }),
      resourceVersion: 1001,
      token: 1001,
      pending: undefined,
      ...memory,
    },
  );
  return elector;
}

/** A candidate between two polls. */
function candidate(memory: Partial<ElectorContext> = {}): LoneElector {
  const elector = new LoneElector();
  elector.become({ acquiring: 'waiting' }, { pending: undefined, ...memory });
  elector.nowUs = 200 * S;
  return elector;
}

/** The record of the write that left last. */
function written(elector: LoneElector): LeaseRecord | undefined {
  const { asked } = elector;
  return asked && asked.type !== 'get' ? asked.record : undefined;
}

describe('A leader writes without reading', () => {
  test.each([
    ['a retry period after its last write', 102 * S],
    ['a microsecond before the lease that it remembers runs out', 115 * S - 1],
  ])('%s.', (_when, nowUs) => {
    const elector = leader();
    elector.nowUs = nowUs;
    elector.fire('retryPeriod');
    expect(elector.asked).toMatchObject({ type: 'update', resourceVersion: 1001 });
  });

  test('and keeps the time it acquired and the transitions; only the time of renewal is new.', () => {
    const elector = leader();
    elector.nowUs = 102 * S;
    elector.fire('retryPeriod');
    expect(written(elector)).toEqual({ ...OWN, renewTimeUs: 102 * S });
  });

  test('on the version that its last write was given.', () => {
    const elector = leader();
    elector.fire('retryPeriod');
    elector.answer(200, leaseOf({ ...OWN, renewTimeUs: 100 * S }, 1017));
    expect(elector.told.at(-1)).toMatchObject({ type: 'renew', optimistic: true });
    elector.nowUs = 102 * S;
    elector.fire('retryPeriod');
    expect(elector.asked).toMatchObject({ type: 'update', resourceVersion: 1017 });
  });
});

describe('A leader reads first', () => {
  test.each([
    ['at the very instant at which the lease that it remembers runs out', {}, 115 * S],
    ['long after that', {}, 3_600 * S],
    ['when the record says one second, though its own duration is 15', { s: 1 }, 102 * S],
    ['when it remembers another holder', { holder: 'c2#1' }, 102 * S],
  ])('%s.', (_when, { s = 15, holder = 'c1#1' }: { s?: number; holder?: string }, nowUs) => {
    const observedRecord = { ...OWN, leaseDurationSeconds: s, holderIdentity: holder };
    const elector = leader({ observedRecord });
    elector.nowUs = nowUs;
    elector.fire('retryPeriod');
    expect(elector.asked?.type).toBe('get');
  });

  test('after a conflict, and then writes on the version that it has read.', () => {
    const elector = leader();
    elector.fire('retryPeriod');
    elector.answer(409);
    expect(elector.asked?.type).toBe('get');
    elector.answer(200, leaseOf({ ...OWN, leaseTransitions: 6 }, 1030));
    expect(elector.asked).toMatchObject({ type: 'update', resourceVersion: 1030 });
    // What was read is kept, not what was remembered.
    expect(written(elector)?.leaseTransitions).toBe(6);
    elector.answer(200, leaseOf(OWN, 1031));
    expect(elector.told.at(-1)).toMatchObject({ type: 'renew', optimistic: false });
  });

  test.each([[409], ['refused'], [422]] as const)('after an answer of %s to its write.', (code) => {
    const elector = leader();
    elector.fire('retryPeriod');
    elector.answer(code);
    expect(elector.asked?.type).toBe('get');
  });

  test('after its write has timed out.', () => {
    const elector = leader();
    elector.fire('retryPeriod');
    elector.fire('requestTimeout');
    expect(elector.asked?.type).toBe('get');
  });

  test('and takes back a lease that it finds empty, as one more transition.', () => {
    const elector = leader();
    elector.nowUs = 102 * S;
    elector.fire('retryPeriod');
    elector.answer(409);
    elector.answer(200, leaseOf({ ...OWN, holderIdentity: '' }));
    expect(written(elector)).toMatchObject({ holderIdentity: 'c1#1', leaseTransitions: 5 });
  });

  test('and writes, after its optimistic try, the old time of acquisition even then.', () => {
    // leaderelection.go, step 1 sets AcquireTime in the record that step 4 goes on with.
    const taken = (isStillValid: boolean): LeaseRecord | undefined => {
      const elector = leader();
      elector.nowUs = (isStillValid ? 102 : 120) * S;
      elector.fire('retryPeriod');
      if (isStillValid) elector.answer(409);
      elector.answer(200, leaseOf({ ...OWN, holderIdentity: '' }));
      return written(elector);
    };
    expect(taken(true)?.acquireTimeUs).toBe(7 * S);
    expect(taken(false)?.acquireTimeUs).toBe(120 * S);
  });
});

describe('The watchdog counts', () => {
  /** Whether the last answer made it start again. */
  function restarts(elector: LoneElector, answer: () => void): boolean {
    const before = elector.actions.length;
    answer();
    const asked = elector.actions.slice(before);
    const isAbout = (type: 'startTimer' | 'keepTimer'): boolean =>
      asked.some((action) => action.type === type && action.timer === 'watchdog');
    return isAbout('startTimer') && !isAbout('keepTimer');
  }
  const reading = (): LoneElector => {
    const elector = leader();
    elector.fire('retryPeriod');
    elector.answer(409);
    return elector;
  };

  test('from a renewal, with a read before it or without.', () => {
    const elector = leader();
    elector.fire('retryPeriod');
    expect(restarts(elector, () => elector.answer(200, leaseOf(OWN)))).toBe(true);
    const second = reading();
    second.answer(200, leaseOf(OWN));
    expect(restarts(second, () => second.answer(200, leaseOf(OWN)))).toBe(true);
  });

  test('from a read that shows a change, even of the process’s own writes; not from one that does not.', () => {
    const elector = reading();
    expect(restarts(elector, () => elector.answer(200, leaseOf(OWN)))).toBe(true);
    elector.answer('refused');
    elector.fire('retryTick');
    elector.answer(409);
    expect(restarts(elector, () => elector.answer(200, leaseOf(OWN)))).toBe(false);
  });

  test('on through an attempt that fails.', () => {
    const elector = reading();
    expect(restarts(elector, () => elector.answer('refused'))).toBe(false);
  });
});

describe('A leader that reads of another holder', () => {
  const deposed = (): LoneElector => {
    const elector = leader();
    elector.fire('retryPeriod');
    elector.answer(409);
    elector.answer(200, leaseOf(OTHERS));
    return elector;
  };

  test('fails this attempt, writes nothing, and still acts as the leader.', () => {
    const elector = deposed();
    expect(elector.told.at(-1)).toMatchObject({
      type: 'renewFailed',
      reason: 'held',
      holder: 'c2#1',
    });
    expect(elector.asked?.type).toBe('get');
    expect(elector.state.value).toEqual({ leading: { renewing: 'waiting' } });
  });

  test('tries again at the next tick, now with a read.', () => {
    const elector = deposed();
    elector.nowUs = 102 * S;
    elector.fire('retryTick');
    expect(elector.asked).toEqual({ type: 'get', request: elector.context.requests });
    expect(elector.told.at(-1)).toMatchObject({ type: 'request', verb: 'get', purpose: 'renew' });
  });

  test('ends at the deadline, with the other’s name.', () => {
    const elector = deposed();
    elector.fire('renewDeadline');
    expect(elector.told.at(-2)).toMatchObject({ type: 'lost', holder: 'c2#1' });
    expect(elector.told.at(-1)).toMatchObject({ type: 'exit', reason: 'lost' });
  });
});

describe('What a candidate remembers', () => {
  /** Reads one record after another, a poll every three seconds; when it last saw a change. */
  function observedAt(...records: readonly LeaseRecord[]): number | undefined {
    const elector = candidate();
    for (const record of records) {
      elector.fire('acquireWait');
      elector.answer(200, leaseOf(record));
      elector.nowUs += 3 * S;
    }
    return elector.context.observedUs;
  }

  const renewedAt = (us: number): LeaseRecord => ({ ...OTHERS, renewTimeUs: us });

  test('counts from the read that showed a change, by its own clock, whatever time is written there.', () => {
    expect(observedAt(renewedAt(0))).toBe(200 * S);
    expect(observedAt(renewedAt(0), renewedAt(0))).toBe(200 * S);
    expect(observedAt(renewedAt(0), renewedAt(0), renewedAt(3_600 * S))).toBe(206 * S);
  });

  test('is compared in whole seconds: two renewals within one second look alike.', () => {
    expect(observedAt(renewedAt(7 * S), renewedAt(8 * S - 1))).toBe(200 * S);
    expect(observedAt(renewedAt(8 * S - 1), renewedAt(8 * S))).toBe(203 * S);
  });

  test.each<[string, Partial<LeaseRecord>]>([
    ['holder', { holderIdentity: 'c3#1' }],
    ['duration', { leaseDurationSeconds: 16 }],
    ['time of acquisition', { acquireTimeUs: 8 * S }],
    ['time of renewal', { renewTimeUs: 101 * S }],
    ['number of transitions', { leaseTransitions: 5 }],
  ])('changes with the %s.', (_what, change) => {
    expect(observedAt(OTHERS, { ...OTHERS, ...change })).toBe(203 * S);
  });

  test('does not change with the version alone: somebody wrote the same record once more.', () => {
    const elector = candidate();
    elector.fire('acquireWait');
    elector.answer(200, leaseOf(OTHERS, 1001));
    elector.nowUs += 3 * S;
    elector.fire('acquireWait');
    elector.answer(200, leaseOf(OTHERS, 1002));
    expect(elector.context.observedUs).toBe(200 * S);
  });

  test('is not refreshed in bytes by its own writes: the first read after them counts as a change.', () => {
    const elector = leader();
    elector.nowUs = 102 * S;
    elector.fire('retryPeriod');
    elector.answer(409);
    elector.answer(200, leaseOf(OWN));
    expect(elector.told.findLast(({ type }) => type === 'observe')).toMatchObject({
      holder: 'c1#1',
    });
    expect(elector.context.observedUs).toBe(102 * S);
  });
});

describe('A candidate', () => {
  const met = (record: LeaseRecord, afterUs: number): LoneElector => {
    const elector = candidate();
    elector.fire('acquireWait');
    elector.answer(200, leaseOf(record));
    elector.nowUs += afterUs;
    elector.fire('acquireWait');
    elector.answer(200, leaseOf(record));
    return elector;
  };

  test.each([3, 15, 60])(
    'waits out the %d s of the record, not the 15 s of its own settings.',
    (leaseDurationSeconds) => {
      const record = { ...OTHERS, leaseDurationSeconds };
      expect(met(record, leaseDurationSeconds * S - 1).asked?.type).toBe('get');
      expect(met(record, leaseDurationSeconds * S).asked?.type).toBe('update');
    },
  );

  test('that takes over counts one transition more and publishes its own duration in whole seconds.', () => {
    expect(written(met(OTHERS, 15 * S))).toEqual({
      holderIdentity: 'c1#1',
      leaseDurationSeconds: 15,
      acquireTimeUs: 215 * S,
      renewTimeUs: 215 * S,
      leaseTransitions: 5,
    });
  });

  test('judges the lease by the start of its attempt, however long the read takes.', () => {
    const elector = candidate();
    elector.fire('acquireWait');
    elector.answer(200, leaseOf(OTHERS));
    elector.nowUs += 14 * S;
    elector.fire('acquireWait');
    elector.nowUs += 4 * S;
    elector.answer(200, leaseOf(OTHERS));
    expect(elector.told.at(-1)).toMatchObject({ type: 'response', code: 200 });
    expect(elector.state.value).toEqual({ acquiring: 'waiting' });
  });

  test('that loses the race to create the Lease, or to write it, goes on polling.', () => {
    const elector = candidate();
    elector.fire('acquireWait');
    elector.answer(404);
    expect(elector.asked?.type).toBe('create');
    elector.answer(409);
    expect(elector.state.value).toEqual({ acquiring: 'waiting' });
    const second = met(OTHERS, 15 * S);
    second.answer(409);
    expect(second.state.value).toEqual({ acquiring: 'waiting' });
  });

  test('who is named by hand keeps the transitions: it is the holder that it reads of.', () => {
    const elector = candidate();
    elector.fire('acquireWait');
    elector.answer(200, leaseOf(OWN));
    expect(written(elector)).toEqual({ ...OWN, renewTimeUs: 200 * S });
    elector.answer(200, leaseOf(OWN, 1011));
    expect(elector.told.findLast(({ type }) => type === 'acquire')).toMatchObject({
      because: 'named',
    });
  });

  test('takes no notice of an answer to a request that it has given up.', () => {
    const elector = candidate();
    elector.fire('acquireWait');
    elector.fire('requestTimeout');
    const before = elector.state;
    elector.answer(200, leaseOf({ ...OWN, holderIdentity: '' }));
    expect(elector.state).toEqual(before);
  });
});

describe('A release', () => {
  const RELEASING = { ...DEFAULT_SETTINGS, releaseOnCancel: true };
  const releasing = (): LoneElector => {
    const elector = leader({}, RELEASING);
    elector.nowUs = 101 * S;
    elector.signal('cancel');
    return elector;
  };

  test('reads first, and empties the holder for one second on that version, with the transitions read.', () => {
    const elector = releasing();
    expect(elector.asked?.type).toBe('get');
    elector.nowUs = 102 * S;
    elector.answer(200, leaseOf({ ...OWN, leaseTransitions: 9 }, 1040));
    expect(elector.asked).toMatchObject({ type: 'update', resourceVersion: 1040 });
    expect(written(elector)).toEqual({
      holderIdentity: '',
      leaseDurationSeconds: 1,
      acquireTimeUs: 102 * S,
      renewTimeUs: 102 * S,
      leaseTransitions: 9,
    });
  });

  test('starts anew on a conflict, as often as it takes (client-go since v1.37).', () => {
    const elector = releasing();
    for (const version of [1040, 1041, 1042]) {
      expect(elector.asked?.type).toBe('get');
      elector.answer(200, leaseOf(OWN, version));
      expect(elector.asked).toMatchObject({ type: 'update', resourceVersion: version });
      elector.answer(409);
    }
    elector.answer(200, leaseOf(OWN, 1043));
    elector.answer(200, leaseOf({ ...OWN, holderIdentity: '' }, 1044));
    expect(elector.told.findLast(({ type }) => type === 'release')).toBeDefined();
    expect(elector.told.at(-1)).toMatchObject({ type: 'exit', reason: 'cancelled' });
  });

  test('wipes the lease of another when the process itself is the holder that it remembers (since v1.34).', () => {
    const elector = releasing();
    elector.answer(200, leaseOf(OTHERS, 1050));
    expect(elector.asked).toMatchObject({ type: 'update', resourceVersion: 1050 });
    expect(written(elector)?.holderIdentity).toBe('');
    elector.answer(200, leaseOf({ ...NO_RECORD, leaseDurationSeconds: 1 }, 1051));
    expect(elector.told.findLast(({ type }) => type === 'release')).toMatchObject({
      before: 'c2#1',
    });
  });

  test('leaves the Lease alone when the process remembers another holder.', () => {
    const elector = leader({ observedRecord: OTHERS }, RELEASING);
    elector.signal('cancel');
    elector.answer(200, leaseOf(OTHERS));
    expect(elector.asked?.type).toBe('get');
    expect(elector.told.at(-1)).toMatchObject({ type: 'exit', reason: 'cancelled' });
  });

  test.each([[404], ['refused']] as const)('gives up when its read is answered %s.', (code) => {
    const elector = releasing();
    elector.answer(code);
    expect(elector.told.at(-1)).toMatchObject({ type: 'exit', reason: 'cancelled' });
  });

  test.each([['refused'], [422]] as const)('gives up when its write is answered %s.', (code) => {
    const elector = releasing();
    elector.answer(200, leaseOf(OWN));
    elector.answer(code);
    expect(elector.told.at(-1)).toMatchObject({ type: 'exit', reason: 'cancelled' });
  });

  test('does not happen without releaseOnCancel, nor for a candidate: both stop at once.', () => {
    const stopped = leader();
    stopped.signal('cancel');
    const waiting = new LoneElector({ settings: RELEASING });
    waiting.signal('cancel');
    for (const elector of [stopped, waiting]) {
      expect(elector.told.at(-1)).toMatchObject({ type: 'exit', reason: 'cancelled' });
      expect(elector.state.value).toEqual({ stopped: 'cancelled' });
    }
  });
});
