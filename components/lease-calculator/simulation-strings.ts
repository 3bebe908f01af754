/** What the simulation says beside its formulas, in every language; loaded with it. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  kinds: { crash: 'crash', release: 'release' },
  kind: 'How the leader stops',
  runMany: (runs: string): string => `Run ${runs} failovers`,
  cancel: 'Cancel',
  progress: 'Runs done',
  running: (done: string, runs: string): string => `${done} of ${runs}`,
  took: (runs: string, seconds: string): string => `${runs} runs, ${seconds} here.`,
  failedRun: 'The simulation stopped with an error:',
  cannotRun: 'Nobody would ever lead, so there is nothing to simulate.',
  columns: { what: '', formula: 'formula', simulated: (runs: string): string => `${runs} runs` },
  rows: {
    min: 'fastest',
    mean: 'average',
    median: 'half are faster than',
    p95: '95 % are faster than',
    max: 'slowest',
  },
  meanFor: 'for one standby',
  notRun: 'not run yet',
  chart: (kind: 'crash' | 'release'): string =>
    kind === 'crash'
      ? 'Seconds without a leader after a crash'
      : 'Seconds without a leader after a release',
  chartSays: (median: string, p95: string): string => `Half within ${median}, 95 % within ${p95}.`,
  tooEarly: 'nobody may take over yet',
  median: 'median',
  p95: '95 %',
};

export type SimulationStrings = typeof en;

const zhCn: SimulationStrings = {
  kinds: { crash: '崩溃', release: '释放' },
  kind: '领导者怎样停下',
  runMany: (runs) => `跑 ${runs} 次故障转移`,
  cancel: '取消',
  progress: '已完成',
  running: (done, runs) => `${done} / ${runs}`,
  took: (runs, seconds) => `${runs} 次，在这里用了 ${seconds}。`,
  failedRun: '模拟出错，已停止：',
  cannotRun: '谁也当不上领导者，没有什么可模拟的。',
  columns: { what: '', formula: '公式', simulated: (runs) => `跑 ${runs} 次` },
  rows: {
    min: '最快',
    mean: '平均',
    median: '一半快于',
    p95: '95% 快于',
    max: '最慢',
  },
  meanFor: '只算一个待命的',
  notRun: '还没跑',
  chart: (kind) => (kind === 'crash' ? '崩溃后没有领导者的秒数' : '释放后没有领导者的秒数'),
  chartSays: (median, p95) => `一半在 ${median}以内，95% 在 ${p95}以内。`,
  tooEarly: '还没人能接任',
  median: '中位数',
  p95: '95%',
};

export const SIMULATION_STRINGS: Readonly<Record<Language, SimulationStrings>> = {
  en,
  'zh-cn': zhCn,
};
