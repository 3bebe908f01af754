/** 图和句子里的中文文字。 */
import { formatNumber } from '../../src/narration/digits.ts';
import { formatSeconds } from '../../src/narration/numbers.ts';
import { zhCn as kit } from '../kit/strings.zh-cn.ts';
import type { HealthStrings } from './strings.en.ts';

export const zhCn: HealthStrings = {
  ...kit,
  title: '健康检查',
  probeNames: { startup: '启动探针', liveness: '存活探针', readiness: '就绪探针' },
  thresholdShort: '失败几次才算',
  timeoutShort: '超时',
  anotherSeed: '换个种子',
  tooLong: '这次运行太长，一张图放不下。请让它早点结束。',
  unnoticed: ({ us, most, of }) => {
    const failed = most === 0 ? '没有一次检查赶上' : `最多连续失败 ${most} 次`;
    return `目标有 ${formatSeconds(us, 'zh-cn')}不可用，没有人发现。${failed}，而阈值是 ${of} 次。`;
  },
  rows: {
    truth: '目标',
    health: '检查',
    verdict: '判定',
    startup: '启动',
    liveness: '存活',
    readiness: '就绪',
    life: '容器',
    ready: '端点',
  },
  bands: {
    serving: ['正常服务', '正常'],
    slow: ['正常，但是慢', '慢'],
    hung: ['卡死：不应答', '卡死'],
    dead: ['已崩溃：拒绝连接', '已崩溃', '崩溃'],
    failing: ['应答说不正常', '报告故障', '故障'],
    starting: ['启动中'],
    gone: ['没有进程', '无'],
    healthy: ['健康：在用', '健康'],
    doubted: ['存疑，仍在用', '存疑'],
    unhealthy: ['不健康：已摘除', '不健康', '摘除'],
    hoped: ['还没放回', '未回'],
    running: ['在运行，启动未完成', '未启动完'],
    started: ['已启动'],
    terminating: ['已发 SIGTERM，还没结束', 'SIGTERM'],
    waiting: ['退避：等着重启', '退避'],
    ready: ['在端点里：有请求', '在'],
    notReady: ['不在端点里：没有请求', '不在'],
  },
  restarted: (times) => `第 ${times} 次重启`,
  gaps: {
    blind: (us) => [`${us} 坏了还在用`, `${us} 没发现`, us],
    idle: (us) => [`${us} 好了还没用上`, us],
    needless: (us) => [`误报：${us} 白白摘除`, `误报：${us}`, us],
    unrestarted: (us) => [`${us} 之后才开始重启`, us],
  },
  andMore: (us) => `≥ ${us}`,
  alarm: '误报',
  needlessRestart: '白重启',
  outcomes: {
    answered: '有应答',
    refused: '连接被拒绝',
    timeout: '超时没有应答',
    failing: '应答说不正常',
    open: '还没结束',
    dropped: '容器先结束了',
  },
  legend: '图例',
  counterLegend: '连续失败次数 / 所需次数',
  pictureSays: ({ until, bands, checks, bad }) =>
    `${until}。${bands.join('。')}。共检查 ${formatNumber(checks, 'zh-cn')} 次，失败 ${formatNumber(bad, 'zh-cn')} 次。`,
  bandSays: (row, words) => `${row}：${words.join('，')}`,
  from: (what, at) => `${at}起${what}`,
};
