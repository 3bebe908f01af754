/** What the search of pasted lines says; loaded with it. */
import type { Language } from '../../src/i18n/language.ts';

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** One line, or how many; Chinese has one form. */
const lines = (count: number): string => `${number(count)} line${count === 1 ? '' : 's'}`;

const en = {
  reading: (count: number): string => `Reading ${lines(count)} …`,
  found: (known: number, all: number, entries: number): string =>
    `${number(known)} of ${lines(all)} found, in ${number(entries)} ${entries === 1 ? 'entry' : 'entries'} of the index. The earliest first.`,
  nothing: (all: number): string =>
    all === 1 ? 'This line is not in the index.' : `None of these ${lines(all)} is in the index.`,
  binary: 'This is not text. Unpack it first (gunzip, journalctl), and paste what it prints.',
  cut: (count: number): string => `It is too long; the first ${lines(count)} were read.`,
  short: (count: number): string =>
    `All of it was read; the field shows the first ${lines(count)}.`,
  times: (count: number): string => (count === 1 ? '' : `${number(count)} times`),
  line: (line: number): string => `line ${number(line)}`,
  last: (line: number): string => `last, line ${number(line)}`,
  unknown: 'Not in the index',
  tryThis:
    'Look for the first error before it, and for the same second in the log of the part that it was talking to. The search of this site knows more words.',
};

type SearchStrings = typeof en;

const zhCn: SearchStrings = {
  reading: (count) => `正在读 ${number(count)} 行……`,
  found: (known, all, entries) =>
    `${number(all)} 行里认出 ${number(known)} 行，对应索引里的 ${number(entries)} 条，最早出现的在前。`,
  nothing: (all) => (all === 1 ? '这一行不在索引里。' : `这 ${number(all)} 行都不在索引里。`),
  binary: '这不是文本。先解开（gunzip、journalctl），再贴它打印出来的内容。',
  cut: (count) => `太长了，只读了前 ${number(count)} 行。`,
  short: (count) => `全部读过了，输入框里只显示前 ${number(count)} 行。`,
  times: (count) => (count === 1 ? '' : `${number(count)} 次`),
  line: (line) => `第 ${number(line)} 行`,
  last: (line) => `最后一次，第 ${number(line)} 行`,
  unknown: '不在索引里',
  tryThis: '找它前面的第一条报错，再到它所连的组件的运行日志里看同一秒。本站的搜索认得更多的词。',
};

export const SEARCH_STRINGS: Record<Language, SearchStrings> = { en, 'zh-cn': zhCn };
