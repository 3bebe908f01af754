/** What the extras say. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  fencing: 'Fencing',
  off: 'off',
  on: 'on',
  presetsSay: {
    '15/10/2': 'Core components and controller-runtime',
    '15/14/4': 'The webhook of spark-operator: no margin, two can lead',
    '60/10/2': 'A long lease: a long wait for the next leader',
    '137/107/26': 'OpenShift: survives 60 s without an API server',
  } as Record<string, string>,
  legend: 'Signs',
  signs: {
    write: 'write taken',
    read: 'read',
    conflict: 'refused by the API server',
    failed: 'no answer, or refused',
    work: 'work',
    stale: 'work of one that does not hold the lease',
    fenced: 'work refused by fencing',
  },
};

const zhCn: typeof en = {
  fencing: '防护',
  off: '关',
  on: '开',
  presetsSay: {
    '15/10/2': '核心组件和 controller-runtime',
    '15/14/4': 'spark-operator 的 Webhook：没有余量，可能有两个领导者',
    '60/10/2': '租约长：等下一个领导者也久',
    '137/107/26': 'OpenShift：API 服务器中断 60 秒也撑得住',
  },
  legend: '图例',
  signs: {
    write: '写入成功',
    read: '读取',
    conflict: '被 API 服务器拒绝',
    failed: '没有应答，或拒绝连接',
    work: '工作',
    stale: '非持有者的工作',
    fenced: '被防护拒绝的工作',
  },
};

export const EXTRAS_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
