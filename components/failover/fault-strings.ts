/** What the menus say. */
import type { Language } from '../../src/narration/language.ts';
import type { Victim } from './frame.ts';

const en = {
  cluster: 'the cluster',
  processOf: (name: string, host: string): string => `${name} on ${host}`,
  kill: {
    leader: (host: string): string => `Kill ${host}: etcd’s leader`,
    controllers: (host: string): string => `Kill ${host}: runs the controllers`,
    plain: (host: string): string => `Kill ${host}: leads nothing`,
  } satisfies Record<Victim, (host: string) => string>,
  healAll: 'Make the network whole again',
  restartAll: 'Give all hosts power again',
  powerOff: 'Turn its power off',
  powerOn: 'Turn its power on',
  cutOff: 'Cut it off the network',
  rejoin: 'Connect it again',
  drain: 'Drain it: stop its processes in order',
  pause: 'Let it stand still',
  resume: 'Let it go on',
  expire: 'Let its certificates expire',
  slowDisk: 'Slow its disk: 3 s a write',
  fastDisk: 'Give it its disk back',
  crash: 'Kill the process',
  hang: 'Let it hang',
  recover: 'Let it recover',
  stop: 'Stop it for good',
  stopElected: 'Stop it in order',
  stopServer: 'Stop it in order, for good',
  stopKubelet: 'Stop the kubelet',
  start: 'Start it',
};

const zhCn: typeof en = {
  cluster: '集群',
  processOf: (name, host) => `${host} 上的 ${name}`.replace(/(?<=的) (?=[\u4e00-\u9fff])/, ''),
  kill: {
    leader: (host) => `让 ${host} 断电：etcd 领导者在它上面`,
    controllers: (host) => `让 ${host} 断电：控制器在它上面`,
    plain: (host) => `让 ${host} 断电：它什么都不领导`,
  },
  healAll: '恢复网络',
  restartAll: '给所有主机恢复供电',
  powerOff: '断电',
  powerOn: '恢复供电',
  cutOff: '断开它的网络',
  rejoin: '重新接入网络',
  drain: '腾空：按次序停掉它的进程',
  pause: '让它停顿',
  resume: '让它继续',
  expire: '让它的证书过期',
  slowDisk: '把它的磁盘拖慢到写一次 3 秒',
  fastDisk: '让它的磁盘恢复正常',
  crash: '杀掉进程',
  hang: '让它卡死',
  recover: '让它恢复',
  stop: '停掉，不再启动',
  stopElected: '正常停止',
  stopServer: '正常停止，不再启动',
  stopKubelet: '停掉 kubelet',
  start: '启动',
};

export const FAILOVER_FAULT_STRINGS: Readonly<Record<Language, typeof en>> = {
  en,
  'zh-cn': zhCn,
};
