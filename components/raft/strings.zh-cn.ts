import { zhCn as kit } from '../kit/strings.zh-cn.ts';
import type { RaftStrings } from './strings.en.ts';

export const zhCn: RaftStrings = {
  ...kit,

  views: { ring: '环形', spaceTime: '时空图' },
  pictureOf: (members, at) => `${members} 个成员，${at}`,
  propertiesSay: {
    'election-safety': '一个任期最多选出一个领导者。',
    'durable-vote': '一个成员在一个任期里最多投给一个候选人，崩溃前后都算。',
  },
  killLeader: (node) => `杀掉领导者 ${node}`,
  nobodyLeads: '现在没有领导者，看圆弧走完',
  preset: '规则',
  presets: { paper: '论文', etcd: 'etcd' },
  presetsSay: {
    paper: '按 Raft 论文：随机超时 150～300 ms，没有预投票。',
    etcd: '按 etcd：每 100 ms 一跳，有预投票和法定人数检查。',
  },
  size: '成员数',
  latency: '单程延迟',
  panels: { cluster: '集群', partition: '网络分区', rules: '规则' },
  term: (term) => `任期 ${term}`,
  voted: (node) => `投给 ${node}`,
  votes: (granted, needed) => `${granted}/${needed} 票`,
  waiting: (messages) => `${messages} 条在等`,
};
