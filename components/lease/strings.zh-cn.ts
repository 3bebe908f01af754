import { clockMs } from '../../src/narration/digits.ts';
import { zhCn as kit } from '../kit/strings.zh-cn.ts';
import type { LeaseStrings } from './strings.en.ts';

export const zhCn: LeaseStrings = {
  ...kit,
  ms: (us) => `${(clockMs(us) / 1000).toFixed(3)} s`,

  pictureOf: (at, parts) => `${at} 时的候选者和 API 服务器：${parts}`,
  properties: [
    {
      name: 'one-holder',
      called: '持有者唯一',
      says: 'Lease 里最多写着一个持有者，只有写入才能换人。',
    },
    {
      name: 'no-overlap-within-limit',
      called: '限度内无重叠',
      says: '只有进程暂停过、时钟不准或应答太晚，才会有两个进程都自认为是领导者。',
    },
    {
      name: 'fenced-work',
      called: '工作受防护',
      says: '开启防护时，不是持有者的进程做的事一概不收。',
    },
  ],
  roleNames: { leader: '领导者', follower: '待命的候选者' },

  believes: '自认为是领导者',
  waits: '待命',
  paused: '暂停',
  pausedSays: '暂停：时钟在走，代码不跑',
  hanging: '选举循环卡死',
  releasing: '正在释放租约',
  killed: '被杀掉',
  exited: '已退出',
  exitedRestarts: (left) => `已退出，${left} 后重启`,
  stopped: '已停止',
  notStarted: '未启动',
  holds: '持有租约',
  holder: (holder, transitions) => `持有者 ${holder} · 变更 ${transitions} 次`,
  holderShort: (holder) => `持有者 ${holder}`,
  nobodyHolds: '无人持有',
  noLease: '还没有 Lease',
  serves: '正常服务',
  refuses: '拒绝连接',
  noAnswer: '没有应答',
  slower: { slowRequest: (by) => `请求 +${by}`, slowAnswer: (by) => `应答 +${by}` },
  labels: {
    refused: '拒绝',
    timeout: '超时',
    cancelled: '放弃',
    404: '404',
    409: '409',
    422: '422',
  },
  deeds: { release: 'SIGTERM', clock: '拨了时钟', takeOver: '手工改的' },
  overlap: ['两个都自认为是领导者', '两个领导者'],
  nobodyLeads: ['没有领导者', '无领导'],
  deadlines: {
    lease: (holder, left) => [`${holder} 的租约还剩 ${left}`, left],
    ownLease: (_holder, left) => [`自己的租约还剩 ${left}`, left],
    renewDeadline: (_holder, left) => [`再过 ${left} 放弃`, left],
    nextTry: (_holder, left) => [`${left} 后再试`, left],
    releaseDeadline: (_holder, left) => [`再等 ${left}`, left],
  },
  ranOut: (holder) => [`${holder} 的租约已过期`, '已过期'],

  objectName: 'Lease 对象',
  objectSays: (changed) => `上一次写入改了 ${changed}。`,
  objectNone: '还没有 Lease。',
  objectByHand: '手工改的',
  objectClock: '时间：写入者的时钟',

  durations: '租约时长 / 续约时限 / 重试间隔，单位秒',
  panels: { settings: '设置' },
};
