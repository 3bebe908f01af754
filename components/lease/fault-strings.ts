/** What the menus of candidates and of the API server say, beside the names of commands. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  release: 'Stop it in order (SIGTERM)',
  hang: 'Hang its election loop',
  noAnswer: 'Let the API give it no answer',
  reconnect: 'Let the API answer it again',
  takeOver: (id: string): string => `Edit the Lease: holder ${id}`,
  clock: 'Its clock…',
  fast: 'Runs half as fast again (× 1.5)',
  ahead: 'Set 20 s ahead',
  right: 'Set it right',
  outage: 'Refuse connections',
  restore: 'Accept connections again',
  slow4: 'Requests take 4 s longer',
  slow6: 'Requests take 6 s longer',
  fastAgain: 'Fast again',
};

const zhCn: typeof en = {
  release: '让它正常停止（SIGTERM）',
  hang: '卡死它的选举循环',
  noAnswer: '让 API 不再应答它',
  reconnect: '让 API 重新应答它',
  takeOver: (id) => `手工改 Lease：持有者 ${id}`,
  clock: '它的时钟…',
  fast: '走快一半（× 1.5）',
  ahead: '拨快 20 秒',
  right: '调准',
  outage: '拒绝连接',
  restore: '重新接受连接',
  slow4: '请求多花 4 秒',
  slow6: '请求多花 6 秒',
  fastAgain: '恢复正常',
};

export const LEASE_FAULT_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
