/** The sentences of a balancer run in Chinese. */
import { BALANCER_NAMES } from './balancer-names.ts';
import { clientsZhCn } from './balancer/clients.zh-cn.ts';
import { commandZhCn, nothingChangesZhCn } from './balancer/command.zh-cn.ts';
import { expectationZhCn } from './balancer/expectation.zh-cn.ts';
import type { BalancerPhrases } from './balancer/facts.ts';
import { healthZhCn } from './balancer/health.zh-cn.ts';
import { requestsZhCn } from './balancer/requests.zh-cn.ts';
import { serversZhCn } from './balancer/servers.zh-cn.ts';
import { list, of as about } from './balancer/words.zh-cn.ts';

const PROPERTIES: Readonly<Record<string, (nodes: readonly string[]) => string>> = {
  'available-only': (nodes) => about(nodes, '不健康、在排空或已移除，却又得到了新的'),
  'answered-once': () => '同一个请求结束了两次',
  'within-capacity': (nodes) => about(nodes, '手上的请求超出了容量'),
};

export const balancerZhCn: BalancerPhrases = {
  ...requestsZhCn,
  ...healthZhCn,
  ...serversZhCn,
  ...clientsZhCn,
  command: commandZhCn,
  noEffect: ({ command, nodes }) => nothingChangesZhCn(command, nodes),
  note: ({ note, node }) =>
    node === undefined ? `备注：${note}。` : `关于 ${node} 的备注：${note}。`,
  violated: ({ property, nodes }) => {
    const names: Readonly<Record<string, string>> = BALANCER_NAMES['zh-cn'].properties;
    const how = PROPERTIES[property];
    if (how === undefined) return `违反 ${property}（${list(nodes)}）。`;
    return `违反“${names[property] ?? property}”：${how(nodes)}。`;
  },
  expected: expectationZhCn,
};
