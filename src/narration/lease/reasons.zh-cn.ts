/** The reasons inside sentences in Chinese. */
import type { LeaseMessage, OutcomeCode } from '../../models/lease/messages.ts';
import { LEASE_NAMES } from '../lease-names.ts';
import { formatNames, formatSeconds, formatSecondsBeside, formatSetting } from '../numbers.ts';
import type { LeaseFactOf, NextStart, Overlap, Post } from './facts.ts';

const s = (us: number): string => formatSeconds(us, 'zh-cn');
const set = (us: number): string => formatSetting(us, 'zh-cn');
const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');

/** What a process was when it was killed or paused. */
export function wasZhCn({ role, isHanging, wroteUsAgo }: Post): string {
  const hung = isHanging ? '，选举循环卡死' : '';
  switch (role) {
    case 'leader': {
      const ago = wroteUsAgo === undefined ? '' : `，${s(wroteUsAgo)}前写过租约`;
      return `它是领导者${ago}${hung}。`;
    }
    case 'candidate':
      return `它是候选者${hung}。`;
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
  return `${list(nodes)} 同时自认为领导者 ${s(us)}，到此为止。`;
}

export function exitZhCn(next: NextStart | undefined, isTold = false): string {
  if (!next) return '';
  return `${isTold ? '' : '进程退出，'}${s(next.afterUs)}后以 ${next.identity} 的身份重新启动。`;
}

/** What an answer says. */
export function answerZhCn(code: Exclude<OutcomeCode, 'timeout' | 'cancelled'>): string {
  return LEASE_NAMES['zh-cn'].answers[code];
}

/** Why a request did not do what it was sent for. */
export function failureZhCn(code: OutcomeCode): string {
  switch (code) {
    case 409:
      return '租约已经是别的版本（409 冲突）';
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
      return `${from} 向 API 服务器读取租约。`;
    case 'create':
      return `${from} 请 API 服务器创建租约，持有者写 ${message.record.holderIdentity}。`;
    case 'update': {
      const { record, resourceVersion } = message;
      const holder =
        record.holderIdentity === '' ? '持有者留空' : `持有者写 ${record.holderIdentity}`;
      const only = resourceVersion === undefined ? '' : `，条件是版本仍为 ${resourceVersion}`;
      return `${from} 请 API 服务器写租约，${holder}${only}。`;
    }
    case 'response': {
      const { code, lease } = message;
      const holder =
        lease?.record.holderIdentity === ''
          ? '没有持有者'
          : `持有者是 ${lease?.record.holderIdentity ?? ''}`;
      const is = lease ? `租约的版本是 ${lease.resourceVersion}，${holder}。` : '';
      return `API 服务器答复 ${to}：${answerZhCn(code)}。${is}`;
    }
    case 'work':
      return `${from} 以领导者的身份干活，令牌是 ${message.token}。`;
    default:
      return `${from} 告诉 ${to}：${message.type}。`;
  }
}

/** How a process came to lead. */
export function leadsZhCn(fact: LeaseFactOf<'leads'>): string {
  const { node, gapUs, stillLead } = fact;
  const gap = gapUs === undefined ? '' : `此前有 ${s(gapUs)}没有领导者。`;
  const old = stillLead
    .map((other) =>
      other.isPaused
        ? `${other.node} 还在暂停，仍以为自己是领导者。`
        : `${other.node} 仍以为自己是领导者。`,
    )
    .join('');
  return `${takesZhCn(fact)}${node} 成为领导者。${gap}${old}`;
}

function takesZhCn({
  node,
  because,
  before,
  transitions,
  unchanged,
  released,
}: LeaseFactOf<'leads'>): string {
  const writes = `它把自己写进租约，leaseTransitions 变为 ${transitions}。`;
  switch (because) {
    case 'created':
      return `${node} 发现还没有租约，于是创建。`;
    case 'named':
      return `${node} 读到租约的持有者是自己，可那不是它写的。它随即续约。`;
    case 'free': {
      const how = released ? `，${released.by} 在 ${s(released.usAgo)}前释放了它` : '';
      return `${node} 读到租约没有持有者${how}。${writes}`;
    }
    case 'expired': {
      const of = before === '' ? '' : ` ${before} 的`;
      if (!unchanged) return `${of === '' ? '' : before + ' 的'}租约到期。${node} 接手：${writes}`;
      const { ownUs, realUs, limitUs } = unchanged;
      const own = formatSecondsBeside(ownUs, limitUs, 'zh-cn');
      const clock = ownUs === realUs ? '' : `（按它自己的时钟，实际是 ${s(realUs)}）`;
      return `${node} 已有 ${own}${clock}没看到${of === '' ? '' : of + ' '}租约有变化，超过了租约写明的 ${set(limitUs)}。${writes}`;
    }
  }
}
