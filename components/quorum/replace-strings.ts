/** What the calculator says of replacing a member. It comes with the steps, when they are asked for. */
import type { Language } from '../../src/narration/language.ts';
import { formatCount } from '../../src/narration/numbers.ts';
import {
  quorumOf,
  type Deed,
  type ReplacementOrder,
  type ReplacementStep,
} from '../../src/scenario/quorum.ts';
import type { OrderResult } from './orders.ts';

const count = (number: number): string => formatCount(number, 'en');
const failures = (number: number): string => `${count(number)} failure${number === 1 ? '' : 's'}`;
const is = (number: number): string => (number === 1 ? 'is' : 'are');

const enOrders: Readonly<Record<ReplacementOrder, string>> = {
  removeFirst: 'Remove first',
  addFirst: 'Add first',
  learnerFirst: 'Add a learner first',
};

const enDeeds: Readonly<Record<Deed, string>> = {
  add: 'Add the new one',
  addLearner: 'Add it as a learner',
  start: 'The new one starts',
  promote: 'Promote the learner',
  remove: 'Remove the old one',
};

const en = {
  old: 'The member to replace',
  oldStates: { down: 'is dead', up: 'still runs' },
  others: 'Others down meanwhile',
  strict: 'etcd checks first',
  strictSays: '--strict-reconfig-check, on by default: refuses what would leave no quorum.',
  orders: enOrders,
  stepHead: { step: 'Step', voters: 'Voters', quorum: 'Needed', up: 'Up', spare: 'May fail' },
  begin: 'Before',
  deeds: enDeeds,
  learners: (number: number): string => (number > 0 ? `+ ${number} learner` : ''),
  spare: (spare: number): string => (spare > 0 ? `${spare}` : spare === 0 ? 'none' : 'no quorum'),
  refused: ({ outcome, refusal }: ReplacementStep): string => {
    if (outcome === 'noQuorum') return 'Cannot be done: nobody can commit a change of members.';
    return refusal === 'unhealthy'
      ? 'etcd refuses: “unhealthy cluster”.'
      : 'etcd refuses: “not enough started members”.';
  },
  orderSays: ({ isDone, weakest, steps }: OrderResult): string => {
    const last = steps.at(-1);
    if (!isDone && last) return enRefusedBecause(last);
    if (weakest < 0)
      return 'On the way there is no quorum: if the new one does not start, it stays so.';
    return weakest === 0
      ? 'On the way, one more failure stops everything.'
      : `On the way, ${failures(weakest)} ${is(weakest)} survived at any moment.`;
  },
  bestSays: (
    best: readonly ReplacementOrder[],
    { isOldUp, hasQuorum }: { isOldUp: boolean; hasQuorum: boolean },
  ): string => {
    if (best.length === 0)
      return hasQuorum
        ? 'etcd refuses every order as long as others are down. Bring one back first.'
        : 'Without a quorum, members cannot be changed. Bring one back, or restore from a snapshot.';
    if (best.length === 3)
      return `The three orders are equally safe here.${isOldUp ? '' : ' etcd advises to remove the dead one first.'}`;
    const which = best.map((order) => enOrders[order].toLowerCase()).join(', or ');
    return `${isOldUp ? 'It still runs' : 'It is dead'}: ${which}.`;
  },
};

/** What the cluster would have been. */
function enRefusedBecause({ deed, outcome, after: { voters, up } }: ReplacementStep): string {
  if (outcome === 'noQuorum') return 'Without a quorum, nothing can be changed.';
  if (voters === 1) return 'The only member cannot go.';
  const [size, running] = deed === 'remove' ? [voters - 1, up - 1] : [voters + 1, up];
  const needed = count(quorumOf(size));
  return `Of ${count(size)}, ${needed} would be needed, and ${count(running)} ${is(running)} up.`;
}

const zhCnOrders: Readonly<Record<ReplacementOrder, string>> = {
  removeFirst: '先移除',
  addFirst: '先添加',
  learnerFirst: '先加学习者',
};

const zhCnDeeds: Readonly<Record<Deed, string>> = {
  add: '添加新成员',
  addLearner: '以学习者身份添加',
  start: '新成员启动',
  promote: '提升学习者',
  remove: '移除旧成员',
};

const zhCn: typeof en = {
  old: '要替换的成员',
  oldStates: { down: '已宕机', up: '还在运行' },
  others: '这期间另外宕机',
  strict: 'etcd 先检查',
  strictSays: '--strict-reconfig-check，默认开启：会让法定人数不够的变更，直接拒绝。',
  orders: zhCnOrders,
  stepHead: { step: '步骤', voters: '投票成员', quorum: '需要', up: '运行', spare: '还能坏' },
  begin: '变更前',
  deeds: zhCnDeeds,
  learners: (number) => (number > 0 ? `+ ${number} 个学习者` : ''),
  spare: (spare) => (spare > 0 ? `${spare} 个` : spare === 0 ? '不能再坏' : '凑不齐法定人数'),
  refused: ({ outcome, refusal }) => {
    if (outcome === 'noQuorum') return '做不了：没有谁能提交成员变更。';
    return refusal === 'unhealthy'
      ? 'etcd 拒绝：“unhealthy cluster”。'
      : 'etcd 拒绝：“not enough started members”。';
  },
  orderSays: ({ isDone, weakest, steps }) => {
    const last = steps.at(-1);
    if (!isDone && last) return zhCnRefusedBecause(last);
    if (weakest < 0) return '途中凑不齐法定人数：新成员要是起不来，就一直这样。';
    return weakest === 0
      ? '途中只要再坏一个，就全停了。'
      : `途中任何时刻都还可以坏 ${weakest} 个。`;
  },
  bestSays: (best, { isOldUp, hasQuorum }) => {
    if (best.length === 0)
      return hasQuorum
        ? '还有别的成员宕机时，哪种顺序 etcd 都会拒绝。先恢复一个。'
        : '凑不齐法定人数，就无法变更成员。先恢复一个，或从快照恢复。';
    if (best.length === 3)
      return `这里三种顺序一样安全。${isOldUp ? '' : 'etcd 建议先移除宕机的成员。'}`;
    const which = best.map((order) => zhCnOrders[order]).join('，或者');
    return `${isOldUp ? '它还在运行' : '它已宕机'}：${which}。`;
  },
};

function zhCnRefusedBecause({ deed, outcome, after: { voters, up } }: ReplacementStep): string {
  if (outcome === 'noQuorum') return '凑不齐法定人数，什么都变更不了。';
  if (voters === 1) return '唯一的成员不能移除。';
  const [size, running] = deed === 'remove' ? [voters - 1, up - 1] : [voters + 1, up];
  return `变成 ${size} 个后需要 ${quorumOf(size)} 个，而在运行的只有 ${running} 个。`;
}

export const REPLACE_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
