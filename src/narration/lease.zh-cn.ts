/** The sentences of a lease run in Chinese. */
import { LEASE_NAMES } from './lease-names.ts';
import { commandZhCn, nothingChangesZhCn } from './lease/command.zh-cn.ts';
import { expectationZhCn } from './lease/expectation.zh-cn.ts';
import type { LeasePhrases } from './lease/facts.ts';
import {
  answerZhCn,
  exitZhCn,
  failureZhCn,
  leadsZhCn,
  messageZhCn,
  overlapZhCn,
  wasZhCn,
} from './lease/reasons.zh-cn.ts';
import {
  formatBetween,
  formatMs,
  formatNames,
  formatNumber,
  formatSeconds,
  formatSetting,
  joinHan,
} from './numbers.ts';

const NAMES = LEASE_NAMES['zh-cn'];

const s = (us: number): string => formatSeconds(us, 'zh-cn');
const set = (us: number): string => formatSetting(us, 'zh-cn');
const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');
const count = (number: number): string => formatNumber(number, 'zh-cn');
const isOne = (names: readonly unknown[]): boolean => names.length === 1;
const it = (names: readonly unknown[]): string => (isOne(names) ? '它' : '它们');
const them = (node: string): string => (node === 'api' ? 'API 服务器' : node);

export const leaseZhCn: LeasePhrases = {
  command: ({ command, waiting }) => commandZhCn(command, waiting),
  noEffect: ({ command, nodes }) => nothingChangesZhCn(command, nodes),
  note: ({ note, node }) =>
    node === undefined ? `备注：${note}。` : `关于 ${node} 的备注：${note}。`,

  sent: ({ from, to, message }) => messageZhCn({ from, to, message }),
  delivered: ({ from, to, message, tookUs, isCopy }) =>
    joinHan(
      `${joinHan(them(from), '的')}${nameOf(message.type)}用了 ${formatMs(tookUs, 'zh-cn')}${isCopy ? '再次' : ''}到达`,
      `${them(to)}。`,
    ),
  unknownMessage: ({ id, isDelivered }) => `消息 ${id} ${isDelivered ? '到达' : '丢失'}。`,
  dropped: ({ from, to, message, reason }) => {
    const what = `${joinHan(joinHan(joinHan(them(from), '发给'), them(to)), '的')}${nameOf(message.type)}`;
    switch (reason) {
      case 'loss':
        return `${what}在途中丢失。`;
      case 'cut':
        return `${what}丢失：链路已切断。`;
      case 'partition':
        return `${what}丢失：${from === 'api' ? to : from} 已断开。`;
      case 'down':
        return joinHan(`${what}丢失：${them(to)}`, '已宕机。');
      case 'chosen':
        return `${what}按指令丢弃。`;
    }
  },

  timer: ({ node, timer }) => {
    const what: Readonly<Record<string, string>> = {
      acquireWait: '等够了，再试一次',
      retryPeriod: '该续约了',
      retryTick: '可以再试一次',
      renewDeadline: '到了续约时限',
      releaseDeadline: '到了释放租约的时限',
      requestTimeout: '等应答等到了超时',
      work: '该干活了',
      watchdog: '太久没有续约，被健康检查发现',
    };
    return `${node} ${what[timer] ?? joinHan('的定时器', `${timer} 到了`)}。`;
  },

  crashed: (fact) => `${fact.node} 宕机，当时${wasZhCn(fact)}${overlapZhCn(fact.overlap)}`,
  paused: (fact) =>
    `${fact.node} 暂停：代码不再运行，时钟照走。此时${wasZhCn(fact)}${overlapZhCn(fact.overlap)}`,
  resumed: ({ node, afterUs, isLeading, held }) => {
    const runs =
      afterUs === undefined ? `${node} 恢复运行` : `${node} 停了 ${s(afterUs)}，现在恢复运行`;
    if (!isLeading) return `${runs}。`;
    const still = `${runs}，仍以为自己是领导者。`;
    return held === undefined
      ? still
      : `${still}可是 ${held.holder} 已经持有租约 ${s(held.forUs)}了。`;
  },
  restarted: ({ node, identity, isAgain }) =>
    isAgain
      ? `${node} 重新启动，身份是 ${identity}：换了身份，就是新的候选者。`
      : `${node} 启动，身份是 ${identity}。`,

  violated: ({ property, nodes }) => {
    switch (property) {
      case 'one-holder':
        return `违反持有者唯一：${list(nodes)} 各自都被告知租约归自己。`;
      case 'no-overlap-within-limit':
        return `违反限度内无重叠：${list(nodes)} 同时领导，而暂停、时钟和应答都没有超出限度。`;
      case 'fenced-work':
        return `违反工作受防护：租约指着别的进程，${list(nodes)} 的操作却被接受。`;
      default:
        return `违反 ${property}（${list(nodes)}）。`;
    }
  },
  expected: expectationZhCn,

  changesRole: ({ node, from, to }) =>
    `${node} 不再是${NAMES.roles[from]}，现在是${NAMES.roles[to]}。`,
  stopsWork: ({ node, overlap }) =>
    `${node} 收到停止信号（SIGTERM），结束工作，然后释放租约。${overlapZhCn(overlap)}`,
  asks: ({ node, verb, purpose }) => {
    const why = { acquire: '争取租约', renew: '续约', release: '释放租约' }[purpose];
    return `${node} 为了${why}，发出${NAMES.messages[verb]}。`;
  },
  answered: ({ node, verb, code, tookUs }) => {
    const what = `${node} 的${NAMES.messages[verb]}`;
    const time = tookUs === undefined ? '' : s(tookUs);
    switch (code) {
      case 'timeout':
        return time === ''
          ? `${what}没有应答，不再等了。`
          : `${what}等了 ${time}没有应答，不再等了。`;
      case 'cancelled':
        return time === ''
          ? `${what}取消，应答已经没有用了。`
          : `${what}等了 ${time}后取消，应答已经没有用了。`;
      default:
        return time === ''
          ? `${what}有了结果：${answerZhCn(code)}。`
          : `${what}用了 ${time}，结果是 ${answerZhCn(code)}。`;
    }
  },
  fallsBack: ({ node, code, tookUs }) =>
    code === 'timeout'
      ? `${node} 的续约等了 ${s(tookUs ?? 0)}没有应答，客户端超时。它先读租约，再写。`
      : `${node} 续约失败：${failureZhCn(code)}。它先读租约，再写。`,
  tooLate: ({ nodes, verb, winner }) => {
    const wanted = verb === 'create' ? '也想创建租约' : '也想把自己写进租约';
    const why =
      verb === 'create'
        ? '可是租约已经存在（409 冲突）'
        : '可是租约在它读过之后已经变了（409 冲突）';
    const first = winner === undefined ? '' : `${winner} 抢先一步。`;
    return `${list(nodes)} ${wanted}，${isOne(nodes) ? why : why.replace('它', '它们')}。${first}${first === '' ? '' : ''}${list(nodes)} 仍是候选者。`;
  },
  attemptFails: ({ nodes, verb, code, timeoutUs }) => {
    if (code === 422) {
      return `API 服务器不接受 ${list(nodes)} 的租约（422 无效）：leaseDurationSeconds 必须大于 0。`;
    }
    const cannot = `${list(nodes)} ${verb === 'get' ? '读' : '写'}不了租约`;
    const why =
      code === 'timeout'
        ? `${set(timeoutUs)}内没有应答`
        : code === 'cancelled'
          ? '请求已取消'
          : failureZhCn(code);
    return `${cannot}：${why}。${it(nodes)}继续尝试。`;
  },
  observes: ({ nodes, holder, news, durationUs, pollUs, silentUs }) => {
    const names = list(nodes);
    switch (news) {
      case 'standsBy':
        return `${names} 读到租约由 ${holder} 持有，于是待命，每隔 ${formatBetween(pollUs, 'zh-cn', formatSetting)}再读一次。`;
      case 'waits':
        return `${names} 第一次读到租约，持有者是 ${holder}。从现在起，要看到租约 ${set(durationUs)}没有变化，${it(nodes)}才能接手。`;
      case 'newHolder':
        return `${names} 读到租约改由 ${holder} 持有，继续待命。`;
      case 'late':
        return `${names} 到现在才看到 ${holder} 的最后一次续约，${holder} 已经沉默了 ${s(silentUs ?? 0)}。${set(durationUs)}从现在算起。`;
      case 'renewal':
        return `${names} 看到 ${holder} 续了约，${set(durationUs)}重新算起。`;
      case 'nobody':
        return `${names} 读到租约没有持有者。`;
      case 'itself':
        return `${names} 读到租约的持有者是自己。`;
    }
  },

  leads: leadsZhCn,
  renews: ({ node, times, firstUs, lastUs, isAtOnce, afterUs, retryPeriodUs }) => {
    if (times > 1) {
      const everyUs = (lastUs - firstUs) / (times - 1);
      return `${node} 已续约 ${count(times)} 次，每 ${s(everyUs)}一次，最近一次在 ${s(lastUs)}。`;
    }
    if (isAtOnce) return `${node} 马上续约一次，以后每次成功后过 ${set(retryPeriodUs)}再续。`;
    if (afterUs !== undefined) return `${node} 续约成功，距上一次 ${s(afterUs)}。`;
    return `${node} 继续续约。`;
  },
  renewFails: ({ node, reason, holder, times, forUs, deadlineUs, retryPeriodUs }) => {
    if (reason === 'held') {
      const until = `client-go 的循环要到第一次失败的尝试之后 ${set(deadlineUs)}才结束`;
      return times === 1
        ? `${node} 读到租约由 ${holder} 持有，却继续当领导者：${until}。`
        : `${node} ${count(times)} 次读到租约由 ${holder} 持有，却继续当领导者：${until}。`;
    }
    const why = reason === 'timeout' ? '没有应答' : failureZhCn(reason);
    return times === 1
      ? `${node} 续不了约：${why}。它每 ${set(retryPeriodUs)}再试一次，最多试 ${set(deadlineUs)}。`
      : `${node} 在 ${s(forUs)}内 ${count(times)} 次续约失败：${why}。满 ${set(deadlineUs)}它就放弃。`;
  },
  lost: ({ node, reason, triedUs, wroteUsAgo, willRelease, next, overlap }) => {
    const wrote = wroteUsAgo === undefined ? '' : s(wroteUsAgo);
    const why =
      reason === 'watchdog'
        ? `${node} 已有 ${wrote}没有续约，健康检查发现后，进程被终止。`
        : triedUs === undefined
          ? `${node} 已有 ${wrote}没有续约，到了续约时限。`
          : `${node} 试着续约 ${s(triedUs)}都没有成功，到了续约时限，距上一次写租约 ${wrote}。它放弃（leaderelection lost）。`;
    const release = willRelease ? '在叫停工作之前，它先试着释放租约。' : '';
    return `${why}${release}${exitZhCn(next)}${overlapZhCn(overlap)}`;
  },
  releases: ({ node, wiped, isOver, next, overlap }) => {
    const what =
      wiped === undefined
        ? `${node} 把租约的持有者清空：谁先读到，谁就能马上接手。`
        : `${node} 把租约的持有者清空，可是持有者早已是 ${wiped}：client-go 只看自己记得的，不看刚读到的。`;
    return `${what}${isOver ? '进程结束。' : ''}${exitZhCn(next)}${overlapZhCn(overlap)}`;
  },
  exits: ({ node, reason, was, leaves, durationUs, next, overlap }) => {
    const end =
      reason === 'cancelled'
        ? was === 'releasing'
          ? `${node} 的进程结束。`
          : `${node} 收到停止信号（SIGTERM），进程结束。`
        : `${node} 的进程退出。`;
    const left = {
      lease: `租约仍指着它（ReleaseOnCancel 没有开）：别的候选者要看到租约 ${set(durationUs)}没有变化。`,
      leaseUnreleased: `它没能释放租约：别的候选者要看到租约 ${set(durationUs)}没有变化。`,
    };
    const leaving = leaves === undefined || was === 'candidate' ? '' : left[leaves];
    return `${end}${reason === 'cancelled' ? leaving : ''}${exitZhCn(next, true)}${overlapZhCn(overlap)}`;
  },

  works: ({ node, isAccepted }) =>
    isAccepted
      ? `${node} 以领导者的身份干活，租约的持有者也正是它。`
      : `${node} 的操作被拒绝，尽管租约指着它：从那以后它还没写过租约。`,
  staleWork: ({ node, holder, heldUs, isAccepted, times, tokens }) => {
    const held =
      holder === ''
        ? '可是租约没有持有者'
        : heldUs === undefined
          ? `可是租约由 ${holder} 持有`
          : `可是 ${holder} 已经持有租约 ${s(heldUs)}`;
    const acts =
      times === 1
        ? `${node} 仍以领导者的身份操作`
        : `${node} 仍以领导者的身份操作了 ${count(times)} 次`;
    if (isAccepted) return `${acts}，${held}。没有什么拦住它。`;
    const token =
      tokens === undefined
        ? ''
        : `：它的令牌 ${tokens.own} 比 ${tokens.needed} 旧，后者是租约易主时的版本`;
    return `${acts}，${held}。操作${times === 1 ? '' : '一律'}被拒绝${token}。`;
  },
};

function nameOf(type: string): string {
  const names: Readonly<Record<string, string>> = NAMES.messages;
  return names[type] ?? type;
}
