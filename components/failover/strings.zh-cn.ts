import { clockMs } from '../../src/narration/digits.ts';
import { zhCn as kit } from '../kit/strings.zh-cn.ts';
import type { FailoverStrings } from './strings.en.ts';

export const zhCn: FailoverStrings = {
  ...kit,
  ms: (us) => `${(clockMs(us) / 1000).toFixed(3)} s`,
  noLeader: (length, hasRoom) => (hasRoom ? `写不进 ${length}` : length),

  properties: [
    {
      name: 'election-safety',
      called: '选举安全性',
      says: '同一任期里，etcd 最多只有一个成员是领导者。',
    },
    {
      name: 'version-skew',
      called: '版本偏差',
      says: '各个 API 服务器的次要版本最多相差一个。',
    },
  ],
  roleNames: {
    leader: 'etcd 领导者所在的主机',
    controllers: '控制器所在的主机',
    scheduler: '调度器所在的主机',
    plain: '什么都不领导的主机',
  },
  victim: '谁断电？',
  victims: { leader: 'etcd 领导者', controllers: '控制器所在主机', plain: '都不是' },
  layers: '各层',
  panels: { settings: '设置' },
};
