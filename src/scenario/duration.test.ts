import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saidInChinese } from './chinese-faults.ts';
import type { Distribution } from '../sim/distribution.ts';
import { formatDuration, readDistribution, readDuration } from './duration.ts';

fc.configureGlobal({ seed: 9, numRuns: 500 });

const DAY_US = 86_400_000_000;
const instants = fc.oneof(
  fc.nat(100_000),
  fc.nat(100).map((s) => s * 1_000_000),
  fc.integer({ min: 0, max: DAY_US }),
);

describe('Durations', () => {
  test.each([
    ['150ms', 150_000],
    ['0.5ms', 500],
    ['0.001ms', 1],
    ['2s', 2_000_000],
    ['1.25s', 1_250_000],
    ['1m', 60_000_000],
    ['24h', DAY_US],
    [' 5ms ', 5_000],
    ['0ms', 0],
    ['2.675s', 2_675_000],
  ])('%j is %s µs.', (text, us) => {
    expect(readDuration(text, [])).toBe(us);
  });

  test('Every whole number of microseconds up to a day is written and read again.', () => {
    fc.assert(
      fc.property(instants, (us) => {
        expect(readDuration(formatDuration(us), [])).toBe(us);
      }),
    );
  });

  test('A duration is written with at most three decimals, whole seconds as seconds.', () => {
    expect([0, 1, 1_500, 2_000_000, 1_234_001].map(formatDuration)).toEqual([
      '0ms',
      '0.001ms',
      '1.5ms',
      '2s',
      '1234.001ms',
    ]);
  });

  const FORMS = 'Write a number with a unit, such as 150ms, 0.5ms, 2s or 1m.';
  test.each<[unknown, string]>([
    [10, 'A duration needs a unit; found the bare number 10. Write 10ms or 10s.'],
    ['10', `Expected a duration, found "10". ${FORMS}`],
    ['5 ms', `Expected a duration, found "5 ms". ${FORMS}`],
    ['5us', `Expected a duration, found "5us". ${FORMS}`],
    ['', `Expected a duration, found "". ${FORMS}`],
    ['1e3ms', `Expected a duration, found "1e3ms". ${FORMS}`],
    ['5-15ms', `Expected a duration, found "5-15ms". ${FORMS}`],
    [undefined, `Expected a duration, found nothing. ${FORMS}`],
    [null, `Expected a duration, found null. ${FORMS}`],
    [['1s'], `Expected a duration, found ["1s"]. ${FORMS}`],
    ['-5ms', 'A duration cannot be negative: "-5ms".'],
    ['-0ms', 'A duration cannot be negative: "-0ms".'],
    ['0.0005ms', '"0.0005ms" is finer than a microsecond (0.001ms).'],
    ['1.0000005s', '"1.0000005s" is finer than a microsecond (0.001ms).'],
    ['25h', '"25h" is longer than 24 hours of virtual time.'],
    [`${'9'.repeat(400)}s`, `"${'9'.repeat(56)}… is longer than 24 hours of virtual time.`],
  ])('%j is refused.', (value, problem) => {
    expect(() => saidInChinese(() => readDuration(value, []))).toThrow(problem);
  });
});

describe('Distributions', () => {
  test.each<[string, Distribution]>([
    ['10ms', { kind: 'fixed', value: 10_000 }],
    ['5-15ms', { kind: 'uniform', min: 5_000, max: 15_000 }],
    ['0.4-0.6ms', { kind: 'uniform', min: 400, max: 600 }],
    ['500ms-2s', { kind: 'uniform', min: 500_000, max: 2_000_000 }],
    ['7-7ms', { kind: 'fixed', value: 7_000 }],
    ['exp(10ms)', { kind: 'exp', mean: 10_000 }],
    ['normal(10ms, 2ms)', { kind: 'normal', mean: 10_000, deviation: 2_000 }],
    ['normal( 1s ,0ms )', { kind: 'normal', mean: 1_000_000, deviation: 0 }],
  ])('%j is %j.', (text, distribution) => {
    expect(readDistribution(text, [])).toEqual(distribution);
  });

  test('Every range of durations is read with both its ends.', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const text = `${formatDuration(min)}-${formatDuration(max)}`;
        const wanted = min === max ? { kind: 'fixed', value: min } : { kind: 'uniform', min, max };
        expect(readDistribution(text, [])).toEqual(wanted);
      }),
    );
  });

  test.each<[unknown, string]>([
    ['15-5ms', 'The range "15-5ms" ends before it starts.'],
    ['-5-15ms', 'A duration cannot be negative: "-5ms".'],
    ['5--15ms', 'A duration cannot be negative: "-15ms".'],
    ['exp(10)', 'Expected a duration, found "10".'],
    ['exp()', 'Expected a duration, found "exp()".'],
    ['normal(10ms)', 'Expected a duration, found "normal(10ms)".'],
    ['normal(10ms, -2ms)', 'A duration cannot be negative: "-2ms".'],
    ['gauss(1ms)', 'a range such as 5-15ms, exp(10ms) or normal(10ms, 2ms).'],
    [5, 'A duration needs a unit; found the bare number 5. Write 5ms or 5s.'],
    [{ min: '1s' }, 'Expected a duration, found {"min":"1s"}.'],
  ])('%j is refused.', (value, problem) => {
    expect(() => saidInChinese(() => readDistribution(value, []))).toThrow(problem);
  });
});
