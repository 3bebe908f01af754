/** The numbers of a run, and the difference between two, in words. They come with the engine. */
import type { Language } from '../../src/narration/language.ts';
import { formatNames } from '../../src/narration/numbers.ts';
import { formatNumber } from '../../src/narration/digits.ts';

const NARROW_SPACE = '\u202f';

/** A length as a figure stands alone: `4.2 ms`, `43 ms`, `1.93 s`. */
export function timeText(us: number): string {
  if (us < 9_950) return `${(us / 1000).toFixed(1).replace(/\.0$/, '')}${NARROW_SPACE}ms`;
  if (us < 999_500) return `${Math.round(us / 1000)}${NARROW_SPACE}ms`;
  return `${(us / 1_000_000).toFixed(us < 9_995_000 ? 2 : 1)}${NARROW_SPACE}s`;
}

/** What two runs are compared by: a time within which nearly all are answered, failures, connections. */
export interface Compared {
  readonly strategy: string;
  readonly p99Us: number | undefined;
  readonly failed: number;
  /** Of long-lived connections, by backend. */
  readonly held: readonly number[];
}

export interface FigureWords {
  readonly names: Readonly<
    Record<'mean' | 'answered' | 'failed' | 'reconnects' | 'refused' | 'retried', string>
  >;
  readonly none: string;
  readonly strategies: string;
  readonly figuresSay: (
    strategy: string,
    figures: readonly (readonly [name: string, value: string])[],
  ) => string;
  readonly difference: (one: Compared, other: Compared) => string | undefined;
}

const en: FigureWords = {
  names: {
    mean: 'mean',
    answered: 'answered',
    failed: 'failed',
    reconnects: 'reconnects',
    refused: 'refused',
    retried: 'given on',
  },
  none: '–',
  strategies: 'strategy',
  figuresSay: (strategy, figures) =>
    `${strategy}: ${figures.map(([name, value]) => `${name} ${value}`).join(', ')}`,
  difference: (one, other) => {
    const parts: string[] = [];
    if (one.p99Us !== undefined && other.p99Us !== undefined) {
      const [a, b] = [timeText(one.p99Us), timeText(other.p99Us)];
      parts.push(
        a === b
          ? `99% are answered within ${a}, as before`
          : `99% are answered within ${b} instead of ${a}`,
      );
      const failed = formatNumber(other.failed, 'en');
      if (one.failed !== other.failed) {
        const which = other.failed === 1 ? 'request fails' : 'requests fail';
        parts.push(`${failed} ${which} instead of ${formatNumber(one.failed, 'en')}`);
      } else if (other.failed > 0) parts.push(`as many fail: ${failed}`);
    }
    if (one.held.length > 0) {
      const [a, b] = [one, other].map(({ held }) => formatNames(held.map(String), 'en'));
      parts.push(
        a === b
          ? `the connections are spread the same`
          : `connections are spread ${b} instead of ${a}`,
      );
    }
    if (parts.length === 0) return undefined;
    return `With ${other.strategy}, ${parts.join('; ')}.`;
  },
};

const zhCn: FigureWords = {
  names: {
    mean: '平均',
    answered: '已应答',
    failed: '失败',
    reconnects: '重连',
    refused: '被拒',
    retried: '转交',
  },
  none: '–',
  strategies: '策略',
  figuresSay: (strategy, figures) =>
    `${strategy}：${figures.map(([name, value]) => `${name} ${value}`).join('，')}`,
  difference: (one, other) => {
    const parts: string[] = [];
    if (one.p99Us !== undefined && other.p99Us !== undefined) {
      const [a, b] = [timeText(one.p99Us), timeText(other.p99Us)];
      parts.push(
        a === b ? `99% 的请求同样在 ${a} 内得到应答` : `99% 的请求在 ${b} 内得到应答，原来要 ${a}`,
      );
      const failed = formatNumber(other.failed, 'zh-cn');
      if (one.failed !== other.failed) {
        parts.push(`失败 ${failed} 个请求，原来是 ${formatNumber(one.failed, 'zh-cn')} 个`);
      } else if (other.failed > 0) parts.push(`同样失败 ${failed} 个`);
    }
    if (one.held.length > 0) {
      const [a, b] = [one, other].map(({ held }) => held.join('/'));
      parts.push(a === b ? `连接的分布相同` : `连接的分布是 ${b ?? ''}，原来是 ${a ?? ''}`);
    }
    if (parts.length === 0) return undefined;
    return `换成${/^[A-Z]/.test(other.strategy) ? ` ${other.strategy}` : other.strategy}：${parts.join('；')}。`;
  },
};

export const FIGURE_WORDS: Readonly<Record<Language, FigureWords>> = { en, 'zh-cn': zhCn };
