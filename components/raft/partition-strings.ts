/** What the panel that splits the network says, in every language. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  help: 'Give each member a side. Members on different sides do not hear each other.',
  side: (member: string): string => `Side of ${member}`,
  apply: 'Split now',
  healAll: 'Heal all links',
};

const zhCn: typeof en = {
  help: '给每个成员选一边。不在同一边的成员听不到对方。',
  side: (member) => `${member} 在哪边`,
  apply: '立刻分开',
  healAll: '恢复所有链路',
};

export const PARTITION_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
