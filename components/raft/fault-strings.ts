/** What can be done by hand, in every language. Loaded with the engine. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  link: (a: string, b: string): string => `the link ${a}–${b}`,
  message: (type: string, from: string, to: string): string => `${type} from ${from} to ${to}`,
  reconnect: 'Heal its links',
  slowDisk: 'Slow its disk to 200 ms',
  fastDisk: 'Give it its disk back',
  cutLinkTo: 'Cut the link to…',
  cutBoth: (a: string, b: string): string => `Cut ${a} ⇄ ${b}`,
  cutOneWay: (from: string, to: string): string => `Cut ${from} → ${to} only`,
  heal: 'Heal',
  slowLink: 'Slow it to 200 ms',
  dropMessage: 'Drop a message of its…',
  drop: 'Drop this message',
};

const zhCn: typeof en = {
  link: (a, b) => `链路 ${a}–${b}`,
  message: (type, from, to) => `${from} 发给 ${to} 的 ${type}`,
  reconnect: '恢复它的链路',
  slowDisk: '把它的磁盘拖慢到 200 ms',
  fastDisk: '让它的磁盘恢复正常',
  cutLinkTo: '切断到谁的链路…',
  cutBoth: (a, b) => `切断 ${a} ⇄ ${b}`,
  cutOneWay: (from, to) => `只切断 ${from} → ${to}`,
  heal: '恢复',
  slowLink: '拖慢到 200 ms',
  dropMessage: '丢掉它的一条消息…',
  drop: '丢掉这条消息',
};

export const FAULT_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
