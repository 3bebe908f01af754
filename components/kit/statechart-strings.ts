/** What the panel of state machines says, in each language. States, events and timers keep the names of the code. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  actor: 'Whose machine',
  /** The picture in words. */
  chartOf: (of: string, states: string, active: string): string =>
    `State machine of ${of}. States: ${states}. Active: ${active}.`,
  plainChartOf: (of: string, states: string): string => `State machine ${of}. States: ${states}.`,
  scrolls: 'State machine, scrolls',
  listed: ', ',
  active: 'Active',
  activeWas: 'Was active, before the process ended',
  timers: 'Timers',
  left: (time: string): string => `${time} left`,
  noTimers: 'none runs',
  next: 'What can happen next',
  nextNothing: 'Nothing: no process runs.',
  stays: 'stays',
  atOnce: 'at once',
  moved: (node: string, from: string, to: string, at: string, by: string): string =>
    `${node}: ${from} → ${to} at ${at}${by === '' ? '' : `, ${by}`}`,
  started: (node: string, to: string, at: string): string => `${node} starts at ${at}: ${to}`,
  nothingYet: (node: string): string => `${node} has not changed its state yet.`,
  timer: (name: string): string => `timer ${name}`,
  paused: 'Paused: its clock runs, its code does not.',
  down: 'Down: no process runs.',
  legend: 'How to read it',
  legendSays: [
    '● and a heavy outline: the active state; a heavy arrow: the last transition.',
    'A clock: a timer. [ ]: the condition, tried from top to bottom; ∧ and, ¬ not, else: no other held.',
    'Names inside a box: taken without leaving the state. A dashed box is left at once.',
    'From the edge of a frame: in every state inside. ●→: where it begins.',
  ],
};

type StatechartStrings = typeof en;

const zhCn: StatechartStrings = {
  actor: '谁的状态机',
  chartOf: (of, states, active) => `${of} 的状态机。状态：${states}。当前：${active}。`,
  plainChartOf: (of, states) => `状态机 ${of}。状态：${states}。`,
  scrolls: '状态机，可滚动',
  listed: '、',
  active: '当前状态',
  activeWas: '进程结束前的状态',
  timers: '定时器',
  left: (time) => `还剩 ${time}`,
  noTimers: '没有在走的',
  next: '接下来可能发生什么',
  nextNothing: '什么也不会发生：没有进程在运行。',
  stays: '状态不变',
  atOnce: '立即',
  moved: (node, from, to, at, by) =>
    `${node}：${from} → ${to}，时刻 ${at}${by === '' ? '' : `，${by}`}`,
  started: (node, to, at) => `${node} 在 ${at} 启动：${to}`,
  nothingYet: (node) => `${node} 的状态还没有变过。`,
  timer: (name) => `定时器 ${name}`,
  paused: '已暂停：时钟在走，代码不跑。',
  down: '已停止：没有进程在运行。',
  legend: '怎么看这张图',
  legendSays: [
    '● 加粗框：当前状态；粗箭头：最近一次转换。',
    '时钟：定时器。[ ]：条件，从上到下依次判断；∧ 表示“且”，¬ 表示“非”，else 表示其余都不成立。',
    '框内的名字：处理它时状态不变。虚线框：一进入就离开。',
    '从外框出发的箭头：里面每个状态都适用。●→：起点。',
  ],
};

export const STATECHART_STRINGS: Record<Language, StatechartStrings> = { en, 'zh-cn': zhCn };
