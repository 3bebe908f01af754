/** The reasons inside sentences in Chinese. */
import type { LeaseMessage, OutcomeCode } from '../../models/lease/messages.ts';
import { LEASE_NAMES } from '../lease-names.ts';
import { formatNames, formatSeconds, formatSecondsBeside, formatSetting } from '../numbers.ts';
import type { Clocked, LeaseFactOf, NextStart, Overlap, Post } from './facts.ts';

const s = (us: number): string => formatSeconds(us, 'zh-cn');
const set = (us: number): string => formatSetting(us, 'zh-cn');
const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');

/** What processes were when they were killed or paused. */
export function wasZhCn({ role, isHanging, wrote }: Omit<Post, 'node'>, processes = 1): string {
  const hung = isHanging ? '，选举循环卡死' : '';
  switch (role) {
    case 'leader': {
      const ago =
        wrote === undefined ? '' : `，${s(wrote.usAgo)}前${wrote.isFirst ? '取得租约' : '续过约'}`;
      return `它是领导者${ago}${hung}。`;
    }
    case 'candidate':
      return processes === 1 ? `它是候选者${hung}。` : '它们是候选者。';
    case 'releasing':
      return '它正要释放租约。';
    case 'stopped':
      return '它已经停止。';
  }
}

/** A sentence of its own. */
export function overlapZhCn(overlap: Overlap | undefined): string {
  if (!overlap) return '';
  const { nodes, us } = overlap;
  return `${list(nodes)} 都以为自己是领导者的局面到此结束，持续了 ${s(us)}。`;
}

/** A sentence of its own. */
export function exitZhCn(next: NextStart | undefined): string {
  return next ? `进程退出，${startsAgain(next)}。` : '';
}

function startsAgain({ afterUs, identity }: NextStart): string {
  return `${set(afterUs)}后以 ${identity} 的身份重新启动`;
}

/** How a process ends. */
export function exitsZhCn({
  node,
  reason,
  was,
  triedUs,
  leaves,
  durationUs,
  next,
}: LeaseFactOf<'exits'>): string {
  const again = next ? `，${startsAgain(next)}` : '';
  if (reason !== 'cancelled') {
    return triedUs === undefined
      ? `${node} 的进程退出${again}。`
      : `${node} 试了 ${s(triedUs)}也没能释放租约。进程退出${again}。`;
  }
  const told =
    was === 'releasing' ? `${node} 的进程结束。` : `${node} 收到停止信号（SIGTERM），随即结束。`;
  const wait = `别的候选者要连续 ${set(durationUs)}没看到 Lease 变化，才能接管`;
  if (leaves === undefined || was === 'candidate') return told;
  return leaves === 'lease'
    ? `${told}Lease 里的持有者仍是它（ReleaseOnCancel 没有开）：${wait}。`
    : `${told}它没能释放租约：${wait}。`;
}

/** How a leader comes to give up. */
export function lostZhCn({
  node,
  reason,
  tried,
  wroteUsAgo,
  pending,
  known,
  deadlineUs,
  willRelease,
  next,
}: LeaseFactOf<'lost'>): string {
  const wrote = wroteUsAgo === undefined ? '' : `已有 ${s(wroteUsAgo)}`;
  if (reason === 'watchdog') {
    const again = next ? `，${startsAgain(next)}` : '';
    return `${node} ${wrote}没有续约：健康检查失败，进程被终止${again}。`;
  }
  const release = willRelease ? '在叫停工作之前，它先试着释放租约。' : '';
  if (known) {
    return `${node} 明知租约由 ${known.holder} 持有，仍当了 ${s(known.forUs)}领导者，到续约时限（${set(deadlineUs)}）才停下：“leaderelection lost”。${release}${exitZhCn(next)}`;
  }
  const vain = tried ? `，试了 ${own(tried)}都没成功，到了续约时限` : '';
  const silence = pending
    ? `；${s(pending.forUs)}前发出的${LEASE_NAMES['zh-cn'].messages[pending.verb]}还没有应答`
    : '';
  return `${node} ${wrote}没能续约${vain}${silence}。它放弃：“leaderelection lost”。${release}${exitZhCn(next)}`;
}

/** A length, and how long it really was if the clock is fast or slow. */
function own({ ownUs, realUs }: Clocked): string {
  return ownUs === realUs ? s(ownUs) : `${s(ownUs)}（按它自己的时钟，实际是 ${s(realUs)}）`;
}

/** What an answer says. */
export function answerZhCn(code: Exclude<OutcomeCode, 'timeout' | 'cancelled'>): string {
  return LEASE_NAMES['zh-cn'].answers[code];
}

/** Why a request did not do what it was sent for. */
export function failureZhCn(code: OutcomeCode): string {
  switch (code) {
    case 409:
      return 'Lease 已经是别的版本（409 冲突）';
    case 'refused':
      return 'API 服务器拒绝连接';
    default:
      return LEASE_NAMES['zh-cn'].answers[code];
  }
}

export function messageZhCn({
  from,
  to,
  message,
}: {
  from: string;
  to: string;
  message: LeaseMessage;
}): string {
  switch (message.type) {
    case 'get':
      return `${from} 向 API 服务器读取 Lease。`;
    case 'create':
      return `${from} 请 API 服务器创建 Lease，持有者写 ${message.record.holderIdentity}。`;
    case 'update': {
      const { record, resourceVersion } = message;
      const holder =
        record.holderIdentity === '' ? '持有者留空' : `持有者写 ${record.holderIdentity}`;
      const only = resourceVersion === undefined ? '' : `，条件是版本仍为 ${resourceVersion}`;
      return `${from} 请 API 服务器写 Lease，${holder}${only}。`;
    }
    case 'response': {
      const { code, lease } = message;
      const holder =
        lease?.record.holderIdentity === ''
          ? '没有持有者'
          : `持有者是 ${lease?.record.holderIdentity ?? ''}`;
      const is = lease ? `Lease 的版本是 ${lease.resourceVersion}，${holder}。` : '';
      return `API 服务器答复 ${to}：${answerZhCn(code)}。${is}`;
    }
    case 'work':
      return `${from} 以领导者的身份工作，令牌是 ${message.token}。`;
    default:
      return `${from} 告诉 ${to}：${message.type}。`;
  }
}

/** How a process came to lead. */
export function leadsZhCn(fact: LeaseFactOf<'leads'>): string {
  const { gapUs, stillLead } = fact;
  const gap = gapUs === undefined ? '' : `此前有 ${s(gapUs)}没有领导者。`;
  const old = stillLead
    .map(({ node, isPaused }) => `${node} ${isPaused ? '还在暂停，' : ''}仍以为自己是领导者。`)
    .join('');
  return `${takesZhCn(fact)}${gap}${old}`;
}

function takesZhCn({
  node,
  because,
  before,
  transitions,
  unchanged,
  released,
}: LeaseFactOf<'leads'>): string {
  const writes = `它把自己写进 Lease（leaseTransitions 为 ${transitions}），成为领导者。`;
  switch (because) {
    case 'created':
      return `${node} 发现还没有 Lease，于是创建一个，成为领导者。`;
    case 'named':
      return `${node} 读到租约的持有者是自己，可那不是它写的。它随即续约，成为领导者。`;
    case 'free': {
      const how = released ? `，是 ${released.by} 在 ${s(released.usAgo)}前释放的` : '';
      return `${node} 读到租约没有持有者${how}。${writes}`;
    }
    case 'expired': {
      if (!unchanged) return `${node} 发现 ${before} 的租约到期。${writes}`;
      const { ownUs, realUs, limitUs } = unchanged;
      const time = formatSecondsBeside(ownUs, limitUs, 'zh-cn');
      const clock = ownUs === realUs ? '' : `（按它自己的时钟，实际是 ${s(realUs)}）`;
      return `${node} 已有 ${time}${clock}没看到 ${before} 续约，超过了 Lease 写明的 ${set(limitUs)}。${writes}`;
    }
  }
}
