import { formatNames, formatNumber, formatShare, formatWritten, joinHan } from '../numbers.ts';
import { RAFT_NAMES } from '../roles.ts';
import type { Link, NarratedCommand } from './command.ts';

const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');
const MESSAGES: Readonly<Record<string, string>> = RAFT_NAMES['zh-cn'].messages;

/** What a command does, in the words of whoever watches. */
export function commandZhCn(command: NarratedCommand): string {
  switch (command.type) {
    case 'crash':
      return `指令：杀掉 ${list(command.nodes)}。`;
    case 'restart':
      return `指令：重新启动 ${list(command.nodes)}。`;
    case 'pause':
      return `指令：暂停 ${list(command.nodes)}。`;
    case 'resume':
      return `指令：让 ${list(command.nodes)} 恢复运行。`;
    case 'campaign':
      return `指令：${list(command.nodes)} 立即参选。`;
    case 'isolate':
      return `${list(command.nodes)} 与所有成员断开：消息进不来，也出不去。`;
    case 'partition':
      return `网络分区：${command.groups.map(list).join(' | ')}，各边互不相通。`;
    case 'heal':
      return healZhCn(command.what);
    case 'cut':
      return `链路 ${linksZhCn(command.links)} 断开${command.links.every(({ isOneWay }) => isOneWay) ? '，只断这个方向' : ''}。`;
    case 'latency':
      return `从现在起，${whereZhCn(command.links)}消息要走 ${formatWritten(command.to, 'zh-cn')}。`;
    case 'loss':
      return command.to === 0
        ? `从现在起，${whereZhCn(command.links)}消息不再随机丢失。`
        : `从现在起，${whereZhCn(command.links)}消息有 ${formatShare(command.to, 'zh-cn')} 会丢失。`;
    case 'slowDisk':
      return `从现在起，${list(command.nodes)} 每次写磁盘要 ${formatWritten(command.to, 'zh-cn')}。`;
    case 'drop': {
      const { count, from, to } = command;
      const name = MESSAGES[command.message ?? ''] ?? command.message ?? '消息';
      const ends = `${list(from)} 发给 ${list(to)} 的`;
      if (count === 'all') return `从现在起，${ends}${name}全部丢弃。`;
      return count === 1
        ? `${ends}下一个${name}将丢弃。`
        : `${ends}接下来 ${formatNumber(count, 'zh-cn')} 个${name}将丢弃。`;
    }
    case 'dropMessage':
      return `指令：丢弃消息 ${formatNumber(command.id, 'zh-cn')}。`;
    case 'other':
      return `指令：${command.text}。`;
  }
}

/** Why a command changed nothing. */
export function nothingChangesZhCn(
  command: NarratedCommand | undefined,
  nodes: readonly string[],
): string {
  if (command?.type === 'dropMessage') {
    return `这条指令没有效果：消息 ${formatNumber(command.id, 'zh-cn')} 不在途中。`;
  }
  const it = nodes.length === 1 ? '它' : '它们';
  const why: Readonly<Record<string, string>> = {
    crash: `${it}已经宕机`,
    restart: `${it}正在运行`,
    pause: `${it}没有在运行`,
    resume: `${it}没有暂停`,
    campaign: `${it}没有在等选举超时`,
  };
  const reason = why[command?.type ?? ''];
  if (nodes.length === 0 || reason === undefined) return '这条指令没有效果。';
  return `这条指令对 ${list(nodes)} 没有效果：${reason}。`;
}

function healZhCn(what: Extract<NarratedCommand, { type: 'heal' }>['what']): string {
  if (what === 'all') return '网络恢复，所有链路都通了。';
  const { nodes, links } = what;
  const parts = [
    ...(nodes.length > 0 ? [`${list(nodes)} 的所有链路`] : []),
    ...(links.length > 0 ? [`链路 ${linksZhCn(links)}`] : []),
  ];
  return `${joinHan(list(parts), '恢复')}。`;
}

function linksZhCn(links: readonly Link[]): string {
  return list(links.map(({ from, to, isOneWay }) => `${from}${isOneWay ? ' → ' : '–'}${to}`));
}

function whereZhCn(links: 'all' | readonly Link[]): string {
  if (links === 'all') return '';
  const parts = links.map(({ from, to, isOneWay }) =>
    isOneWay ? `${from} 到 ${to} ` : `${from} 和 ${to} 之间`,
  );
  return `${parts.join('、')}的`;
}
