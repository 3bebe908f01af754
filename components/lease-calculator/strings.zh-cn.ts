import { zhCn as kit } from '../kit/strings.zh-cn.ts';
import { zhCnNumbers } from './number-strings.zh-cn.ts';
import type { CalculatorStrings } from './strings.en.ts';

export const zhCn: CalculatorStrings = {
  ...kit,
  ...zhCnNumbers,

  title: '租约计算器',
  lead: '三个时长决定：多久换上新的领导者，熬得过多久的中断，会不会同时有两个领导者。',
  settings: '设置',
  fields: {
    leaseDuration: '租约时长',
    renewDeadline: '续约时限',
    retryPeriod: '重试间隔',
    request: 'API 请求耗时',
  },
  fieldHelp: {
    leaseDuration: '别人要等多久',
    renewDeadline: '领导者最多试多久',
    retryPeriod: '两次尝试之间歇多久',
    request: '一来一回，按你测到的填',
  },
  candidates: '候选者',
  releaseOnCancel: '退出时释放租约',
  presets: '常见设置',
  badPreset: (durations) => `${durations}：client-go 照收，没有哪个项目真这样设`,
  refused: '这样的设置算不出结果。',
  openCalculator: '单独打开',

  simulation: '公式与模拟',
  simulationStarts: '公式与模拟：',
  simulationSays: (runs) =>
    `公式给出两头，中间哪些更常见？让实验室里的模型跑 ${runs} 次，领导者每次停在随机的时刻。`,
  runMany: (runs) => `跑 ${runs} 次故障转移`,

  take: '带走',
  takeKinds: { flags: '参数', go: 'controller-runtime', link: '链接' },
  takeSays: {
    flags: 'kube-controller-manager、kube-scheduler、cloud-controller-manager',
    go: 'manager.Options',
    link: '带着这些数值的计算器',
  },
};
