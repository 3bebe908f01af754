import { describe, expect, test } from 'vitest';
import { clockMs } from './digits.ts';
import {
  formatCount,
  formatMs,
  formatMsList,
  formatNames,
  formatNumber,
  formatSeconds,
  formatSecondsBeside,
  formatSetting,
  formatShare,
  formatTimes,
  formatWritten,
  joinHan,
} from './numbers.ts';

test.each([4_194_600, 216_499, 224_500])(
  'a clock at %i µs shows the millisecond that sentences say',
  (us) => {
    expect(`${formatNumber(clockMs(us), 'en')}\u00a0ms`).toBe(formatMs(us, 'en'));
  },
);

describe('numbers in sentences', () => {
  test.each([
    [999_000, '999 ms', '999 毫秒'],
    [1_231_000, '1 231 ms', '1231 毫秒'],
    [12_345_678, '12 346 ms', '12,346 毫秒'],
    [9_640, '9.6 ms', '9.6 毫秒'],
    [8_000, '8 ms', '8 毫秒'],
    [0, '0 ms', '0 毫秒'],
  ])('%i µs', (us, en, zh) => {
    expect(plain(formatMs(us, 'en'))).toBe(en);
    expect(formatMs(us, 'zh-cn')).toBe(zh);
  });

  test('an English number cannot break across lines', () => {
    expect(formatMs(1_231_000, 'en')).toBe('1\u202f231\u00a0ms');
    expect(formatMs(1_231_000, 'en')).not.toMatch(/ /);
  });

  test('Chinese groups from 10,000, English from 1 000', () => {
    expect(formatNumber(9_999, 'zh-cn')).toBe('9999');
    expect(formatNumber(10_000, 'zh-cn')).toBe('10,000');
    expect(formatNumber(1_234_567, 'zh-cn')).toBe('1,234,567');
    expect(plain(formatNumber(1_234_567, 'en'))).toBe('1 234 567');
  });

  test('English spells counts up to twelve', () => {
    expect([1, 12, 13].map((count) => formatCount(count, 'en'))).toEqual(['one', 'twelve', '13']);
    expect(formatCount(3, 'zh-cn')).toBe('3');
  });

  test('a list of times says its unit once, and equal times once', () => {
    expect(plain(formatMsList([576_000, 571_000, 573_000], 'en'))).toBe('576, 571 and 573 ms');
    expect(formatMsList([576_000, 571_000, 573_000], 'zh-cn')).toBe('576、571 和 573 毫秒');
    expect(plain(formatMsList([200_000, 200_400], 'en'))).toBe('200 ms');
  });

  test.each([
    [15_432_000, '15.4 s', '15.4 秒'],
    [2_000_000, '2.0 s', '2.0 秒'],
    [999_999, '1.0 s', '1.0 秒'],
    [24_000, '24 ms', '24 毫秒'],
    [12_345_600_000, '12 345.6 s', '12,345.6 秒'],
  ])('%i µs where seconds matter', (us, en, zh) => {
    expect(plain(formatSeconds(us, 'en'))).toBe(en);
    expect(formatSeconds(us, 'zh-cn')).toBe(zh);
  });

  test.each([
    [15_400_000, '15.4 s'],
    [15_020_000, '15.02 s'],
    [15_004_000, '15.004 s'],
  ])('%i µs beside 15 s has the decimals that tell them apart', (us, said) => {
    expect(plain(formatSecondsBeside(us, 15_000_000, 'en'))).toBe(said);
  });

  test.each([
    [15_000_000, '15 s', '15 秒'],
    [2_500_000, '2.5 s', '2.5 秒'],
    [800_000, '800 ms', '800 毫秒'],
    [0, '0 s', '0 秒'],
  ])('%i µs as a setting', (us, en, zh) => {
    expect(plain(formatSetting(us, 'en'))).toBe(en);
    expect(formatSetting(us, 'zh-cn')).toBe(zh);
  });

  test('how often', () => {
    expect([1, 2, 3, 13].map((count) => formatTimes(count, 'en'))).toEqual([
      'once',
      'twice',
      'three times',
      '13 times',
    ]);
    expect(formatTimes(2, 'zh-cn')).toBe('2 次');
  });

  test('a distribution in the units of its model', () => {
    expect(plain(formatWritten('1-3s', 'en', formatSetting))).toBe('1–3 s');
    expect(plain(formatWritten('500ms-2s', 'en', formatSetting))).toBe('500 ms–2 s');
    expect(formatWritten('exp(4s)', 'zh-cn', formatSetting)).toBe('平均 4 秒');
  });

  test('names in a list', () => {
    expect(formatNames(['n3', 'n4', 'n5'], 'en')).toBe('n3, n4 and n5');
    expect(formatNames(['n3', 'n4', 'n5'], 'zh-cn')).toBe('n3、n4 和 n5');
    expect(formatNames(['n3'], 'en')).toBe('n3');
    expect(formatNames(['自己', 'n2'], 'zh-cn')).toBe('自己和 n2');
  });

  test.each([
    ['50ms', '50 ms', '50 毫秒'],
    ['2s', '2 000 ms', '2000 毫秒'],
    ['5-15ms', '5–15 ms', '5～15 毫秒'],
    ['20ms-1s', '20–1 000 ms', '20～1000 毫秒'],
    ['exp(10ms)', '10 ms on average', '平均 10 毫秒'],
    ['normal(10ms, 2ms)', '10 ms ± 2 ms on average', '平均 10 毫秒 ± 2 毫秒'],
    ['whatever', 'whatever', 'whatever'],
  ])('%s as a scenario writes it', (written, en, zh) => {
    expect(plain(formatWritten(written, 'en'))).toBe(en);
    expect(formatWritten(written, 'zh-cn')).toBe(zh);
  });

  test('a chance is a percentage', () => {
    expect(formatShare(0.2, 'en')).toBe('20%');
    expect(formatShare(0.125, 'zh-cn')).toBe('12.5%');
  });

  test('汉字 and Latin letters meet with one space', () => {
    expect(joinHan('任期', '3')).toBe('任期 3');
    expect(joinHan('20%', '会')).toBe('20% 会');
    expect(joinHan('约为', '至少')).toBe('约为至少');
    expect(joinHan('n1，', 'n2')).toBe('n1，n2');
  });
});

function plain(text: string): string {
  return text.replace(/[\u202f\u00a0]/g, ' ');
}
