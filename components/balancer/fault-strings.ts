/** What the menus say, beside the names of commands. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  crash: 'Kill its process',
  hang: 'Let it hang',
  slow5: 'Make it 5 × as slow',
  normal: 'Make it as fast as before',
  drain: 'Drain: nothing new for it',
  ready: 'Take it back',
  weight: 'Weight…',
  weightIs: (weight: number): string => (weight === 0 ? '0: nothing new for it' : String(weight)),
  remove: 'Take it away',
  addBack: 'Put it back',
  strategy: 'Strategy…',
  add: (name: string): string => `Add ${name}`,
  restartAll: 'Restart all in turn, at once',
  restartAllLater: 'Restart all in turn, each 10 s after it says “not ready”',
};

const zhCn: typeof en = {
  crash: '杀掉它的进程',
  hang: '让它卡死',
  slow5: '慢到 5 倍',
  normal: '恢复原来的速度',
  drain: '排空：不再分配新的',
  ready: '重新接纳',
  weight: '权重…',
  weightIs: (weight) => (weight === 0 ? '0：不再分配新的' : String(weight)),
  remove: '移除',
  addBack: '放回来',
  strategy: '策略…',
  add: (name) => `增加 ${name}`,
  restartAll: '逐个重启，说停就停',
  restartAllLater: '逐个重启，先自称未就绪 10 秒再停',
};

export const BALANCER_FAULT_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
