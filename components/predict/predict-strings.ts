/** What is said once a reader has committed to a prediction; loaded then. */
import type { Language } from '../../src/i18n/language.ts';

const en = {
  choose: 'Choose an answer first.',
  noNumber: (text: string): string =>
    text === '' ? 'Write a number first.' : `“${text}” is no number. Write one such as 12 or 0.5.`,
  running: 'Running …',
  failed: 'This run could not be loaded:',
  right: 'Right.',
  wrong: 'Not in this run.',
  said: (guess: string, seen: string): string => `You said “${guess}”, the run says “${seen}”.`,
  saidRight: (guess: string, seen: string): string =>
    guess === seen ? `You said “${guess}”, and so it is.` : en.said(guess, seen),
  /** Between a number and what it counts. */
  gap: ' ',
  /** Between two sentences. */
  space: ' ',
  told: (at: string): string => `At ${at} the run says:`,
  quoted: (line: string): string => `“${line}”`,
  link: 'See this moment in the laboratory',
};

const zhCn: typeof en = {
  choose: '先选一个。',
  noNumber: (text) => (text === '' ? '先写一个数。' : `“${text}”不是数。写成 12 或 0.5 这样。`),
  running: '正在运行……',
  failed: '没能加载这次运行：',
  right: '猜对了。',
  wrong: '这次运行不是这样。',
  said: (guess, seen) => `你猜的是“${guess}”，跑出来是“${seen}”。`,
  saidRight: (guess, seen) =>
    guess === seen ? `你猜的是“${guess}”，跑出来正是这样。` : zhCn.said(guess, seen),
  gap: ' ',
  space: '',
  told: (at) => `${at}时，运行里是这样说的：`,
  quoted: (line) => `“${line}”`,
  link: '到实验室看这一刻',
};

export const PREDICT_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
export type PredictStrings = typeof en;
