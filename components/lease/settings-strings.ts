/** What the panel of settings says. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  leaseDuration: 'Lease duration',
  renewDeadline: 'Renew deadline',
  retryPeriod: 'Retry period',
  durationHelp: 'With a unit: 15s, 800ms, 2m.',
  candidates: 'Candidates',
  apiLatency: 'API latency, one way',
  restartAfter: 'Restart after exit',
  watchdog: 'Watchdog, past the lease',
  watchdogHelp: 'A time, or off.',
  fencing: 'Fencing',
  fencingSays: 'Work is taken only from the holder',
  release: 'ReleaseOnCancel',
  releaseSays: 'Gives the lease back when it stops in order',
};

const zhCn: typeof en = {
  leaseDuration: '租约时长',
  renewDeadline: '续约时限',
  retryPeriod: '重试间隔',
  durationHelp: '带单位：15s、800ms、2m。',
  candidates: '候选者数',
  apiLatency: 'API 单程延迟',
  restartAfter: '退出后多久重启',
  watchdog: '健康检查，租约期满后',
  watchdogHelp: '时长，或 off。',
  fencing: '防护',
  fencingSays: '只接受持有者的写入',
  release: 'ReleaseOnCancel',
  releaseSays: '正常停止时释放租约',
};

export const SETTINGS_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
