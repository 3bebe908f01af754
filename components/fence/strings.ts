/** What blocks of code say while they are edited and run; not in the page before. */
import type { Language } from '../../src/narration/language.ts';

export interface FenceStrings {
  readonly editable: Readonly<Record<'program' | 'scenario', string>>;
  readonly keys: string;
  readonly compare: string;
  /** A link to the builder's page, which opens in a tab of its own. */
  readonly names: string;
  readonly share: string;
  readonly shared: string;
  readonly sharedByHand: string;
  readonly address: string;
  readonly fromLink: string;
  readonly running: string;
  readonly printed: string;
  readonly expected: string;
  readonly met: string;
  readonly notMet: (at: string, seen: string) => string;
  readonly ended: (lines: number, met: number, all: number) => string;
  readonly deadline: string;
  readonly flood: string;
  readonly at: (line: number, column: number) => string;
  readonly wrong: string;
  readonly unknown: (name: string, near: string | undefined) => string;
  readonly whichRun: string;
  readonly run: (number: number) => string;
  /** The title of a run that has none. */
  readonly runOf: (program: string, number: number) => string;
  readonly noEditor: string;
  readonly seeRun: string;
  /** The editor's own phrases. */
  readonly phrases: Readonly<Record<string, string>>;
}

const PHRASES = {
  Completions: '可选项',
  Diagnostics: '问题',
  'No diagnostics': '没有问题',
  'Control character': '控制字符',
  'Selection deleted': '已删除所选内容',
};

export const FENCE_STRINGS: Readonly<Record<Language, FenceStrings>> = {
  en: {
    editable: { program: 'Program, editable', scenario: 'Scenario, editable' },
    keys: 'Ctrl+Enter runs, Ctrl+Space shows what fits. Tab indents; Esc, then Tab, leaves.',
    compare: 'What I changed',
    names: 'What a program can use ↗',
    share: 'Link',
    shared: 'Link copied',
    sharedByHand: 'Copy this address:',
    address: 'Address',
    fromLink: 'This code came with the link. Read it, then run it.',
    running: 'Running …',
    printed: 'Printed',
    expected: 'Expected',
    met: 'met',
    notMet: (at, seen) => `not met at ${at} ms, seen ${seen}`,
    ended: (lines, met, all) => {
      const printed = `Ended. ${lines === 1 ? '1 line' : `${String(lines)} lines`} printed`;
      return `${printed}${all === 0 ? '' : `, ${String(met)} of ${String(all)} expectations met`}.`;
    },
    deadline:
      'Stopped after 2 seconds. Does a loop never end, or is there too much to compute? Virtual time passes with run.advance, not by waiting.',
    flood: 'Stopped: it said more than a program may.',
    at: (line, column) => `line ${String(line)}, column ${String(column)}`,
    wrong: 'The code cannot be read from here on.',
    unknown: (name, near) =>
      `There is no ${name} here.${near === undefined ? ' Ctrl+Space shows what there is.' : ` Did you mean ${near}?`}`,
    whichRun: 'Which run',
    run: (number) => `Run ${String(number)}`,
    runOf: (program, number) => `${program}, run ${String(number)}`,
    noEditor: 'The editor could not be loaded. Are you offline?',
    seeRun: 'See this run in the laboratory',
    phrases: {},
  },
  'zh-cn': {
    editable: { program: '程序，可编辑', scenario: '场景，可编辑' },
    keys: '按 Ctrl+Enter 运行，按 Ctrl+空格看可填什么；Tab 键缩进，先按 Esc 再按 Tab，离开编辑器。',
    compare: '我改了什么',
    names: '程序能用什么 ↗',
    share: '链接',
    shared: '链接已复制',
    sharedByHand: '请复制这个地址：',
    address: '地址',
    fromLink: '这段代码来自链接。先读一遍，再运行。',
    running: '正在运行……',
    printed: '输出',
    expected: '预期',
    met: '符合',
    notMet: (at, seen) => `${at} 毫秒时不符，实际是 ${seen}`,
    ended: (lines, met, all) => {
      const kept = all === 0 ? '' : `，${String(all)} 条预期中有 ${String(met)} 条符合`;
      return `运行结束：输出 ${String(lines)} 行${kept}。`;
    },
    deadline:
      '运行满 2 秒，已停止。是有循环停不下来，还是要算的太多？虚拟时间靠 run.advance 推进，不必等待。',
    flood: '已停止：输出超过了程序的上限。',
    at: (line, column) => `第 ${String(line)} 行第 ${String(column)} 列`,
    wrong: '从这里起，代码读不下去了。',
    unknown: (name, near) =>
      `这里没有 ${name}。${near === undefined ? '按 Ctrl+空格看有哪些。' : `是不是 ${near}？`}`,
    whichRun: '看哪一次运行',
    run: (number) => `第 ${String(number)} 次运行`,
    runOf: (program, number) => `${program}，第 ${String(number)} 次`,
    noEditor: '编辑器没能加载。是不是断网了？',
    seeRun: '在实验室里看这次运行',
    phrases: PHRASES,
  },
};
