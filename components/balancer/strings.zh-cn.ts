import { clockMs } from '../../src/narration/digits.ts';
import { zhCn as kit } from '../kit/strings.zh-cn.ts';
import type { BalancerStrings } from './strings.en.ts';

export const zhCn: BalancerStrings = {
  ...kit,
  ms: (us) => `${(clockMs(us) / 1000).toFixed(3)} s`,
  noLeader: (length, hasRoom) => (hasRoom ? `请求失败，持续 ${length}` : length),

  properties: [
    {
      name: 'available-only',
      called: '只选可用后端',
      says: '被判定不健康、正在排空或已移除的后端，不会再分到新的请求和连接。',
    },
    {
      name: 'answered-once',
      called: '只应答一次',
      says: '每个请求只有一个结局：得到应答，或者客户端看到出错。',
    },
    {
      name: 'within-capacity',
      called: '不超容量',
      says: '后端手里的请求不会超过它能同时处理的和允许排队的。',
    },
  ],

  restartAll: '逐个重启所有后端',
  goaway: 'GOAWAY',
  off: '关',
  on: '开',
  panels: { settings: '设置' },
};
