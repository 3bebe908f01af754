/** The sentences of a Raft run in Chinese. */
import { formatMs, formatMsList, formatNames, formatNumber } from './numbers.ts';
import type { RaftPhrases } from './raft/facts.ts';
import { commandZhCn, nothingChangesZhCn } from './raft/command.zh-cn.ts';
import { expectationZhCn } from './raft/expectation.zh-cn.ts';
import { refusalZhCn, waitedZhCn, wasZhCn } from './raft/reasons.zh-cn.ts';
import { RAFT_NAMES } from './roles.ts';

const NAMES = RAFT_NAMES['zh-cn'];

const ms = (us: number): string => formatMs(us, 'zh-cn');
const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');
const count = (number: number): string => formatNumber(number, 'zh-cn');
const others = (names: readonly string[], self: string): string[] =>
  names.filter((name) => name !== self);
const it = (names: readonly unknown[]): string => (names.length === 1 ? '它' : '它们');
/** A member, or 自己 when it is the one who acts. */
const oneself = (name: string, self: string): string => (name === self ? '自己' : ` ${name}`);

export const raftZhCn: RaftPhrases = {
  command: ({ command }) => commandZhCn(command),
  noEffect: ({ command, nodes }) => nothingChangesZhCn(command, nodes),
  note: ({ note, node }) =>
    node === undefined ? `备注：${note}。` : `关于 ${node} 的备注：${note}。`,

  sent: ({ from, to, message, askedTerm }) => {
    const { type, term } = message;
    switch (type) {
      case 'preVote':
        return `${from} 问 ${to}：我能赢得任期 ${term} 吗？`;
      case 'requestVote':
        return `${from} 请 ${to} 在任期 ${term} 投它一票。`;
      case 'preVoteResponse':
        return message.granted
          ? `${from} 答复 ${to}：可以，你能赢得任期 ${term}。`
          : `${from} 答复 ${to}：不行。我在任期 ${term}。`;
      case 'requestVoteResponse':
        return message.granted
          ? `${from} 答复 ${to}：任期 ${term} 我投给你。`
          : `${from} 答复 ${to}：不行。我在任期 ${term}。`;
      case 'heartbeat':
        return `${from} 告诉 ${to}：我是任期 ${term} 的领导者。`;
      case 'heartbeatResponse':
        if (message.success) return `${from} 答复 ${to}：收到，我在任期 ${term}。`;
        return askedTerm !== undefined && askedTerm < term
          ? `${from} 答复 ${to}：任期 ${askedTerm} 已经过去，我在任期 ${term}。`
          : `${from} 答复 ${to}：任期 ${term} 的心跳收到了，但我们的 Raft 日志不同。`;
    }
  },
  delivered: ({ from, to, message, tookUs, isCopy }) =>
    `${from} 的${NAMES.messages[message.type]}用了 ${ms(tookUs)}${isCopy ? '再次' : ''}到达 ${to}。`,
  unknownMessage: ({ id, isDelivered }) => `消息 ${id} ${isDelivered ? '到达' : '丢失'}。`,
  dropped: ({ from, to, message, reason }) => {
    const what = `${list(from)} 发给 ${list(to)} 的${NAMES.messages[message]}`;
    switch (reason) {
      case 'loss':
        return `${what}在途中丢失。`;
      case 'cut':
        return `${what}丢失：链路已切断。`;
      case 'partition':
        return `${what}丢失：网络分区把双方隔开。`;
      case 'down':
        return `${what}丢失：${list(to)} 已宕机。`;
      case 'chosen':
        return `${what}按指令丢弃。`;
    }
  },
  unreachable: ({ nodes }) => `从现在起，发给 ${list(nodes)} 的消息都会丢失：${it(nodes)}已宕机。`,

  timer: ({ node, timer, afterUs }) => {
    switch (timer) {
      case 'electionTimeout':
        return afterUs === undefined
          ? `${node} 的选举超时到了。`
          : `${node} 等了 ${ms(afterUs)}，选举超时到了。`;
      case 'voteLease':
        return `${node} 已有一个选举超时没收到领导者的心跳，不再无视其他候选人。`;
      case 'heartbeat':
        return `${node} 该发心跳了。`;
      default:
        return `${node} 的定时器 ${timer} 到了。`;
    }
  },
  quorumCounted: ({ node, heard, electionTimeoutUs }) =>
    heard.length === 0
      ? `${node} 清点一个选举超时（${ms(electionTimeoutUs)}）内谁应答过：一个也没有。`
      : `${node} 清点一个选举超时（${ms(electionTimeoutUs)}）内谁应答过：${list(heard)}。`,

  crashed: (fact) => `${fact.node} 宕机，当时${wasZhCn(fact)}`,
  paused: (fact) => `${fact.node} 暂停：代码不再运行，时钟照走。此时${wasZhCn(fact)}`,
  resumed: ({ node, afterUs }) =>
    afterUs === undefined
      ? `${node} 恢复运行。`
      : `${node} 停了 ${ms(afterUs)}，现在恢复运行，积压的事一并处理。`,
  restarted: ({ node, disk, forgotten }) => {
    if (!disk) return `${node} 重新启动，从磁盘读回保存的内容。`;
    if (forgotten !== undefined) {
      return `${node} 重新启动，任期是 ${disk.term}。它不记得投给${oneself(forgotten, node)}${forgotten === node ? '' : ' '}的那一票：保存选票的规则已关闭。`;
    }
    const { votedFor } = disk;
    const vote = votedFor === undefined ? '没投过票' : `票投给了${oneself(votedFor, node)}`;
    return `${node} 重新启动，磁盘上还记着：任期 ${disk.term}，${vote}。`;
  },

  votedTwice: ({ voters, first, second, term }) => {
    const to = first === undefined ? '自己' : ` ${first}`;
    return `违反选票持久性：${list(voters)} 在任期 ${term} 先投给了${to}，又投给了 ${second}。`;
  },
  violated: ({ property, nodes, term }) => {
    if (property === 'election-safety')
      return `违反选举安全性：${list(nodes)} 都是任期 ${term} 的领导者。`;
    const name = (NAMES.properties as Readonly<Record<string, string>>)[property] ?? property;
    return `任期 ${term} 中违反${name}（${list(nodes)}）。`;
  },
  expected: expectationZhCn,

  asks: ({ node, term, waited, yes }) => {
    const answer = yes.length === 0 ? '' : `${list(yes)} 同意。`;
    const asks = { asked: '再问一次', told: '直接问' }[waited.since as string] ?? '先问一声';
    return `${waitedZhCn([node], waited)}${asks}：我能赢得任期 ${term} 吗？${answer}`;
  },
  keepsAsking: ({ node, term, times, forUs, yes }) => {
    const answer = yes.length === 0 ? '没有成员答复' : `${list(yes)} 同意，不够多数派`;
    return `${node} 在 ${ms(forUs)}内问了 ${count(times)} 次能否赢得任期 ${term}，${answer}。`;
  },
  stands: ({ nodes, term, after, members }) => {
    const campaign = members === 1 ? '给自己投一票' : '给自己投一票，并请求其他成员投票';
    if ('since' in after) {
      const stands = { stood: '再次参选', told: '直接参选' }[after.since as string] ?? '参选';
      const all = nodes.length === 1 ? '' : '同时';
      return `${waitedZhCn(nodes, after)}${all}${stands}：进入任期 ${term}，${campaign}。`;
    }
    const [node = ''] = nodes;
    const yes = others(after.preVotes, node);
    return `${list(yes)} 同意，连 ${node} 自己在内，${count(members)} 个成员中有 ${count(after.preVotes.length)} 个。${node} 参选：进入任期 ${term}，${campaign}。`;
  },
  keepsStanding: ({ nodes, term, times, forUs }) =>
    nodes.length === 1
      ? `${list(nodes)} 在 ${ms(forUs)}内参选 ${count(times)} 次，最近一次在任期 ${term}，始终只有自己的一票。`
      : `${list(nodes)} 在 ${ms(forUs)}内参选 ${count(times)} 次，次次同时，最近一次在任期 ${term}，各自始终只有自己的一票。`,
  requestsStored: ({ node, term, tookUs }) =>
    `${node} 投给自己的票用了 ${ms(tookUs)}才写入磁盘，现在才为任期 ${term} 请求投票。`,
  votesStored: ({ voters, candidate, term, tookUs }) => {
    return `${list(voters)} 在任期 ${term} 投给 ${candidate} 的票用了 ${formatMsList(tookUs, 'zh-cn')}才写入磁盘，现在才发出。`;
  },

  leads: ({ node, term, votes, members, gapUs, stillLead }) => {
    const from = others(votes, node);
    const won =
      from.length === 0
        ? `${node} 只凭自己的一票`
        : `${node} 得到 ${list(from)} 的选票，加上自己的一票`;
    const total = `在 ${count(members)} 票中得 ${count(votes.length)} 票`;
    const leads = `成为任期 ${term} 的领导者${members === 1 ? '' : '，并通知所有成员'}`;
    const gap = gapUs === undefined ? '' : `此前有 ${ms(gapUs)}没有领导者。`;
    const old = stillLead
      .map((other) => `${other.node} 仍以为自己是任期 ${other.term} 的领导者。`)
      .join('');
    return `${won}，${total}，${leads}。${gap}${old}`;
  },
  stepsDown: ({ nodes, from, oldTerm, term, members, why }) => {
    const names = list(nodes);
    const isLeader = from === 'leader';
    const stops = isLeader ? '退位' : from === 'candidate' ? '放弃参选' : '不再询问';
    const over = isLeader ? `：它的任期 ${oldTerm} 已经过去` : '';
    switch (why.reason) {
      case 'refused': {
        const wanted = from === 'preCandidate' ? oldTerm + 1 : oldTerm;
        return `${names} 赢不了任期 ${wanted}：${list(why.refusedBy)} 不同意。它等待下一次选举超时。`;
      }
      case 'leaderHeard':
        return `${names} 收到任期 ${term} 的领导者 ${why.leader} 的心跳，于是${stops}${over}。`;
      case 'higherTerm': {
        const what = why.message === undefined ? '' : `的${NAMES.messages[why.message]}`;
        return `${names} 从 ${why.cause} ${what}得知已到任期 ${term}，于是${stops}${over}。`;
      }
      case 'quorumLost': {
        const heard =
          why.heard.length === 0 ? '没收到任何应答' : `只收到 ${list(why.heard)} 的应答`;
        const active = count(why.heard.length + 1);
        return `${names} 在一个选举超时（${ms(why.electionTimeoutUs)}）内${heard}，连自己在内，${count(members)} 个成员中有 ${active} 个，不够多数派。它退位（法定人数检查）。`;
      }
    }
  },
  adopts: ({ node, term, cause, message }) => {
    const what = message === undefined ? '' : `的${NAMES.messages[message]}`;
    return cause === undefined
      ? `${node} 进入任期 ${term}。`
      : `${node} 从 ${cause} ${what}得知已到任期 ${term}，随即进入。`;
  },
  follows: ({ followers, leader, term }) =>
    `${list(followers)} 收到任期 ${term} 的领导者 ${leader} 的心跳，开始跟随它。`,

  saysYes: ({ voters, candidate, term }) =>
    `${list(voters)} 同意 ${candidate}：它能赢得任期 ${term}。这还不是选票。`,
  votes: ({ voters, candidate, term, before, isRepeated, isLate }) => {
    if (isRepeated) return `${list(voters)} 再次确认：任期 ${term} 的票投给 ${candidate}。`;
    const voted = `${list(voters)} 在任期 ${term} 投票给 ${candidate}`;
    if (before !== undefined) {
      const [voter] = voters;
      const self = voters.length === 1 && before === voter;
      return `${voted}，尽管${it(voters)}已经投给了${self ? '自己' : ` ${before}`}。`;
    }
    return isLate ? `${voted}，此时 ${candidate} 已经当选。` : `${voted}。`;
  },
  refuses: ({ voters, candidate, term, isPre, isSilent, why }) => {
    const verb = isSilent
      ? `不理会 ${candidate}`
      : isPre
        ? `不同意 ${candidate}`
        : `拒绝 ${candidate}`;
    return `${list(voters)} ${verb}：${refusalZhCn(why, { voters, candidate, term })}。`;
  },
  rivals: ({ voters, fromTerm, toTerm }) => {
    const terms = fromTerm === toTerm ? `任期 ${fromTerm} ` : `任期 ${fromTerm}～${toTerm} `;
    return `${list(voters)} 拒绝对手：${terms}的票${voters.length === 1 ? '它' : '各自'}已经投给了自己。`;
  },
};
