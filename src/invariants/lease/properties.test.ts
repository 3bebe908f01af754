import { describe, expect, test } from 'vitest';
import { fencedWork } from './fenced-work.ts';
import { noOverlapWithinLimit } from './no-overlap-within-limit.ts';
import { oneHolder } from './one-holder.ts';
import type { LeaseWatch, Limits } from './property.ts';

const S = 1_000_000;
const DEFAULTS: Limits = {
  leaseDurationUs: 15 * S,
  renewDeadlineUs: 10 * S,
  retryPeriodUs: 2 * S,
  fencing: true,
};

describe('one-holder', () => {
  const write = (node: string, onVersion: number | undefined, version: number) => ({
    node,
    onVersion,
    version,
    holder: `${node}#1`,
  });
  const judge = (watch: LeaseWatch, ...writes: ReturnType<typeof write>[]) =>
    writes.map((one) => watch.onWrite?.(one));

  test('holds while every write stands on the one before it.', () => {
    const watch = oneHolder.watch(DEFAULTS);
    expect(judge(watch, write('c1', undefined, 1), write('c1', 1, 2), write('c2', 2, 3))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('breaks when two writes stand on the same one, and names both writers.', () => {
    const watch = oneHolder.watch(DEFAULTS);
    const [, , broken] = judge(watch, write('c1', 1, 2), write('c2', 2, 3), write('c3', 2, 4));
    expect(broken).toEqual({ property: 'one-holder', nodes: ['c2', 'c3'], term: 0 });
  });

  test('breaks when the Lease is created a second time.', () => {
    const watch = oneHolder.watch(DEFAULTS);
    expect(judge(watch, write('c1', undefined, 1), write('c2', undefined, 2))[1]).toBeDefined();
  });

  test('lets one write stand on an edit by hand, and no more.', () => {
    const watch = oneHolder.watch(DEFAULTS);
    judge(watch, write('c1', 1, 2));
    watch.onEdit?.();
    expect(judge(watch, write('c2', 3, 4), write('c3', 3, 5)).map((one) => one?.nodes)).toEqual([
      undefined,
      ['c2', 'c3'],
    ]);
  });
});

describe('no-overlap-within-limit', () => {
  /** Two lead from 60 s on, after what was done before; the violation. */
  function judged(limits: Partial<Limits> = {}, before: (watch: LeaseWatch) => void = () => {}) {
    const watch = noOverlapWithinLimit.watch({ ...DEFAULTS, ...limits });
    before(watch);
    watch.onProcess?.({ node: 'c1', believes: true }, 0);
    return watch.onProcess?.({ node: 'c2', believes: true }, 60 * S);
  }

  test('breaks when two believe that they lead, with the defaults.', () => {
    expect(judged()).toEqual({
      property: 'no-overlap-within-limit',
      nodes: ['c1', 'c2'],
      term: 0,
    });
  });

  test('says nothing when one leads after another.', () => {
    const watch = noOverlapWithinLimit.watch(DEFAULTS);
    const steps = [
      { node: 'c1', believes: true },
      { node: 'c1', believes: false },
      { node: 'c2', believes: true },
    ];
    for (const step of steps) expect(watch.onProcess?.(step, 0)).toBeUndefined();
  });

  test.each<[string, Partial<Limits>, ((watch: LeaseWatch) => void)?]>([
    ['a process was paused', {}, (watch) => watch.onPause?.()],
    ['the Lease was edited', {}, (watch) => watch.onEdit?.()],
    ['an answer took 3 s', {}, (watch) => watch.onAnswer?.(3 * S)],
    ['one clock is 1.25 times as fast as another', {}, (watch) => watch.onRate?.(1.25)],
    ['one clock is 0.8 times as fast as another', {}, (watch) => watch.onRate?.(0.8)],
    ['the setting is 15/14/2', { renewDeadlineUs: 14 * S }],
    ['the setting leaves 0.9 s, which a Lease does not publish', { leaseDurationUs: 12.9 * S }],
    [
      'renewals follow one another within the second that is left',
      { leaseDurationUs: 11 * S, retryPeriodUs: 0.5 * S },
    ],
  ])('says nothing outside its limit: %s.', (_why, limits, before) => {
    expect(judged(limits, before)).toBeUndefined();
  });

  test.each<[string, Partial<Limits>, ((watch: LeaseWatch) => void)?]>([
    ['an answer took 2.9 s', {}, (watch) => watch.onAnswer?.(2.9 * S)],
    ['one clock is 1.24 times as fast as another', {}, (watch) => watch.onRate?.(1.24)],
    ['the setting leaves a second', { leaseDurationUs: 13 * S }],
    ['a lease was lost and given up at once', {}, (watch) => watch.onLost?.('c9', 0)],
  ])('breaks just within its limit: %s.', (_why, limits, before) => {
    expect(judged(limits, before)).toBeDefined();
  });

  test('counts the time that whoever gives a lost lease back goes on acting.', () => {
    const after = (seconds: number) => {
      const watch = noOverlapWithinLimit.watch(DEFAULTS);
      watch.onProcess?.({ node: 'c1', believes: true }, 0);
      watch.onLost?.('c1', 12 * S);
      return watch.onProcess?.({ node: 'c2', believes: true }, (12 + seconds) * S);
    };
    expect(after(2.9)).toBeDefined();
    expect(after(3)).toBeUndefined();
  });

  test('names a pair once.', () => {
    const watch = noOverlapWithinLimit.watch(DEFAULTS);
    watch.onProcess?.({ node: 'c1', believes: true }, 0);
    expect(watch.onProcess?.({ node: 'c2', believes: true }, S)).toBeDefined();
    watch.onProcess?.({ node: 'c2', believes: false }, 2 * S);
    expect(watch.onProcess?.({ node: 'c2', believes: true }, 3 * S)).toBeUndefined();
  });
});

describe('fenced-work', () => {
  const act = (identity: string, accepted: boolean) => ({ node: 'c1', identity, accepted });

  test.each([
    ['of the holder', true, 'c1#1', true, false],
    ['of another, refused', true, 'c9#1', false, false],
    ['of another, accepted', true, 'c9#1', true, true],
    ['of an earlier process of the same candidate, accepted', true, 'c1#2', true, true],
    ['of another, accepted, without fencing', false, 'c9#1', true, false],
  ])(
    'is judged by whom the Lease names: an act %s.',
    (_what, fencing, holder, accepted, breaks) => {
      const watch = fencedWork.watch({ ...DEFAULTS, fencing });
      watch.onHolder?.(holder);
      expect(watch.onWork?.(act('c1#1', accepted)) !== undefined).toBe(breaks);
    },
  );

  test('breaks when the Lease names nobody and an act is accepted.', () => {
    const watch = fencedWork.watch(DEFAULTS);
    watch.onHolder?.('c1#1');
    watch.onHolder?.('');
    expect(watch.onWork?.(act('c1#1', true))).toBeDefined();
  });
});
