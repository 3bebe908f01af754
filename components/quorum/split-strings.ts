/** What the calculator says of a split. It comes with the groups, when they are asked for. */
import type { Language } from '../../src/narration/language.ts';
import { formatCount, formatNames, joinHan } from '../../src/narration/numbers.ts';
import type { GroupResult, SplitResult } from './split-result.ts';
import { isOddInVain, letterOf } from './state.ts';

const count = (number: number): string => formatCount(number, 'en');
const is = (number: number): string => (number === 1 ? 'is' : 'are');
const members = (all: number): string => `${count(all)} member${all === 1 ? '' : 's'}`;

const en = {
  verdicts: { canElect: 'Can elect.', tooSmall: 'Cannot elect.', tooManyDown: 'Cannot elect.' },
  groupWhy: ({ up, down, verdict }: GroupResult, quorum: number): string => {
    if (verdict === 'canElect')
      return up === quorum
        ? `It has the ${count(quorum)} that ${quorum === 1 ? 'is' : 'are'} needed.`
        : `It has ${count(up)}, and ${count(quorum)} are needed.`;
    if (verdict === 'tooManyDown')
      return `With all of its ${count(up + down)} up it could; ${up === 0 ? 'none is' : `only ${count(up)} ${is(up)}`}, and ${count(quorum)} are needed.`;
    return `It has ${up === 0 ? 'nobody up' : count(up)}, and ${count(quorum)} are needed.`;
  },
  splitSays: ({ elector, groups, quorum }: SplitResult, all: number): string => {
    if (elector && groups.length === 1) return 'Nobody is cut off: all members are in one group.';
    if (elector)
      return `Group ${letterOf(elector.group)} elects a leader. ${groups.length === 2 ? 'The other group waits' : 'The others wait'}: two groups never both have a majority, because they would share a member.`;
    return `No group has ${count(quorum)} of ${count(all)}. Nobody leads and nothing is written until enough of them hear each other again${isOddInVain(groups) ? '; that the size is odd does not help' : ''}.`;
  },
  splitWays: (ways: number, electing: number, all: number): string =>
    ways === 1
      ? ''
      : `Of the ${count(ways)} ways ${members(all)} can fall apart, one piece included, ${count(electing)} leave somebody who can elect.`,
  runSplit: 'Run this split',
  runs: 'Raft runs it below: a leader for a second, then the split. Press play.',
  runTitle: (all: number, sizes: readonly number[], down: readonly string[]): string =>
    `${members(all).replace(/^./, (first) => first.toUpperCase())}${sizes.length > 1 ? `, split ${sizes.join(' | ')}` : ''}${down.length > 0 ? `, ${formatNames(down, 'en')} down` : ''}`,
  runFailed: (reason: string): string => `It could not be run: ${reason}`,
};

const zhCn: typeof en = {
  verdicts: { canElect: '选得出。', tooSmall: '选不出。', tooManyDown: '选不出。' },
  groupWhy: ({ up, down, verdict }, quorum) => {
    if (verdict === 'canElect')
      return up === quorum ? `正好有需要的 ${quorum} 个。` : `有 ${up} 个，需要 ${quorum} 个。`;
    if (verdict === 'tooManyDown')
      return `${up + down} 个都在的话够，现在${up === 0 ? '一个都不在' : `只有 ${up} 个在`}，需要 ${quorum} 个。`;
    return `${up === 0 ? '没有在运行的' : `只有 ${up} 个`}，需要 ${quorum} 个。`;
  },
  splitSays: ({ elector, groups, quorum }, members) => {
    if (elector && groups.length === 1) return '没有谁被隔开：所有成员在同一组。';
    if (elector)
      return `${letterOf(elector.group)} 组选出领导者，${groups.length === 2 ? '另一组' : '其他组'}只能等。两组不可能都有多数派，否则必有成员同属两组。`;
    return `哪一组都凑不齐 ${members} 个中的 ${quorum} 个。在足够多的成员重新连通之前，没有领导者，也不能写入${isOddInVain(groups) ? '；成员数是奇数也没有用' : ''}。`;
  },
  splitWays: (ways, electing, members) =>
    ways === 1
      ? ''
      : `${members} 个成员共有 ${ways} 种断法（包括没断），其中 ${electing} 种还有一组选得出领导者。`,
  runSplit: '运行这次分区',
  runs: '下面由 Raft 来跑：先有领导者一秒，然后断开。按播放开始。',
  runTitle: (members, sizes, down) =>
    `${members} 个成员${sizes.length > 1 ? `断成 ${sizes.join(' | ')}` : ''}${down.length > 0 ? `，${joinHan(formatNames(down, 'zh-cn'), '宕机')}` : ''}`,
  runFailed: (reason) => `运行不了：${reason}`,
};

export const SPLIT_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
