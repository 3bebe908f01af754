/** What the command line prints for people: a run in sentences, many runs in a table. */
import type { Language } from '../narration/language.ts';
import { formatNumber, formatShare } from '../narration/numbers.ts';
import type { Micros } from '../sim/time.ts';
import type { Distribution } from './quantiles.ts';
import type { Metrics } from './model.ts';
import type { Summary } from './repeat.ts';
import type { RunResult, TimedVerdict } from './run.ts';
import type { Runnable, Telling } from './runnable.ts';

interface Texts {
  readonly measured: string;
  readonly expectations: string;
  readonly met: string;
  readonly notMet: (at: string, expected: string, seen: string) => string;
  readonly ended: string;
  readonly reproduce: string;
  readonly runs: (met: number, runs: number) => string;
  readonly failedSeeds: string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    measured: 'Measured',
    expectations: 'Expected',
    met: 'met',
    notMet: (at, expected, seen) => `FAILED at ${at} ms: expected ${expected}, seen ${seen}`,
    ended: 'The run ended early',
    reproduce: 'Reproduce with',
    runs: (met, runs) => `${String(met)} of ${String(runs)} runs met what is expected`,
    failedSeeds: 'Failed seeds',
  },
  'zh-cn': {
    measured: '测得',
    expectations: '预期',
    met: '符合',
    notMet: (at, expected, seen) => `${at} 毫秒时不符：预期 ${expected}，实际 ${seen}`,
    ended: '运行提前结束',
    reproduce: '重现命令',
    runs: (met, runs) => `${String(runs)} 次运行中有 ${String(met)} 次符合预期`,
    failedSeeds: '不符合的种子',
  },
};

const CLOCK_WIDTH = 12;
const MOST_SEEDS = 10;

/** A run in words: its result, and the lines that tell it. */
export interface ToldRun {
  readonly result: RunResult;
  readonly lines: Iterable<string>;
}

/** Runs a scenario and tells its story, its figures and its expectations; `again` is the command that reproduces it. */
export function tellRun(
  runnable: Runnable,
  { seed, language, again }: { seed: number; language: Language; again: string },
): ToldRun {
  const telling = runnable.tell(language, seed);
  const run = runnable.start({
    seed,
    keepsTrace: false,
    onEvent: (event) => {
      telling.take(event);
    },
  });
  const result = run.finish();
  return { result, lines: toldLines(runnable, { result, telling, language, again }) };
}

function* toldLines(
  { title }: Runnable,
  told: { result: RunResult; telling: Telling; language: Language; again: string },
): Generator<string> {
  const { result, telling, language, again } = told;
  const texts = TEXTS[language];
  yield title[language] ?? title.en ?? telling.untitled;
  yield* telling.setting;
  yield '';
  for (const line of telling.lines) {
    if (line.stages[0]?.event.type === 'expect') continue;
    yield `${clock(line.atUs, language).padStart(CLOCK_WIDTH)}  ${line.text}`;
  }
  yield '';
  yield* measuredIn(result.metrics, { language, names: telling.metricNames });
  if (result.failure) yield `${texts.ended}: ${result.failure.message}`;
  yield* judgedIn(result.verdicts, language);
  if (!result.isMet) yield `${texts.reproduce}: ${again}`;
}

/** Tenths of a millisecond, so that the instants of a story stand under each other. */
function clock(atUs: Micros, language: Language): string {
  const number = formatNumber(atUs / 1000, language);
  return `${number}${number.includes('.') ? '' : '.0'} ms`;
}

function* measuredIn(
  metrics: Metrics | undefined,
  { language, names }: { language: Language; names: Readonly<Record<string, string>> },
): Generator<string> {
  if (!metrics) return;
  yield TEXTS[language].measured;
  for (const [name, value] of Object.entries(metrics)) {
    if (value === undefined) continue;
    yield `  ${name} (${names[name] ?? name}): ${measured(name, value, language)}`;
  }
}

/** With what a metric's name says of its unit: milliseconds, a share, or a number. */
function measured(name: string, value: number, language: Language): string {
  if (name.endsWith('Ms')) return `${formatNumber(value, language)} ms`;
  if (name === 'moved' || name.startsWith('share.')) return formatShare(value, language);
  return Number.isInteger(value) ? formatNumber(value, language) : String(Number(value.toFixed(3)));
}

/** What was expected, each with its verdict; nothing when nothing was. */
export function* judgedIn(
  verdicts: readonly TimedVerdict[],
  language: Language,
): Generator<string> {
  if (verdicts.length === 0) return;
  const texts = TEXTS[language];
  yield texts.expectations;
  for (const verdict of verdicts)
    yield `  ${written(verdict.expectation)}: ${verdictText(verdict, texts)}`;
}

function verdictText({ isMet, atUs, expectation, seen }: TimedVerdict, texts: Texts): string {
  if (isMet) return texts.met;
  return texts.notMet(String(atUs / 1000), written(Object.values(expectation)[0]), written(seen));
}

function written(value: unknown): string {
  return JSON.stringify(value);
}

const COLUMNS = [
  'n',
  'min',
  'median',
  'mean',
  'p95',
  'p99',
  'max',
] as const satisfies readonly (keyof Distribution)[];

/** Many runs: how many met what is expected, and each metric as a row. */
export function* tableOf(summary: Summary, language: Language): Generator<string> {
  const texts = TEXTS[language];
  yield texts.runs(summary.met, summary.runs);
  if (summary.failed.length > 0) {
    const more = summary.failed.length > MOST_SEEDS ? ' …' : '';
    yield `${texts.failedSeeds}: ${summary.failed.slice(0, MOST_SEEDS).join(' ')}${more}`;
  }
  yield '';
  yield ['metric'.padEnd(20), ...COLUMNS.map((column) => column.padStart(11))].join('');
  for (const [name, distribution] of Object.entries(summary.metrics)) {
    const cells = COLUMNS.map((column) => String(distribution[column]).padStart(11));
    yield [name.padEnd(20), ...cells].join('');
  }
}
