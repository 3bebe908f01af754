/** The sentences of a lease run in Chinese. */
import { LEASE_NAMES } from './lease-names.ts';
import { commandZhCn, nothingChangesZhCn } from './lease/command.zh-cn.ts';
import { expectationZhCn } from './lease/expectation.zh-cn.ts';
import type { LeasePhrases } from './lease/facts.ts';
import { between } from './lease/memory.ts';
import {
  answerZhCn,
  exitsZhCn,
  exitZhCn,
  failureZhCn,
  leadsZhCn,
  lostZhCn,
  messageZhCn,
  overlapZhCn,
  wasZhCn,
} from './lease/reasons.zh-cn.ts';
import {
  formatBetween,
  formatMs,
  formatNames,
  formatSeconds,
  formatSetting,
  formatTimes,
  joinHan,
} from './numbers.ts';

const NAMES = LEASE_NAMES['zh-cn'];

const s = (us: number): string => formatSeconds(us, 'zh-cn');
const set = (us: number): string => formatSetting(us, 'zh-cn');
const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');
const often = (number: number): string => formatTimes(number, 'zh-cn');
const it = (names: readonly unknown[]): string => (names.length === 1 ? '它' : '它们');
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
        return joinHan(`${what}丢失：${them(to)}`, '已停。');
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
      work: '该做领导者的工作了',
      watchdog: '太久没有续约，被健康检查发现',
    };
    return `${node} ${what[timer] ?? joinHan('的定时器', `${timer} 到了`)}。`;
  },

  crashed: (fact) =>
    `${list(fact.nodes)} 崩溃，当时${wasZhCn(fact, fact.nodes.length)}${overlapZhCn(fact.overlap)}`,
  paused: (fact) =>
    `${fact.node} 暂停：代码不再运行，时钟照走。此时${wasZhCn(fact)}${overlapZhCn(fact.overlap)}`,
  resumed: ({ node, afterUs, isLeading, held }) => {
    const runs =
      afterUs === undefined ? `${node} 恢复运行` : `${node} 停了 ${s(afterUs)}，现在恢复运行`;
    if (!isLeading) return `${runs}。`;
    const still = `${runs}，仍以为自己是领导者`;
    return held === undefined
      ? `${still}。`
      : `${still}，可是 ${held.holder} 已经持有租约 ${s(held.forUs)}。`;
  },
  restarted: ({ nodes, identities, isAgain }) => {
    const as = `身份是 ${list(identities)}`;
    if (!isAgain) return `${list(nodes)} 启动，${as}。`;
    return `${list(nodes)} 重新启动，${as}：换了身份，就是新的候选者。`;
  },

  violated: ({ property, nodes }) => {
    switch (property) {
      case 'one-holder':
        return `违反“持有者唯一”：${list(nodes)} 都得知租约归自己。`;
      case 'no-overlap-within-limit':
        return `违反“限度内无重叠”：${list(nodes)} 同时领导，而暂停、时钟和应答都没有超出限度。`;
      case 'fenced-work':
        return `违反“工作受防护”：租约归别的进程，${list(nodes)} 的操作却被接受。`;
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
          : joinHan(`${what}用了 ${time}，结果是`, `${answerZhCn(code)}。`);
    }
  },
  fallsBack: ({ node, code, tookUs }) =>
    code === 'timeout'
      ? `${node} 的续约等了 ${s(tookUs ?? 0)}没有应答，客户端超时。它改为先读 Lease，再写。`
      : `${node} 续约失败：${failureZhCn(code)}。它改为先读 Lease，再写。`,
  tooLate: ({ nodes, verb, winner }) => {
    const [wants, why] =
      verb === 'create'
        ? ['想创建 Lease', '可是 Lease 已经存在（409 冲突）']
        : ['想把自己写进 Lease', `可是${it(nodes)}读过之后，Lease 又变了（409 冲突）`];
    const first = winner === undefined ? '' : `，${winner} 抢先了`;
    return `${list(nodes)} ${wants}，${why}${first}。`;
  },
  attemptFails: ({ nodes, verb, code, timeoutUs }) => {
    if (code === 422) {
      return `API 服务器不接受 ${list(nodes)} 写的 Lease（422 无效）：leaseDurationSeconds 必须大于 0。`;
    }
    const cannot = `${list(nodes)} ${verb === 'get' ? '读' : '写'}不了 Lease`;
    const why =
      code === 'timeout'
        ? `${set(timeoutUs)}内没有应答`
        : code === 'cancelled'
          ? '请求已取消'
          : failureZhCn(code);
    return `${cannot}：${why}。${it(nodes)}继续尝试。`;
  },
  observes: ({ nodes, holder, news, durationUs, pollUs, silentUs, isAgain }) => {
    const names = list(nodes);
    switch (news) {
      case 'standsBy': {
        const stands = `${names} 读到租约由 ${holder} 持有，于是待命`;
        if (isAgain) return `${stands}。`;
        return `${stands}，每隔 ${formatBetween(pollUs, 'zh-cn', formatSetting)}再读一次。`;
      }
      case 'waits':
        return `${names} 第一次读到 Lease，持有者是 ${holder}。要连续 ${set(durationUs)}没看到 Lease 变化，${it(nodes)}才能接管。`;
      case 'newHolder':
        return `${names} 读到租约改由 ${holder} 持有，继续待命。`;
      case 'late': {
        const after = list(silentUs.map(s));
        return `${joinHan(`${holder} 沉默了 ${after}`, '之后')}，${names} 才${silentUs.length > 1 ? '分别' : ''}看到它的最后一次续约。${set(durationUs)}从这时算起。`;
      }
      case 'renewal':
        return `${names} 看到 ${holder} 续了约，${set(durationUs)}重新算起。`;
      case 'nobody':
        return `${names} 读到租约没有持有者。`;
      case 'itself':
        return `${names} 读到租约的持有者是自己。`;
    }
  },

  leads: leadsZhCn,
  renews: ({ node, times, first, last, isAtOnce, afterUs, retaken, retryPeriodUs }) => {
    const { ownUs, realUs } = between(first, last);
    const steps = Math.max(1, times - 1);
    const own = ownUs === realUs ? '' : `（按它自己的时钟是 ${s(ownUs / steps)}）`;
    const series = (count = times): string =>
      `续约 ${often(count)}，每 ${s(realUs / steps)}${own}一次，最近一次在第 ${s(last.realUs)}`;
    if (retaken) {
      const whose = retaken.from === '' ? '发现租约没有持有者' : '发现租约已经到期';
      const takes = `${node} ${whose}，把它收回，leaseTransitions 变为 ${retaken.transitions}。`;
      return times === 1 ? takes : `${takes}此后已${series(times - 1)}。`;
    }
    if (afterUs !== undefined) {
      const again = `${node} 又续上了约，距上一次 ${s(afterUs)}`;
      return times === 1 ? `${again}。` : `${again}；至今已${series()}。`;
    }
    if (times > 1) return `${node} 已${series()}。`;
    if (isAtOnce) {
      return `${node} 马上续约一次，此后每次成功后隔 ${set(retryPeriodUs)}再续。`;
    }
    return `${node} 继续续约。`;
  },
  renewFails: ({ node, reason, holder, times, forUs, deadlineUs, retryPeriodUs }) => {
    if (reason === 'held') {
      const reads = times === 1 ? '读到' : `已 ${often(times)}读到`;
      return `${node} ${reads}租约由 ${holder} 持有，却继续当领导者：client-go 的循环从第一次失败的尝试算起，满 ${set(deadlineUs)}才结束。`;
    }
    const why = reason === 'timeout' ? '没有应答' : failureZhCn(reason);
    return times === 1
      ? `${node} 续不了约：${why}。它每隔 ${set(retryPeriodUs)}再试，最多试 ${set(deadlineUs)}。`
      : `${node} 在 ${s(forUs)}内续约失败 ${often(times)}：${why}。试满 ${set(deadlineUs)}它就放弃。`;
  },
  lost: (fact) => `${lostZhCn(fact)}${overlapZhCn(fact.overlap)}`,
  releases: ({ node, wiped, isOver, next, overlap }) => {
    const what =
      wiped === undefined
        ? `${node} 把 Lease 的持有者清空：谁先读到，谁就能马上接管。`
        : `${node} 把 Lease 的持有者清空，可是持有者早已是 ${wiped}：client-go 只认自己记得的，不看刚读到的。`;
    const end = isOver && next === undefined ? '它的进程随即结束。' : '';
    return `${what}${end}${exitZhCn(next)}${overlapZhCn(overlap)}`;
  },
  exits: (fact) => `${exitsZhCn(fact)}${overlapZhCn(fact.overlap)}`,

  works: ({ node, isAccepted }) =>
    isAccepted
      ? `${node} 以领导者的身份写入，租约的持有者正是它。`
      : `${node} 以领导者的身份写入，被拒绝：租约的持有者虽是它，它却还没有写过这个 Lease。`,
  staleWork: ({ node, holder, heldUs, isAccepted, times, tokens }) => {
    const writes = `${node} 以领导者的身份写入${times === 1 ? '' : `了 ${often(times)}`}`;
    const held =
      holder === ''
        ? '可是租约没有持有者'
        : heldUs === undefined
          ? `可是租约由 ${holder} 持有`
          : `可是${times === 1 ? ' ' : '到最近一次，'}${holder} 已经持有租约 ${s(heldUs)}`;
    if (isAccepted) return `${writes}，${held}。${times === 1 ? '这次写入' : '这些写入'}没有谁拦。`;
    const why = tokens ? `：令牌 ${tokens.own} 比租约易主时的 ${tokens.needed} 旧` : '';
    return `${writes}，${held}。写入${times === 1 ? '' : '一律'}被拒绝${why}。`;
  },
};

function nameOf(type: string): string {
  const names: Readonly<Record<string, string>> = NAMES.messages;
  return names[type] ?? type;
}
