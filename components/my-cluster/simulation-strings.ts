/** What the simulation says, in every language; loaded with it. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  again: (runs: string): string => `Simulate ${runs} of each`,
  cancel: 'Stop',
  progress: 'Runs done',
  running: (done: string, all: string): string => `${done} of ${all}`,
  failedRun: 'The simulation stopped with an error:',
  inside: (inside: string, all: string): string =>
    `${inside} of ${all} runs are inside their range.`,
  found: (median: string, min: string, max: string): string =>
    `half within ${median}; ${min} to ${max}`,
};

export type SimulationStrings = typeof en;

const zhCn: SimulationStrings = {
  again: (runs) => `每行模拟 ${runs} 次`,
  cancel: '停止',
  progress: '已完成',
  running: (done, all) => `${done} / ${all}`,
  failedRun: '模拟出错，已停止：',
  inside: (inside, all) => `${all} 次里有 ${inside} 次落在范围内。`,
  found: (median, min, max) => `一半在 ${median} 以内；${min}～${max}`,
};

export const SIMULATION_STRINGS: Readonly<Record<Language, SimulationStrings>> = {
  en,
  'zh-cn': zhCn,
};
