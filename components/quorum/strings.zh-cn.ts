import { formatNames, formatNumber } from '../../src/narration/numbers.ts';
import type { ChanceRefusal, CountRefusal } from '../../src/scenario/quorum.ts';
import { zhCn as kit } from '../kit/strings.zh-cn.ts';
import { percentText, yearlyLength, type LengthUnit } from './amounts.ts';
import type { QuorumStrings } from './strings.en.ts';

const countRefusals: Readonly<Record<CountRefusal, string>> = {
  notANumber: '不是数字。请填 1 到 15 之间的数。',
  notWhole: '不是整数：成员要么在，要么不在。请填 1 到 15 之间的整数。',
  tooFew: '太少了：集群至少有 1 个成员。',
  tooMany: '太多了：这个计算器和模拟器一样，最多 15 个。etcd 建议不超过 7 个。',
};

const chanceRefusals: Readonly<Record<ChanceRefusal, string>> = {
  notANumber: '不是数字。请填百分数，例如 1 或 0.5。',
  tooLow: '小于 0%：不可能比“从不”更少。',
  tooHigh: '大于 100%：不可能比“总是”更多。',
};

const UNITS: Readonly<Record<LengthUnit, string>> = {
  d: '天',
  h: '小时',
  min: '分钟',
  s: '秒',
  ms: '毫秒',
};

export const zhCn: QuorumStrings = {
  ...kit,

  title: '法定人数计算器',
  pageTitle: '为什么是三，为什么是奇数：法定人数计算器',
  pageLead: '让成员宕机，切断网络，丢掉一个可用区，替换一个成员。链接会记住。',
  sections: {
    fail: '故障',
    split: '网络分区',
    zones: '可用区',
    replace: '替换',
    compare: '比较',
  },
  together: (...sentences) => sentences.join(''),
  questions: '想问什么',
  size: '成员数',
  sizeOption: (number) => `${number} 个成员`,
  otherSize: '或 10～15',
  otherSizeLong: '其他成员数，最多 15',
  countRefused: (value, refusal) =>
    value.trim() === ''
      ? '还没有填。请填 1 到 15 之间的数。'
      : `“${value}”${countRefusals[refusal]}`,
  chanceRefused: (value, refusal) =>
    value.trim() === ''
      ? '还没有填。请填百分数，例如 1 或 0.5。'
      : `“${value}”${chanceRefusals[refusal]}`,
  problem: (problem) =>
    'refusal' in problem
      ? `链接里的${problem.part === 'n' ? '成员数' : '比较成员数'}不能用：“${problem.value}”${countRefusals[problem.refusal]}`
      : `链接里的 ${problem.part}=${problem.value} 看不懂，已略过。`,
  open: '在计算器中打开',
  linkToThis: '这个状态的链接',

  seats: '成员',
  keysFail: '选一个成员让它宕机，再选一次让它恢复。方向键在成员之间移动。',
  seat: (name, isDown) => `${name}，${isDown ? '宕机' : '运行中'}`,
  isDown: '宕机',
  allUp: '全部恢复',

  tally: ({ members, quorum, up }) =>
    `${members} 个成员中 ${up} 个在运行，多数线在第 ${quorum} 个之后`,
  needed: (quorum) => `需要 ${quorum} 个`,
  stands: ({ members, quorum, up, spare }) => {
    if (members === 1)
      return spare < 0 ? '唯一的成员宕机了：没有人能当选。' : '只有一个成员，它自己就是多数派。';
    const need = `${members} 个成员里要有 ${quorum} 个`;
    if (spare < 0)
      return `${need}，${up === 0 ? '可是一个都不在了' : `现在只剩 ${up} 个`}：选不出领导者。`;
    return `${need}，${up === members ? '现在全都在' : `现在有 ${up} 个`}：选得出领导者。`;
  },
  mayFail: ({ members, spare, up }) => {
    if (spare > 0) return `还可以再坏 ${spare} 个，不管是哪${spare === 1 ? '个' : '几个'}。`;
    if (spare === 0) return up === 1 ? '它不能坏。' : '一个都不能再坏了。';
    return `再回来 ${-spare} 个之前，没有领导者，也不能写入。宕机的照样算数：多数派是全部 ${members} 个成员的多数。`;
  },

  put: '把选中的成员放进',
  putNone: '先选成员，再选字母；也可以在成员上按 1 到 4。',
  putNoneZone: '先选成员，再选可用区；也可以在成员上按 1 到 4。',
  selected: (names) => `已选：${names.join('、')}`,
  group: (letter) => `${letter} 组`,
  seatIn: (name, place, isDown) => `${name}，${place}${isDown ? '，宕机' : ''}`,

  zone: (number) => `可用区 ${number}`,
  lose: (zone) => `丢掉${zone}`,
  zoneSurvived: '没有它，其余成员仍够法定人数。',
  zoneFatal: '没有它就凑不齐法定人数。',
  zonesSay: (zones, isSurvived) => {
    if (zones === 1) return '所有成员在同一个可用区，它一丢就全丢。';
    if (isSurvived) return '丢掉任何一个可用区都没事。';
    return zones === 2
      ? '两个可用区做不到：要么多数派总在其中一个，要么两个都没有。至少要有一个成员放在第三处。'
      : '有一个可用区放得太多，丢了它就不行。';
  },
  lostSay: (lost, { members, quorum, up, spare }) =>
    `丢掉${formatNames(lost, 'zh-cn')}，${members} 个成员${up === 0 ? '一个不剩' : `剩下 ${up} 个`}，需要 ${quorum} 个：${spare >= 0 ? '还能继续' : '停了'}。`,

  memberChance: '每个成员宕机的时间占',
  zoneChance: '每个可用区不可用的时间占',
  ofTheTime: '%',
  percent: (percent) => `${percent}%。`,
  available: (members, up, down) =>
    `${members} 个成员够法定人数的时间占 ${percentText(up, down)}${yearly(down)}。`,
  availableNote: '前提是各坏各的。一次坏升级、一路电源、一块写满的磁盘会同时带走好几个。',

  compareWith: '比较对象',
  sizeTitle: (letter, members) => `${letter}：${members} 个成员`,
  sizes: '一到九个成员',
  sizesHead: { members: '成员', quorum: '需要', survives: '容错', up: '够法定人数的时间' },
  barSays: '条形数的是 9 的个数：每长一格，凑不齐法定人数的时间就少到十分之一。',
};

function yearly(down: number): string {
  const length = yearlyLength(down);
  if (length === undefined) return '';
  const [number, unit] = length;
  return `，一年里不够的时间约 ${formatNumber(number, 'zh-cn')} ${UNITS[unit]}`;
}
