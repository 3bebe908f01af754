import { formatNames, formatSetting, formatWritten } from '../numbers.ts';
import type { ClockChange, LeaseCommand } from './command.ts';

const list = (names: readonly string[]): string => formatNames(names, 'zh-cn');
const it = (names: readonly unknown[]): string => (names.length === 1 ? '它' : '它们');
const written = (text: string): string => formatWritten(text, 'zh-cn', formatSetting);

/** What a command does, in the words of whoever watches. */
export function commandZhCn(command: LeaseCommand, waiting: readonly string[]): string {
  switch (command.type) {
    case 'crash':
      return `指令：杀掉 ${list(command.nodes)}。`;
    case 'restart':
      return `指令：重新启动 ${list(command.nodes)}。`;
    case 'pause':
      return `指令：暂停 ${list(command.nodes)}。`;
    case 'resume':
      return `指令：让 ${list(command.nodes)} 恢复运行。`;
    case 'release': {
      const wait = `；${list(waiting)} 正暂停，恢复运行后才会处理`;
      return `${list(command.nodes)} 收到停止信号（SIGTERM）${waiting.length > 0 ? wait : ''}。`;
    }
    case 'hang':
      return `${list(command.nodes)} 的选举循环卡死（例如死锁），进程里其余的部分照常运行。`;
    case 'partition':
      return `${list(command.nodes)} 与 API 服务器断开：请求到不了，应答也回不来。`;
    case 'heal':
      return command.what === 'all'
        ? '网络恢复，所有候选者都能访问 API 服务器。'
        : `${list(command.what)} 又能访问 API 服务器了。`;
    case 'takeOver':
      return `有人手工修改 Lease，把持有者改成 ${list(command.nodes)}。`;
    case 'outage':
      return 'API 服务器停止服务，连接一律被拒绝。';
    case 'restore':
      return 'API 服务器恢复服务。';
    case 'slowApi':
      return slowZhCn(command);
    case 'clock':
      return clocksZhCn(command.clocks);
    case 'other':
      return `指令：${command.text}。`;
  }
}

function slowZhCn({ to, part, isOver }: Extract<LeaseCommand, { type: 'slowApi' }>): string {
  if (isOver)
    return `${part === 'request' ? '发给 API 服务器的请求' : 'API 服务器的应答'}不再延迟。`;
  return part === 'request'
    ? `从现在起，每个请求要晚 ${written(to)}才执行。`
    : `从现在起，每个应答要晚 ${written(to)}才到：写入早已生效，写的一方却还不知道。`;
}

function clocksZhCn(clocks: readonly ClockChange[]): string {
  const all = clocks.map(clockZhCn).join('');
  if (clocks.some(({ rate }) => rate !== undefined)) return all;
  return `${all}这不要紧：没有谁拿两个时钟来比，时长才要紧。`;
}

function clockZhCn({ node, offset, rate }: ClockChange): string {
  const parts = [
    ...(offset === undefined ? [] : [offsetZhCn(offset)]),
    ...(rate === undefined ? [] : [rateZhCn(rate)]),
  ];
  return `从现在起，${node} 的时钟${parts.join('，')}。`;
}

function offsetZhCn(offset: string): string {
  const length = offset.replace(/^[-+]/, '');
  if (/^0(?:\.0+)?[a-z]*$/.test(length)) return '显示正确的时间';
  return `${offset.startsWith('-') ? '慢' : '快'} ${written(length)}`;
}

function rateZhCn(rate: number): string {
  return rate === 1 ? '走速正确' : `走速是正常的 ${String(rate)} 倍`;
}

/** Why a command changed nothing. */
export function nothingChangesZhCn(
  command: LeaseCommand | undefined,
  nodes: readonly string[],
): string {
  const why: Readonly<Record<string, string>> = {
    crash: `${it(nodes)}已经停了`,
    restart: `${it(nodes)}正在运行`,
    pause: `${it(nodes)}没有在运行`,
    resume: `${it(nodes)}没有暂停`,
    release: `${it(nodes)}已经停了`,
    hang: `${it(nodes)}已经停了`,
    partition: `${it(nodes)}已经断开`,
    takeOver: '还没有 Lease，或者持有者本来就是它',
    outage: '连接本来就被拒绝',
    restore: 'API 服务器正在服务',
  };
  const reason = why[command?.type ?? ''];
  if (reason === undefined) return '这条指令没有效果。';
  if (nodes.length === 0) return `这条指令没有效果：${reason}。`;
  return `这条指令对 ${list(nodes)} 没有效果：${reason}。`;
}
