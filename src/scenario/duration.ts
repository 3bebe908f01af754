import type { Distribution } from '../sim/distribution.ts';
import { LIMITS } from '../sim/limits.ts';
import type { Micros } from '../sim/time.ts';
import { butIs, quote, ScenarioError, type Path } from './problem.ts';

const UNIT_US: Readonly<Record<string, number>> = {
  ms: 1_000,
  s: 1_000_000,
  m: 60_000_000,
  h: 3_600_000_000,
};
const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;
const UNIT = '(ms|s|m|h)';
const DURATION = new RegExp(`^${NUMBER}${UNIT}$`);
const RANGE = new RegExp(`^${NUMBER}${UNIT}?-${NUMBER}${UNIT}$`);
const EXP = /^exp\(\s*([^,()]+?)\s*\)$/;
const NORMAL = /^normal\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*\)$/;

const FORMS = 'Write a number with a unit, such as 150ms, 0.5ms, 2s or 1m';
const FORMS_ZH = '写成数字加单位，例如 150ms、0.5ms、2s 或 1m';

/** `150ms`, `0.5ms`, `2s`, `1m` as whole microseconds. Throws {@link ScenarioError}. */
export function readDuration(value: unknown, path: Path): Micros {
  const match = typeof value === 'string' ? DURATION.exec(value.trim()) : null;
  if (!match) throw refuse(value, path);
  return toMicros(match[1] ?? '', match[2] ?? '', path);
}

/**
 * A duration, or one that is drawn: `5-15ms` (uniform over whole microseconds, both ends included),
 * `exp(10ms)`, `normal(10ms, 2ms)`. Throws {@link ScenarioError}.
 */
export function readDistribution(value: unknown, path: Path): Distribution {
  const text = typeof value === 'string' ? value.trim() : '';
  const range = RANGE.exec(text);
  if (range) {
    const max = toMicros(range[3] ?? '', range[4] ?? '', path);
    const min = toMicros(range[1] ?? '', range[2] ?? range[4] ?? '', path);
    if (min > max)
      throw new ScenarioError(
        {
          en: `The range ${quote(value)} ends before it starts.`,
          'zh-cn': `范围 ${quote(value)} 的终点在起点之前。`,
        },
        path,
      );
    return min === max ? { kind: 'fixed', value: min } : { kind: 'uniform', min, max };
  }
  const exp = EXP.exec(text);
  if (exp) return { kind: 'exp', mean: readDuration(exp[1], path) };
  const normal = NORMAL.exec(text);
  if (normal) {
    const [mean, deviation] = [readDuration(normal[1], path), readDuration(normal[2], path)];
    return { kind: 'normal', mean, deviation };
  }
  if (typeof value === 'string' && DURATION.test(text)) {
    return { kind: 'fixed', value: readDuration(value, path) };
  }
  throw refuse(value, path, {
    en: ', a range such as 5-15ms, exp(10ms) or normal(10ms, 2ms)',
    'zh-cn': '，或范围 5-15ms、exp(10ms)、normal(10ms, 2ms)',
  });
}

/** A duration that may be negative: `-20s`. Throws {@link ScenarioError}. */
export function readShift(value: unknown, path: Path): Micros {
  const text = typeof value === 'string' ? value.trim() : value;
  if (typeof text !== 'string' || !text.startsWith('-')) return readDuration(value, path);
  return -readDuration(text.slice(1), path);
}

/** The shortest way to write a number of microseconds as a duration: `1234.001ms`, `2s`. */
export function formatDuration(us: Micros): string {
  if (us !== 0 && us % 1_000_000 === 0) return `${String(us / 1_000_000)}s`;
  return `${String(us / 1_000)}ms`;
}

function toMicros(digits: string, unit: string, path: Path): Micros {
  const text = `${digits}${unit}`;
  if (digits.startsWith('-')) {
    throw new ScenarioError(
      {
        en: `A duration cannot be negative: ${quote(text)}.`,
        'zh-cn': `时长不能是负数：${quote(text)}。`,
      },
      path,
    );
  }
  const us = Number(digits) * (UNIT_US[unit] ?? 0);
  const rounded = Math.round(us);
  // A product of decimals may miss a whole number by a rounding error, never by a thousandth.
  if (Math.abs(us - rounded) > 1e-3) {
    throw new ScenarioError(
      {
        en: `${quote(text)} is finer than a microsecond (0.001ms).`,
        'zh-cn': `${quote(text)} 比 1 微秒（0.001ms）还细。`,
      },
      path,
    );
  }
  if (rounded > LIMITS.virtualTimeUs) {
    throw new ScenarioError(
      {
        en: `${quote(text)} is longer than 24 hours of virtual time.`,
        'zh-cn': `${quote(text)} 超过了虚拟时间的上限 24 小时。`,
      },
      path,
    );
  }
  return rounded;
}

function refuse(value: unknown, path: Path, more = { en: '', 'zh-cn': '' }): ScenarioError {
  if (typeof value === 'number') {
    return new ScenarioError(
      {
        en: `A duration needs a unit; found the bare number ${quote(value)}. Write ${String(value)}ms or ${String(value)}s.`,
        'zh-cn': `时长要带单位，这里只有数字 ${quote(value)}。请写 ${String(value)}ms 或 ${String(value)}s。`,
      },
      path,
    );
  }
  return new ScenarioError(
    {
      en: `Expected a duration, found ${quote(value)}. ${FORMS}${more.en}.`,
      'zh-cn': `这里应是时长，${butIs(value)}。${FORMS_ZH}${more['zh-cn']}。`,
    },
    path,
  );
}
