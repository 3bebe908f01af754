/** The reasons inside sentences in Chinese: what was waited for, why a request is refused. */
import { formatMs, formatMsList, formatNames, formatNumber } from '../numbers.ts';
import type { LogEnd, Post, Refusal, Waited } from './facts.ts';

const ms = (us: number): string => formatMs(us, 'zh-cn');
const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');
const count = (number: number): string => formatNumber(number, 'zh-cn');
const it = (names: readonly unknown[]): string => (names.length === 1 ? '它' : '它们');

/** What a member was when it was killed or paused. */
export function wasZhCn({ role, term, leader }: Post): string {
  switch (role) {
    case 'leader':
      return `它是任期 ${term} 的领导者。`;
    case 'candidate':
      return `它是任期 ${term} 的候选人。`;
    case 'preCandidate':
      return `它正在问能否赢得任期 ${term + 1}。`;
    case 'follower':
      return leader === undefined
        ? `它是任期 ${term} 的跟随者，还不知道领导者是谁。`
        : `它在任期 ${term} 跟随 ${leader}。`;
  }
}

/** What was waited for, up to the verb of what follows. */
export function waitedZhCn(nodes: readonly string[], waited: Waited): string {
  const names = list(nodes);
  const time = ms(waited.forUs);
  const silence = `${time}内没收到领导者的心跳，于是`;
  switch (waited.since) {
    case 'told':
      return `${names} 接到指令，不再等待，`;
    case 'heard':
      return `${names} 已有 ${time}没收到领导者的心跳，于是`;
    case 'start':
      return `${names} 启动后 ${silence}`;
    case 'restart':
      return `${names} 重新启动后 ${silence}`;
    case 'steppedDown':
      return `${names} 退回跟随者后 ${silence}`;
    case 'voted':
      return `${names} 投票给 ${waited.candidate} 之后 ${silence}`;
    case 'newTerm':
      return `${names} 得知任期 ${waited.term} 之后 ${silence}`;
    case 'asked':
      return `${names} 在 ${time}内没得到多数派同意，于是`;
    case 'stood': {
      const { split, term } = waited;
      const lost = `${names} 在 ${time}内没赢得任期 ${term}`;
      if (split.length === 0) return `${lost}，于是`;
      const shares = split.map(({ candidate, votes }) => `${candidate} 得 ${count(votes)} 票`);
      const isEach = split.every(({ votes }) => votes === 1);
      return `${lost}，出现选票瓜分：${isEach ? `${count(split.length)} 个候选人各得 1 票` : shares.join('，')}。于是`;
    }
  }
}

/** Why a request is refused, without the full stop. */
export function refusalZhCn(
  why: Refusal,
  { voters, candidate, term }: { voters: readonly string[]; candidate: string; term: number },
): string {
  const [voter] = voters;
  switch (why.reason) {
    case 'staleTerm':
      return `任期 ${term} 已经过去，${voters.length === 1 ? `${list(voters)} ` : '它们'}在任期 ${why.ownTerm}`;
    case 'alreadyVoted': {
      if (why.votedFor === undefined) return `任期 ${term} 的票已经投出`;
      const whom = voters.length === 1 && why.votedFor === voter ? '自己' : ` ${why.votedFor}`;
      return `任期 ${term} 的票${it(voters)}已经投给了${whom}`;
    }
    case 'leaderKnown':
      return `任期 ${term} 已经有领导者${why.leader === undefined ? '' : ` ${why.leader}`}`;
    case 'logBehind':
      return logBehindZhCn(why.own, why.asked, { voters, candidate });
    case 'leaseHeld': {
      const { heardUsAgo, leader, electionTimeoutUs } = why;
      if (heardUsAgo.length === 0) return `${it(voters)}自己就是领导者`;
      const who = leader === undefined ? '领导者' : `领导者 ${leader}`;
      const isShort = heardUsAgo.every((us) => us < electionTimeoutUs);
      const than = isShort ? `，不到一个选举超时（${ms(electionTimeoutUs)}）` : '';
      return `${it(voters)}在 ${formatMsList(heardUsAgo, 'zh-cn')}前收到过${who}${leader === undefined ? '' : ' '}的心跳${than}`;
    }
  }
}

function logBehindZhCn(
  own: LogEnd | undefined,
  asked: LogEnd | undefined,
  { voters, candidate }: { voters: readonly string[]; candidate: string },
): string {
  const whose = voters.length === 1 ? '它' : '它们';
  if (!own || !asked) return `${candidate} 的 Raft 日志落后于${whose}自己的`;
  if (asked.index === 0)
    return `${candidate} 的 Raft 日志是空的，${whose}自己的以任期 ${own.term} 结尾`;
  if (own.term !== asked.term)
    return `${whose}的最后一个日志条目属于任期 ${own.term}，${candidate} 的属于任期 ${asked.term}`;
  return `双方的 Raft 日志都以任期 ${own.term} 结尾，但${whose}有 ${count(own.index)} 个条目，${candidate} 有 ${count(asked.index)} 个`;
}
