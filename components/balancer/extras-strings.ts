/** What the extras say. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  strategy: 'Strategy',
  compare: 'Compare with',
  nothing: 'nothing',
  legend: 'Signs',
  signs: {
    believed: 'what the balancer holds it to be',
    real: 'what its process is',
    load: 'in progress',
    held: 'connections it holds',
    waiting: 'waiting',
    out: 'left out by the balancer',
    fail: 'request failed',
    retry: 'failed, given on',
    refused: 'connecting failed',
    check: 'health check: passed, failed',
    fair: 'fair share',
  },
};

const zhCn: typeof en = {
  strategy: '策略',
  compare: '对照',
  nothing: '无',
  legend: '图例',
  signs: {
    believed: '均衡器的判断',
    real: '进程的真实状态',
    load: '处理中的请求',
    held: '持有的连接',
    waiting: '排队',
    out: '均衡器不再选它',
    fail: '请求失败',
    retry: '失败后转交',
    refused: '连接失败',
    check: '健康检查：通过、失败',
    fair: '公平份额',
  },
};

export const EXTRAS_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
