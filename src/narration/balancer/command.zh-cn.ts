import { BALANCER_NAMES } from '../balancer-names.ts';
import { formatNumber, formatSetting, formatWritten, joinHan } from '../numbers.ts';
import type { BalancerCommand } from './command.ts';
import type { BalancerFactOf } from './facts.ts';
import { it, list, n, of as about } from './words.zh-cn.ts';

const { strategies, commands } = BALANCER_NAMES['zh-cn'];
const written = (text: string): string => formatWritten(text, 'zh-cn', formatSetting);

/** What a command does, in the words of whoever watches. */
export function commandZhCn(fact: BalancerFactOf<'command'>): string {
  const { command, before } = fact;
  switch (command.type) {
    case 'drain':
      return `${joinHan('排空', list(command.nodes))}：不再给${it(command.nodes)}新流量${stayingZhCn(fact)}。`;
    case 'ready':
      return `${about(command.nodes, '结束排空')}，重新接收新流量。`;
    case 'remove':
      return `${joinHan('移除', list(command.nodes))}：不再给${it(command.nodes)}新流量${stayingZhCn(fact)}。`;
    case 'add':
      return `${command.node} 加入后端，权重 ${n(command.weight)}。`;
    case 'weight': {
      const weights = command.of.map(
        ({ node, to }) => `${node} 的权重是 ${n(to)}（原来是 ${n(before.weights.get(node) ?? 0)}）`,
      );
      const idle = command.of.filter(({ to }) => to === 0).map(({ node }) => node);
      const nothing = idle.length === 0 ? '' : `${about(idle, '不再得到新流量')}。`;
      return `从现在起，${weights.join('，')}。${nothing}`;
    }
    case 'slow':
      return command.of.map(slowZhCn).join('');
    case 'strategy':
      return `从现在起，负载均衡器${joinHan('改用', strategies[command.name])}，${joinHan('不再用', strategies[before.strategy])}。`;
    case 'rollingRestart': {
      const who = command.of === 'all' ? '所有后端' : joinHan('', list(command.of));
      const delay = /^0(?:\.0+)?[a-z]*$/.test(command.shutdownDelay)
        ? ''
        : `每个在停止前 ${written(command.shutdownDelay)}先报告未就绪。`;
      return `滚动重启开始：${joinHan(who, '依次')}重启，每隔 ${written(command.every)}轮到下一个，每个停 ${written(command.down)}。${delay}`;
    }
    case 'other':
      return `指令：${command.text}。`;
    default:
      return `指令：${joinHan(commands[command.type], list(command.nodes))}。`;
  }
}

/** What a server that gets nothing new has still. */
function stayingZhCn({ has, isLongLived, command }: BalancerFactOf<'command'>): string {
  const its = 'nodes' in command ? it(command.nodes) : '它';
  if (isLongLived) return has === 0 ? '' : `；${its}的 ${n(has)} 条连接要等别的原因才会结束`;
  return has === 0 ? `，${its}手上也没有请求` : `；${its}手上还有 ${n(has)} 个请求`;
}

function slowZhCn({ node, to }: { node: string; to: number }): string {
  if (to === 1) return `${node} 恢复原来的速度。`;
  return to > 1
    ? `从现在起，${node} 做什么都要花 ${formatNumber(to, 'zh-cn')} 倍时间。`
    : `从现在起，${node} 的速度是原来的 ${formatNumber(1 / to, 'zh-cn')} 倍。`;
}

/** Why a command changed nothing. */
export function nothingChangesZhCn(
  command: BalancerCommand | undefined,
  nodes: readonly string[],
): string {
  const its = it(nodes);
  const why: Readonly<Record<string, string>> = {
    crash: `${its}没有在运行`,
    restart: `${its}正在启动`,
    hang: `${its}没有在运行，或者已经卡死`,
    fail: `${its}本来就不正常`,
    recover: `${its}没有毛病，或者没有在运行`,
    drain: `${its}已经在排空`,
    ready: `${its}没有在排空`,
    add: `${its}已经在了`,
    remove: `${its}已经移除`,
  };
  const reason = why[command?.type ?? ''];
  if (reason === undefined || nodes.length === 0) return '这条指令没有效果。';
  return `${joinHan('这条指令对', joinHan(list(nodes), '没有效果'))}：${reason}。`;
}
