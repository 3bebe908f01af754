import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { calculate } from '../../src/scenario/lease/calculation.ts';
import { barsPath, summaryOf } from '../kit/distribution.ts';
import {
  BAD_PRESETS,
  calculatorLink,
  DEFAULT_INPUT,
  durationsOf,
  inputOf,
  PRESETS,
} from './input.ts';
import LeaseCalculator from './LeaseCalculator.svelte';
import { length } from './say.ts';
import { en } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';
import { flagsText, goText } from './take-along.ts';
import { warningsOf } from './warnings.ts';

const html = (words = en): string => render(LeaseCalculator, { props: { words } }).body;
const text = (markup: string): string =>
  markup.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
const numbersOf = (part = {}) => {
  const result = calculate({ ...DEFAULT_INPUT, ...part });
  if (!('numbers' in result)) throw new Error('Refused.');
  return result.numbers;
};

describe('the first result', () => {
  it('is there before any script: the numbers of the defaults, in both languages', () => {
    expect(text(html())).toMatch(/slowest failover after a crash 24 s 15 s lease/);
    expect(text(html())).toMatch(/safety margin between two leaders 2\.96 s/);
    expect(text(html(zhCn))).toMatch(/崩溃后最慢的故障转移 24 秒 租约 15 秒/);
  });

  it('has no style attribute, which the policy would block', () => {
    expect(html()).not.toMatch(/\sstyle=/);
  });

  it('has no space between two 汉字, nor beside a full-width mark', () => {
    const inputs = [
      {},
      ...[...PRESETS.map((preset) => preset.durations), ...BAD_PRESETS].map(durationsOf),
    ];
    for (const part of inputs) {
      const numbers = numbersOf({ ...part, releaseOnCancel: true, candidates: 3 });
      const said = [
        ...Object.values(zhCn.numbers).flatMap((say) => say(numbers)),
        ...warningsOf(numbers).map(({ name }) => zhCn.warningsSay[name](numbers)),
      ];
      for (const one of said) {
        expect(one).not.toMatch(/\p{Script=Han} \p{Script=Han}|[，。；：（）] | [，。；：（）]/u);
        expect(one).not.toMatch(/\p{Script=Han}[\w%]|[\w%]\p{Script=Han}/u);
      }
    }
  });
});

describe('the link', () => {
  it('keeps every input', () => {
    const input = {
      leaseDuration: '1m',
      renewDeadline: '40s',
      retryPeriod: '500ms',
      request: '10-40ms',
      candidates: 5,
      releaseOnCancel: true,
    };
    const link = calculatorLink(input, 'zh-cn');
    expect(link).toMatch(/^\/zh-cn\/lab\/lease-calculator\/\?lease=1m&deadline=40s&retry=500ms/);
    expect(inputOf(new URL(link, 'http://x').search)).toEqual(input);
  });

  it('falls back to the defaults where it says nothing sensible', () => {
    expect(inputOf('?candidates=1000&lease=20s')).toEqual({
      ...DEFAULT_INPUT,
      leaseDuration: '20s',
    });
    expect(inputOf(`?lease=${'9'.repeat(500)}`).leaseDuration).toHaveLength(40);
  });
});

it('every preset is one that client-go takes', () => {
  for (const durations of [...PRESETS.map((preset) => preset.durations), ...BAD_PRESETS]) {
    expect(calculate({ ...DEFAULT_INPUT, ...durationsOf(durations) })).toHaveProperty('numbers');
  }
});

it('flags and Go say the same in their own ways', () => {
  const numbers = numbersOf({ leaseDuration: '1m', retryPeriod: '1500ms', releaseOnCancel: true });
  expect(flagsText(numbers)).toBe(
    '--leader-elect-lease-duration=60s\n--leader-elect-renew-deadline=10s\n--leader-elect-retry-period=1500ms',
  );
  expect(goText(numbers)).toBe(
    'LeaseDuration: ptr.To(60 * time.Second),\nRenewDeadline: ptr.To(10 * time.Second),\nRetryPeriod:   ptr.To(1500 * time.Millisecond),\nLeaderElectionReleaseOnCancel: true,',
  );
});

it('a bound is never rounded to the better side', () => {
  expect(length(7_985_000, 'down', 'en')).toBe('7.98\u00a0s');
  expect(length(10_081_000, 'up', 'en')).toBe('10.09\u00a0s');
  expect(length(-1_040_000, 'down', 'en')).toBe('−1.04\u00a0s');
  expect(length(24_000_000, 'up', 'zh-cn')).toBe('24 秒');
});

it('a distribution is summed up by nearest rank, and drawn between the ends', () => {
  const sorted = Array.from({ length: 100 }, (_, index) => (index + 1) * 1000);
  expect(summaryOf(sorted)).toMatchObject({
    runs: 100,
    minUs: 1000,
    medianUs: 50_000,
    p95Us: 95_000,
  });
  const path = barsPath(sorted, { fromUs: 0, endUs: 100_000, toUs: 200_000 });
  expect(path.match(/M/g)?.length).toBeGreaterThan(40);
  expect(
    Math.max(...[...path.matchAll(/H([\d.]+)/g)].map((match) => Number(match[1]))),
  ).toBeLessThan(510);
});
