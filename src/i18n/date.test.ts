import { expect, test } from 'vitest';
import { formatDay } from './date.ts';

test('A day is written as its language writes it, without a leading zero.', () => {
  expect(formatDay('2026-07-03', 'en')).toBe('3 July 2026');
  expect(formatDay('2026-07-03', 'zh-cn')).toBe('2026 年 7 月 3 日');
  expect(formatDay('2025-12-31', 'en')).toBe('31 December 2025');
});

test('What is no day is refused, with what would be one.', () => {
  expect(() => formatDay('2026-13-01', 'en')).toThrow('"2026-13-01" is no day. Write it as');
  expect(() => formatDay('', 'en')).toThrow('"" is no day');
});
