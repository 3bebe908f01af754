/** What the calculator says of two sizes. It comes with the comparison, when it is asked for. */
import type { Language } from '../../src/narration/language.ts';
import { formatCount } from '../../src/narration/numbers.ts';
import type { Standing } from './standing.ts';

const count = (number: number): string => formatCount(number, 'en');
const Count = (number: number): string =>
  count(number).replace(/^./, (first) => first.toUpperCase());

const en = {
  sameFailures: 'The same members are down in both.',
  facts: {
    quorum: 'Have to agree',
    survives: 'May fail',
    answers: 'Answers a write waits for, beside the leader',
    overlap: 'In common to any two majorities, at least',
  },
  compareSays: (a: Standing, b: Standing): string => {
    const [canA, canB] = [a.spare >= 0, b.spare >= 0];
    if (canA === canB) return canA ? 'Both can elect.' : 'Neither can elect.';
    const [can, cannot] = canA ? [a, b] : [b, a];
    return `${Count(can.members)} can elect, ${count(cannot.members)} cannot.`;
  },
  compareMore: (a: Standing, b: Standing): string => {
    const [small, large] = a.members < b.members ? [a, b] : [b, a];
    const survives = ({ members: all, quorum }: Standing): number => all - quorum;
    if (small.members === large.members) return 'It is the same size.';
    if (survives(small) === survives(large))
      return `${Count(large.members)} survive no more failures than ${count(small.members)} and need one more to agree; there is one more that can fail.`;
    const more = survives(large) - survives(small);
    return `${Count(large.members)} survive ${count(more)} more than ${count(small.members)}${large.quorum > small.quorum ? `, and ${count(large.quorum - small.quorum)} more ${large.quorum - small.quorum === 1 ? 'has' : 'have'} to agree` : ', with as many that have to agree'}.`;
  },
};

const zhCn: typeof en = {
  sameFailures: '两边宕机的是同样的成员。',
  facts: {
    quorum: '要几个同意',
    survives: '可以坏',
    answers: '写入要等的跟随者应答',
    overlap: '任意两个多数派至少共有',
  },
  compareSays: (a, b) => {
    const [canA, canB] = [a.spare >= 0, b.spare >= 0];
    if (canA === canB) return canA ? '两边都选得出领导者。' : '两边都选不出领导者。';
    const [can, cannot] = canA ? [a, b] : [b, a];
    return `${can.members} 个成员选得出领导者，${cannot.members} 个的选不出。`;
  },
  compareMore: (a, b) => {
    const [small, large] = a.members < b.members ? [a, b] : [b, a];
    if (small.members === large.members) return '成员数相同。';
    const [few, many] = [small.members - small.quorum, large.members - large.quorum];
    if (few === many)
      return `${large.members} 个成员能扛的故障和 ${small.members} 个一样多，却要多一个同意，而且会坏的也多一个。`;
    return `${large.members} 个成员比 ${small.members} 个多扛 ${many - few} 次故障，${large.quorum > small.quorum ? `也要多 ${large.quorum - small.quorum} 个同意` : '而需要同意的一样多'}。`;
  },
};

export const COMPARE_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
