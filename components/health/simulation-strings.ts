/** What the simulation says beside its formulas, in every language; loaded with it. */
import type { Language } from '../../src/narration/language.ts';
import type { Break } from '../../src/scenario/probe/formula.ts';

const en = {
  runMany: (runs: string): string => `Run the model ${runs} times`,
  cancel: 'Cancel',
  progress: 'Done',
  running: (share: number): string => `${share} %`,
  took: (runs: string, seconds: string): string => `${runs} breaks noticed, ${seconds} here.`,
  already: (count: string): string => `In ${count} runs it was out already when it broke.`,
  failedRun: 'The simulation stopped with an error:',
  neverBack: 'Too slow for this timeout even when well: there is nothing to detect.',
  columns: { formula: 'formula', simulated: 'simulated' },
  rows: {
    min: 'fastest',
    median: 'half are faster than',
    p95: '95 % are faster than',
    max: 'slowest',
  },
  notRun: 'not run yet',
  chart: {
    hang: 'Seconds from the hang to the verdict',
    crash: 'Seconds from the crash to the verdict',
    fail: 'Seconds from the first bad answer to the verdict',
  } satisfies Record<Break, string>,
  chartSays: (median: string, p95: string): string => `Half within ${median}, 95 % within ${p95}.`,
  median: 'median',
  p95: '95 %',
};

export type SimulationStrings = typeof en;

const zhCn: SimulationStrings = {
  runMany: (runs) => `跑 ${runs} 次模型`,
  cancel: '取消',
  progress: '已完成',
  running: (share) => `${share}%`,
  took: (runs, seconds) => `发现了 ${runs} 次故障，在这里用了 ${seconds}。`,
  already: (count) => `有 ${count} 次，出故障时它已经被摘除了。`,
  failedRun: '模拟出错，已停止：',
  neverBack: '就算没坏，应答也赶不上这个超时：没有什么可发现的。',
  columns: { formula: '公式', simulated: '模拟' },
  rows: { min: '最快', median: '一半快于', p95: '95% 快于', max: '最慢' },
  notRun: '还没跑',
  chart: {
    hang: '从卡死到判定的秒数',
    crash: '从崩溃到判定的秒数',
    fail: '从第一次报告故障到判定的秒数',
  },
  chartSays: (median, p95) => `一半在 ${median} 以内，95% 在 ${p95} 以内。`,
  median: '中位数',
  p95: '95%',
};

export const SIMULATION_STRINGS: Readonly<Record<Language, SimulationStrings>> = {
  en,
  'zh-cn': zhCn,
};
