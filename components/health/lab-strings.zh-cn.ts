/** 计算器的中文文字。 */
import { formatNumber } from '../../src/narration/digits.ts';
import { formatSetting, formatShare } from '../../src/narration/numbers.ts';
import type { LabStrings } from './lab-strings.en.ts';
import { DAY_US, inUnit, length, perDayText, range, UNITS_US, type TimeUnit } from './say.ts';
import { zhCn as picture } from './strings.zh-cn.ts';

/** 比谁都管得久。 */
const LONG_US = 1_000 * UNITS_US.year;

const set = (us: number): string => formatSetting(us, 'zh-cn');
const span = (at: { minUs: number; maxUs: number }): string => range(at, 'zh-cn');

const UNITS: Readonly<Record<TimeUnit, string>> = {
  second: '秒',
  minute: '分钟',
  hour: '小时',
  day: '天',
  month: '个月',
  year: '年',
  century: '个世纪',
};

/** ` 23 分钟`、` 4.1 小时`、`上千年`：接在汉字后面。 */
function every(us: number): string {
  if (us > LONG_US) return '上千年';
  const { count, unit } = inUnit(us);
  return ` ${formatNumber(count, 'zh-cn')} ${UNITS[unit]}`;
}

export const zhCn: LabStrings = {
  ...picture,
  wordSpace: '',

  pageTitle: '死了、慢了，还是时好时坏？',
  lead: '健康检查隔一会儿才看目标一眼，而且不能看到什么就信什么。阈值越高，误报越少，真出事时也发现得越晚。',
  questions: '谁来检查',
  tabs: { check: '负载均衡器的健康检查', kubelet: 'kubelet 的探针' },

  presets: '常见设置',
  presetNames: {
    haproxy: 'HAProxy',
    kubeadmSample: 'kubeadm 示例',
    kubespraySample: 'Kubespray 示例',
    apiserver: 'kubeadm 的 kube-apiserver',
    api: 'API 默认值',
    slowStart: '启动慢，没有启动探针',
    startupProbe: '启动慢，有启动探针',
  },
  notHere: '这里没有开源版 nginx：它不主动检查，只记下失败的请求（max_fails）。',
  fromChapters: '各章的场景',
  chooseScenario: '选一个……',

  settings: '设置',
  fields: {
    interval: '检查间隔',
    timeout: '超时',
    rise: '恢复阈值',
    fall: '故障阈值',
    fastInterval: '存疑时的间隔',
    response: '一次应答用时',
    times: '变慢的倍数',
    lasts: '持续多久',
    every: '时好时坏，每段',
    startTime: '程序启动用时',
    terminationGracePeriod: '宽限期',
  },
  fieldCodes: {
    interval: 'inter',
    timeout: 'timeout check',
    rise: 'rise',
    fall: 'fall',
    fastInterval: 'fastinter',
    terminationGracePeriod: 'terminationGracePeriodSeconds',
  },
  fieldHelp: {
    interval: '从一次检查结束到下一次开始',
    timeout: '最多等这么久的应答',
    rise: '连续成功几次才放回来',
    fall: '连续失败几次才摘除',
    fastInterval: '留空就用检查间隔',
    response: '50ms、20-80ms 或 exp(50ms)',
    times: '是平时的多少倍',
    lasts: '留空就不再恢复',
    every: '坏这么久，再好这么久',
    startTime: '到开始监听为止',
    terminationGracePeriod: '从 SIGTERM 到 SIGKILL',
  },
  probeDoes: {
    startup: '失败就重启。成功之前，另外两个探针先不看。',
    liveness: '失败就在原地重启容器。',
    readiness: '失败就从端点里摘掉，不重启。',
  },
  probeFields: {
    initialDelay: '初始延迟',
    period: '周期',
    timeout: '超时',
    failureThreshold: '失败次数',
  },

  happens: '发生什么',
  faults: {
    none: '无事',
    crash: '崩溃',
    hang: '卡死',
    fail: '报告故障',
    slow: '变慢',
    flap: '时好时坏',
    scripted: '照场景',
  },
  faultHelp: {
    none: '目标一直正常',
    crash: '没有人监听，连接被拒绝',
    hang: '连接照收，却不应答',
    fail: '应答说自己不正常',
    slow: '照常干活，只是慢了',
    flap: '坏一阵、好一阵',
    scripted: '场景的作者怎么写就怎么来',
  },
  refused: '这样设置，没有什么可以运行的。',
  tooMany: (checks) =>
    `一张图里会有 ${formatNumber(checks, 'zh-cn')} 次检查。请加长间隔，或者缩短持续时间。`,

  results: '这样设置，会怎样',
  numbers: {
    hang: ({ timing, detections }) => [
      span(detections.hang),
      '卡死之后多久摘除',
      `${timing.fall} 次 ${set(timing.timeoutUs)}的超时，加上中间的间隔，再加上等第一次检查的时间。`,
    ],
    crash: ({ detections }) => [
      span(detections.crash),
      '拒绝连接之后多久摘除',
      '连接被拒绝马上就知道，只算间隔。',
    ],
    fail: ({ detections }) => [
      length(detections.fail.minUs, 'down', 'zh-cn'),
      '坏这么久，也可能没人发现',
      `比这短的一定发现不了，超过 ${length(detections.fail.maxUs, 'up', 'zh-cn')}的一定会发现。`,
    ],
    recovery: (back, { rise }) => [
      Number.isFinite(back.maxUs) ? span(back) : `≥ ${length(back.minUs, 'down', 'zh-cn')}`,
      '恢复之后多久重新用上',
      rise === 1
        ? '成功一次就行。'
        : `要连续成功 ${rise} 次${Number.isFinite(back.maxUs) ? '' : '；应答一慢就得重数'}。`,
    ],
    alarms: ({ alarms }, { times }) => {
      const label = `慢到 ${formatNumber(times, 'zh-cn')} 倍时，每天误报几次`;
      if (alarms.isForGood) return ['1', label, '没有一次应答来得及：摘除之后就不再放回。'];
      if (alarms.perDay === 0) return ['没有', label, '应答从来不会慢到超时。'];
      const chance = lateText(alarms.late);
      if (alarms.perDay < 1e-9) return ['≈ 0', label, `${chance}，连续这么多次等于不会发生。`];
      return [
        alarms.perDay >= 0.95 ? perDayText(alarms.perDay, 'zh-cn') : '< 1',
        label,
        `${chance}，平均${every(DAY_US / alarms.perDay)}误报一次。`,
      ];
    },
    checks: (perDay) => [
      formatNumber(Math.round(perDay / 100) * 100, 'zh-cn'),
      '一个负载均衡器每天检查一个目标几次',
      '检查本身也有代价。',
    ],
    restart: ({ timing, detections }, broken) => [
      span(detections[broken]),
      broken === 'hang' ? '卡死之后多久开始重启' : '报告故障之后多久开始重启',
      `存活探针：失败 ${timing.fall} 次，每次最多等 ${set(timing.timeoutUs)}。`,
    ],
    endpoints: ({ timing, detections }, broken) => [
      span(detections[broken]),
      '多久之后不再有请求',
      `就绪探针：失败 ${timing.fall} 次，每次最多等 ${set(timing.timeoutUs)}。`,
    ],
    start: (us, by) => [
      length(us, 'down', 'zh-cn'),
      '至少有这么久可以用来启动',
      by === 'startup'
        ? '启动探针的初始延迟，加上除最后一次以外的失败。再慢，就会在启动途中被重启。'
        : '没有启动探针，存活探针从一开始就计数。再慢，就会在启动途中被重启。',
    ],
    needless: ({ alarms }, { times }, probe) => {
      const what = probe === 'liveness' ? '白重启一次' : '白摘除一次';
      const label = `慢到 ${formatNumber(times, 'zh-cn')} 倍时，多久${what}`;
      if (alarms.perDay < 1e-9) {
        return [
          '从不',
          label,
          alarms.late < 1e-12 ? '没有超时的应答。' : '连续这么多次超时，等于不会发生。',
        ];
      }
      return [every(DAY_US / alarms.perDay).trim(), label, `${lateText(alarms.late)}。`];
    },
  },

  tradeOff: '阈值换来什么',
  tradeOffStarts: '阈值换来什么：',
  tradeOffSays: (times) =>
    `每一条是一个阈值。横向是真出故障时要多久才摘除，两端是公式给出的最短和最长；越往下，越难把一个只是慢到 ${times} 倍的目标当成坏的。虚线是换一个超时。`,
  tradeOffX: {
    hang: '从卡死到判定',
    crash: '从崩溃到判定',
    fail: '从第一次报告故障到判定',
  },
  tradeOffY: {
    health: '多久误报一次',
    startup: '多久白重启一次',
    liveness: '多久白重启一次',
    readiness: '多久白摘除一次',
  },
  units: {
    second: '1 秒',
    minute: '1 分钟',
    hour: '1 小时',
    day: '1 天',
    month: '1 个月',
    year: '1 年',
    century: '100 年',
  },
  never: '从不',
  fallIs: (fall) => `阈值 ${fall}`,
  failuresIs: (fall) => `失败 ${fall} 次`,
  timeoutIs: (us) => `超时 ${set(us)}`,
  noTradeOff: (times) =>
    `应答就算慢到平时的 ${times} 倍，也不会慢到超时，提高阈值没有好处。试试 exp(50ms)，或者更短的超时。`,
  dotsAre: '图中的圆圈是在模型的运行里数出来的，竖线是 ± 2 个标准误差。',
  pointSays: (fall, took, alarm) => `${fall}：${took}，${alarm}`,
  alarmEvery: (perDay) => (perDay < 1e-9 ? '从不误报' : `平均${every(DAY_US / perDay)}误报一次`),

  simulation: '公式与模拟',
  simulationStarts: '公式与模拟：',
  simulationSays: (runs) =>
    `公式给出两头，以及长年累月的平均。模型本身再跑 ${runs} 次，每次在随机的时刻出故障。误报只在足够常见时才去数。`,
  runMany: (runs) => `跑 ${runs} 次模型`,

  take: '带走',
  takeKinds: { haproxy: 'HAProxy', pod: 'Pod', yaml: '场景', link: '链接' },
  takeSays: {
    haproxy: '写在 backend 里。不写 timeout check，就以检查间隔为超时。',
    pod: '写在容器的定义里',
    yaml: '把这次运行写成场景',
    link: '带着这些数值的页面',
  },
};

function lateText(chance: number): string {
  if (chance >= 0.0005) return `有 ${formatShare(chance, 'zh-cn')} 的应答超时`;
  return `每 ${formatNumber(Number((1 / chance).toPrecision(2)), 'zh-cn')} 次应答有一次超时`;
}
