import { zhCn as partsZhCn } from './part-strings.zh-cn.ts';
import { clockMs, formatNumber } from '../../src/narration/digits.ts';
import type { KitStrings } from './strings.en.ts';

export const zhCn: KitStrings = {
  ...partsZhCn,
  ms: (us) => `${formatNumber(clockMs(us), 'zh-cn')} ms`,

  transport: '播放控制',
  rewind: '回到开头',
  back: '退回上一个事件',
  play: '播放',
  pause: '暂停',
  step: '前进到下一个事件',
  speed: '速度',
  speedSays: (there) => `这里 1 秒 = 那里 ${there}`,
  time: '时间',
  timeSays: (at, end) => `${at}，共 ${end}`,

  view: '视图',

  story: '发生了什么',
  showStory: '显示全部经过',
  hideStory: '只看最后一句',
  nothingYet: '还什么都没发生。按播放开始。',
  goTo: (at) => `跳到 ${at}`,

  checked: '一直在检查',
  events: (count) => `${count} 个事件`,
  brokenAt: (at) => `${at} 时违反`,
  goThere: '去看看',

  forked: (at) => `从 ${at} 起是你的版本`,
  undo: '撤销',
  modified: '规则已改',
  endedEarly: (role, at) => `运行在 ${at} 结束：场景要对${role}下手，而此刻一个也没有。`,

  menuOf: (what) => `对 ${what} 做什么`,
  close: '关闭',
  backToMenu: '返回',

  machine: '状态机',

  seed: '种子',
  seedIs: (seed) => `种子 ${seed}`,
  nextSeed: '换下一个种子',
  scenario: '场景',
  ownScenario: '你自己的场景',

  comma: '，',
  noLeader: (length, hasRoom) => `${hasRoom ? '没有领导者 ' : ''}${ungrouped(length)}`,
  twoLead: (length, hasRoom) => `${hasRoom ? '两个领导者 ' : ''}${ungrouped(length)}`,

  openLab: '在实验室中打开',
  share: '分享',
  shareTitle: '分享这一刻',
  shareLink: '这一刻的链接',
  shareScenario: '场景（YAML）',
  tooLong: '改动太多，链接装不下。请改为分享下面的场景。',
  downloadTrace: '轨迹（JSON Lines）',
  downloadPicture: '图片（SVG）',

  damagedLink: '链接已损坏，这里显示的是原来的场景。',
  damagedMoment: (text) => `链接里的时刻（“${text}”）无效，这里显示的是第一刻。`,
  unknownScenario: (name) => `没有叫“${name}”的场景，这里显示的是第一个。`,

  edit: '编辑',
  run: '运行',
  scenarioText: '场景，可编辑',
};

/** Chinese does not set thousands apart. */
function ungrouped(length: string): string {
  return length.replace(/(?<=\d)\u202f(?=\d)/, '');
}
