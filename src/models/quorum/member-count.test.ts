import { describe, expect, test } from 'vitest';
import { readPercent } from './chance.ts';
import { readMemberCount } from './member-count.ts';

describe('A number of members', () => {
  test.each([1, 9, 15, '1', ' 7 ', '15', '５', '3.0', '+3'])('%j is read', (value) => {
    expect(readMemberCount(value).count).toBe(Number(String(value).normalize('NFKC')));
  });

  test.each([
    [0, 'tooFew'],
    ['0', 'tooFew'],
    [-3, 'tooFew'],
    ['-1', 'tooFew'],
    ['−1', 'tooFew'],
    [16, 'tooMany'],
    ['16', 'tooMany'],
    ['99999999999999999999', 'tooMany'],
    [2.5, 'notWhole'],
    ['2.5', 'notWhole'],
    ['0.5', 'notWhole'],
    ['', 'notANumber'],
    ['three', 'notANumber'],
    ['三', 'notANumber'],
    ['3 members', 'notANumber'],
    ['1e1', 'notANumber'],
    ['0x3', 'notANumber'],
    ['2,5', 'notANumber'],
    [Number.NaN, 'notANumber'],
    [Infinity, 'notANumber'],
    [undefined, 'notANumber'],
    [null, 'notANumber'],
    [[3], 'notANumber'],
    [true, 'notANumber'],
  ] as const)('%j is refused: %s', (value, refusal) => {
    expect(readMemberCount(value)).toEqual({ refusal });
  });
});

describe('A chance in percent', () => {
  test.each([
    ['1', 0.01],
    ['0', 0],
    ['100', 1],
    ['0.5 %', 0.005],
    ['５％', 0.05],
    [2, 0.02],
  ] as const)('%j is read as %d', (value, chance) => {
    expect(readPercent(value)).toMatchObject({ chance });
  });

  test.each([
    ['-1', 'tooLow'],
    ['100.1', 'tooHigh'],
    ['often', 'notANumber'],
    ['', 'notANumber'],
    [Number.NaN, 'notANumber'],
  ] as const)('%j is refused: %s', (value, refusal) => {
    expect(readPercent(value)).toEqual({ refusal });
  });
});
