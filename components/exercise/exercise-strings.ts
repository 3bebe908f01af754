/** What an exercise says once it is started; loaded then. */
import type { Language } from '../../src/i18n/language.ts';
import { formatNames } from '../../src/narration/numbers.ts';

const en = {
  language: 'en' as Language,
  check: 'Check',
  reset: 'Start over',
  checking: (done: number, all: number): string => `Run ${done} of ${all} …`,
  solved: 'Solved.',
  notYet: 'Not yet.',
  failed: 'The check could not run:',
  seeds: (seed: number, failed: number, runs: number): string =>
    runs === 1 ? `Seed ${seed}.` : `In seed ${seed}; ${failed} of ${runs} seeds fail.`,
  unmatched: (role: string, at: string): string =>
    `At ${at} a command names “${role}”, and nobody is one then: the run ends there.`,
  colon: ': ',
  seeRun: 'See that run',
  seeZone: 'See it',
  zone: (zone: number): string => `Zone ${zone}`,
  where: 'Where the members are',
  nobody: 'nobody',
  lostZone: (zone: number, left: number, members: number): string =>
    `Expected: without any one zone, a majority of ${members} is left. Seen: without zone ${zone} only ${left} ${left === 1 ? 'is' : 'are'} left.`,
  tooMany: (most: number, used: number): string =>
    `At most ${most} ${most === 1 ? 'command is' : 'commands are'} allowed; you have given ${used}. Undo some, or start over.`,
  quoted: (name: string): string => `“${name}”`,
  /** By the names that the menus have. */
  notAllowed: (command: string, allowed: readonly string[]): string =>
    `“${command}” is not part of this exercise; allowed are ${formatNames(allowed.map(en.quoted), 'en')}. Undo it, or start over.`,
  changed: (key: string): string =>
    `“${key}” is not as it was at first. Start over, and only give commands.`,
  tooLong: (field: string, most: string, found: string): string =>
    `${field}: at most ${most} is allowed, found ${found}.`,
};

const zhCn: typeof en = {
  language: 'zh-cn',
  check: '检查',
  reset: '重新开始',
  checking: (done, all) => `第 ${done} 次运行，共 ${all} 次……`,
  solved: '做出来了。',
  notYet: '还不行。',
  failed: '没能检查：',
  seeds: (seed, failed, runs) =>
    runs === 1 ? `种子 ${seed}。` : `这是种子 ${seed}；${runs} 个种子里有 ${failed} 个不行。`,
  unmatched: (role, at) => `${at}时，命令点名的是“${role}”，可那时没有这样的成员，运行到此为止。`,
  colon: '：',
  seeRun: '看这次运行',
  seeZone: '看一看',
  zone: (zone) => `可用区 ${zone}`,
  where: '成员在哪里',
  nobody: '没有成员',
  lostZone: (zone, left, members) =>
    `预期：停掉任何一个可用区，${members} 个成员里都还剩多数派。实际：停掉可用区 ${zone}，只剩 ${left} 个。`,
  tooMany: (most, used) => `最多用 ${most} 个命令，你用了 ${used} 个。撤销几个，或者重新开始。`,
  quoted: (name) => `“${name}”`,
  notAllowed: (command, allowed) =>
    `这道练习不能用“${command}”，能用的是${formatNames(allowed.map(en.quoted), 'zh-cn')}。撤销它，或者重新开始。`,
  changed: (key) => `“${key}”和开始时不一样了。请重新开始，只用命令。`,
  tooLong: (field, most, found) => `${field}：最长 ${most}，你写的是 ${found}。`,
};

export const EXERCISE_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
export type ExerciseStrings = typeof en;
