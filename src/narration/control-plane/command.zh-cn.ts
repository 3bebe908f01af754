import type { HostId } from '../../models/control-plane/names.ts';
import { formatSetting, formatWritten, joinHan } from '../numbers.ts';
import type { Target, TargetCommand } from './command.ts';
import type { ControlPlaneFactOf, Duty } from './facts.ts';
import { at, dutiesZhCn, list } from './words.zh-cn.ts';

const ON_HOSTS: Readonly<Record<TargetCommand, string>> = {
  crash: '断电',
  restart: '恢复供电并启动',
  pause: '停住，所有进程都不再运行',
  resume: '恢复运行',
  hang: '卡死',
  recover: '恢复运行',
  stop: '停止',
  drain: '腾空：上面的控制平面进程依次正常停止',
};

const ON_PROCESSES: Readonly<Record<TargetCommand, string>> = {
  crash: '崩溃',
  restart: '重新启动',
  pause: '暂停，不再执行任何代码',
  resume: '恢复运行',
  hang: '卡死：还接受连接，却不再应答',
  recover: '恢复应答',
  stop: '收到停止信号',
  drain: '腾空',
};

/** What somebody does, and what it hits. */
export function commandZhCn({ command, duties }: ControlPlaneFactOf<'command'>): string {
  switch (command.type) {
    case 'partition':
      return `网络分区：${command.groups.map((group) => list(group)).join(' | ')}。${were(duties, '')}`;
    case 'heal':
      return '网络恢复连通。';
    case 'expire':
      return `${list(command.hosts)} 上的证书过期，没有组件再信任它们。${were(duties, '')}`;
    case 'upgrade':
      return `${command.host} 的 API 服务器升级到 ${command.to}：清单改了，kubelet 重新启动它。`;
    case 'slowDisk':
      return `从现在起，${list(command.hosts)} 的磁盘写一次要 ${formatWritten(command.to, 'zh-cn', formatSetting)}。${were(duties, '')}`;
    case 'other':
      return `指令：${command.text}。`;
    default:
      return `${happens(command.type, command.targets)}。${were(duties, '此前')}`;
  }
}

function happens(type: TargetCommand, targets: readonly Target[]): string {
  const isHost = targets.every(({ component }) => component === undefined);
  const names = targets.map(({ component, host }) =>
    component === undefined ? host : at(host, component),
  );
  return joinHan(list(names), (isHost ? ON_HOSTS : ON_PROCESSES)[type]);
}

function were(duties: ReadonlyMap<HostId, readonly Duty[]>, before: string): string {
  const all = [...duties].map(([host, some]) => joinHan(host, `${before}${dutiesZhCn(some)}`));
  return all.length === 0 ? '' : `${all.join('；')}。`;
}
