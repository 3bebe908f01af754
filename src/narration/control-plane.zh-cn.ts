/** The sentences of a control plane's run in Chinese. */
import type { Service } from '../models/control-plane/events.ts';
import { CONTROL_PLANE_NAMES } from './control-plane-names.ts';
import { commandZhCn } from './control-plane/command.zh-cn.ts';
import { expectationZhCn } from './control-plane/expectation.zh-cn.ts';
import type { ControlPlaneFactOf, ControlPlanePhrases } from './control-plane/facts.ts';
import { groupsBy } from './control-plane/again.ts';
import { failingOf } from './control-plane/share.ts';
import { apiServers, at, isOne, list, n, OUTCOMES, s, set } from './control-plane/words.zh-cn.ts';
import { formatShare, joinHan } from './numbers.ts';

/** A container is started anew without delay. */
const AT_ONCE_US = 100_000;

/** `故障 10.1 秒后，`. */
const sinceFault = (us: number | undefined): string =>
  us === undefined ? '' : `故障 ${s(us)}后，`;

const PROBES = { startup: '启动探针', liveness: '存活探针' } as const;

export const controlPlaneZhCn: ControlPlanePhrases = {
  start: ({ config }) => {
    const { leader, holders, front, masters, etcdHosts } = config;
    const cm = holders['kube-controller-manager'] ?? '';
    const scheduler = holders['kube-scheduler'] ?? '';
    const leases =
      cm === scheduler
        ? `${cm} 持有控制器管理器和调度器的租约`
        : `控制器管理器的租约由 ${cm} 持有，调度器的由 ${scheduler} 持有`;
    const clients = {
      balancer: `负载均衡器把连接分给 ${n(masters.length)} 个 API 服务器`,
      vrrp: `${masters[0] ?? ''} 应答虚拟 IP`,
      'kube-vip': `${holders['kube-vip'] ?? ''} 应答虚拟 IP`,
      none: `客户端只知道 ${masters[0] ?? ''}`,
    }[front.kind];
    return `一切正常：${leader} 是 etcd 的领导者（${n(etcdHosts.length)} 个成员）；${leases}；${clients}。`;
  },
  command: commandZhCn,
  noEffect: ({ nodes }) => `${list(nodes)} 没有变化。`,
  note: ({ note, node }) =>
    node === undefined ? `备注：${note}。` : `关于 ${node} 的备注：${note}。`,

  etcdLost: ({ hosts, why }) => {
    const reason = {
      noLeader: 'etcd 没有能联系到多数派的领导者，写入只能等待',
      member: '同一主机上的成员已停',
      leaderDisk: 'etcd 的领导者在等磁盘，写入只能等待',
      memberDisk: '同一主机上的成员在等磁盘',
      cutOff: '多数派在网络的另一侧',
    }[why];
    return `${apiServers(hosts)}用不了 etcd：${reason}。`;
  },
  etcdBack: ({ hosts, afterUs }) =>
    `${apiServers(hosts)}在 ${s(afterUs)}后重新联系到 etcd 的多数派。`,
  etcdElects: ({ host, term, voters, first, afterUs }) => {
    const wins = `得到 ${list(voters)} 的选票，在任期 ${n(term)} 成为 etcd 的领导者。`;
    const who = {
      itself: `${host} 的选举超时最先到期，它发起选举，${wins}`,
      other: `${first ?? ''} 的选举超时最先到期，当选的却是 ${host}：${wins}`,
      nobody: `${host} 发起选举，${wins}`,
    }[first === undefined ? 'nobody' : first === host ? 'itself' : 'other'];
    return `${who}${afterUs === undefined ? '' : `etcd 有 ${s(afterUs)}没有领导者。`}`;
  },
  etcdStepsDown: ({ host, timeoutUs }) =>
    `${host} 已有一个选举超时（${set(timeoutUs)}）没有收到多数派的应答，于是退位，不再是 etcd 的领导者。`,
  etcdInVain: ({ hosts, times }) =>
    `${list(hosts)} 发起预投票 ${n(times)} 次，都得不到多数派，任期不变。`,
  etcdFollows: ({ host, leader, term }) =>
    leader === undefined
      ? `${host} 在任期 ${n(term)} 重新成为跟随者。`
      : `${host} 收到 etcd 领导者 ${leader}（任期 ${n(term)}）的消息，跟随它。`,

  diskWaits: ({ host, isLeader, times, isLate }) => {
    const who = isLeader ? `etcd 领导者 ${host} 在等磁盘` : `${host} 的 etcd 成员在等磁盘`;
    const what = isLeader ? '写完之前，不发心跳，也不计时' : '写完之前，谁也不答，也不计时';
    const again = times > 1 ? `已有 ${n(times)} 次。` : '';
    const late = isLate
      ? '它还是领导者，运行日志里会有“leader failed to send out heartbeat on time”。'
      : '';
    return `${who}：${what}。${again}${late}`;
  },
  diskFree: ({ host, afterUs, leader }) =>
    leader === undefined
      ? `${host} 的 etcd 成员花了 ${s(afterUs)}，才把积下的写完。`
      : `${host} 花了 ${s(afterUs)}，才把积下的写完。etcd 的领导者早已换成 ${leader}。`,

  apiFails: ({ hosts, timeoutUs }) =>
    `从现在起，${apiServers(hosts)}不再通过 /livez 和 /readyz：etcd 已有 ${set(timeoutUs)}没有应答。`,
  apiRestarts: ({ host, because, periodUs, afterUs, isKilled, servesUs }) => {
    const back = servesUs === undefined ? '' : `再过 ${s(servesUs)}，它恢复应答。`;
    if (!because)
      return afterUs === undefined || afterUs < AT_ONCE_US
        ? `${host} 的 kubelet 立刻启动 API 服务器。${back}`
        : `${sinceFault(afterUs)}${host} 的 kubelet 启动 API 服务器。${back}`;
    const { probe, reason, count } = because;
    const why = `${PROBES[probe]}每 ${set(periodUs)}一次，已连续失败 ${n(count)} 次（${reason === 'failing' ? '应答说有故障' : OUTCOMES[reason]}）`;
    const killed = isKilled ? '它没有按时退出，被强行杀掉。' : '';
    const since = afterUs === undefined ? '' : `出故障 ${s(afterUs)}后，`;
    return `${host} 的 API 服务器${since}由 kubelet 重启：${why}。${killed}${back}`;
  },
  backOff: ({ host, forUs }) =>
    `${host} 的 kubelet 要等 ${set(forUs)}才再次启动 API 服务器（CrashLoopBackOff）。`,

  balancerOut: ({ host, reason, count, afterUs, check }) =>
    `${afterUs === undefined ? `负载均衡器摘除 ${host}` : `${host} 出故障 ${s(afterUs)}后，负载均衡器摘除它`}：每 ${set(check.intervalUs)}检查一次，已连续失败 ${n(count)} 次（${OUTCOMES[reason]}）。`,
  balancerIn: ({ host, count, afterUs }) =>
    `${afterUs === undefined ? '' : `恢复 ${s(afterUs)}后，`}负载均衡器重新向 ${host} 分配连接：检查已连续成功 ${n(count)} 次。`,

  takesOver: ({ component, host, because, before, idleUs, durationUs }) => {
    const why = {
      expired: `${before === host ? `${host} 上原来的进程` : `${before ?? ''} `}已有 ${set(durationUs)}没有续约`,
      free: '租约已无人持有',
      created: '此前没有租约',
      named: '租约上写的正是这个进程',
    }[because];
    const idle = idleUs === undefined ? '' : `${idleZhCn(component, s(idleUs))}。`;
    return joinHan(at(host, component), `取得租约：${why}。${idle}`);
  },
  losesLease: ({ host, components, deadlineUs }) => {
    const names = CONTROL_PLANE_NAMES['zh-cn'].elected;
    const who = joinHan(`${host} 的`, list(components.map((one) => names[one])));
    return joinHan(who, `有 ${set(deadlineUs)}没能续约（renewDeadline），不再领导，进程退出。`);
  },
  releases: ({ host, component }) =>
    joinHan(at(host, component), '退出前释放租约，后继者不必等它到期。'),
  leaves: ({ host, component }) =>
    joinHan(at(host, component), '退出时不释放租约，后继者要等它到期。'),
  processBack: ({ host, component, afterUs }) =>
    joinHan(at(host, component), `在 ${s(afterUs)}后由 kubelet 重新启动。`),

  endpointRemoved: ({ hosts, afterUs, isOwn, ttlUs }) => {
    if (isOwn)
      return `${list(hosts)} 的 API 服务器退出前，从 Service kubernetes 的端点中删掉自己的地址。`;
    return `${sinceFault(afterUs)}另一个 API 服务器把 ${list(hosts)} 从 Service kubernetes 的端点中删去：它在 etcd 里的键（TTL ${set(ttlUs)}）已过期。`;
  },
  endpointAdded: ({ hosts }) => `${list(hosts)} 回到 Service kubernetes 的端点中。`,

  nodeNotReady: ({ hosts, afterUs, graceUs }) =>
    `${sinceFault(afterUs)}控制器管理器把 ${list(hosts)} 判为 NotReady：超过 ${set(graceUs)}没有看到节点租约更新。`,
  nodeReady: ({ hosts }) => `${list(hosts)} 恢复 Ready。`,
  podsEvicted: ({ host, pods, afterUs, tolerationUs }) =>
    `${afterUs === undefined ? '' : `判为 NotReady ${s(afterUs)}后，`}${host} 上的 ${n(pods)} 个 Pod 被驱逐：它们只容忍 ${set(tolerationUs)}。`,
  podsReplaced: ({ host, pods, afterUs }) =>
    `${sinceFault(afterUs)}顶替 ${host} 上 ${n(pods)} 个 Pod 的新 Pod 已在别处运行。`,

  virtualIp: virtualIpZhCn,
  outage: ({ levels }) =>
    `从现在起，${levels.map(({ service, share }) => lostZhCn(service, share)).join('，')}。`,
  restored: ({ levels }) => {
    const all = groupsBy(levels, ({ afterUs }) => s(afterUs)).map(([time, some]) => {
      const what = some.map(({ service, share }) => backZhCn(service, share)).join('，');
      return `${what}，此前中断 ${time}`;
    });
    return `${all.join('；')}。`;
  },

  violated: ({ property, nodes }) => {
    const names: Readonly<Record<string, string>> = CONTROL_PLANE_NAMES['zh-cn'].properties;
    return `违反“${names[property] ?? property}”（${list(nodes)}）。`;
  },
  expected: expectationZhCn,
};

function idleZhCn(component: string, time: string): string {
  switch (component) {
    case 'kube-scheduler':
      return `此前 ${time}没有 Pod 得到调度`;
    case 'kube-controller-manager':
      return `控制器此前停工 ${time}`;
    default:
      return `虚拟 IP 随之移来，此前 ${time}无人应答`;
  }
}

function virtualIpZhCn({ holders, before, afterUs, by }: ControlPlaneFactOf<'virtualIp'>): string {
  if (holders.length === 0) return '没有主机应答虚拟 IP。';
  if (!isOne(holders)) {
    return `${sinceFault(afterUs)}${list(holders)} 都应答虚拟 IP：它们彼此听不到。`;
  }
  if (before.length > 1) return `只剩 ${list(holders)} 应答虚拟 IP：它的优先级最高。`;
  const why = { vrrp: '它听不到优先级更高的主机', 'kube-vip': '它持有 kube-vip 的租约' }[by];
  return `${sinceFault(afterUs)}改由 ${list(holders)} 应答虚拟 IP：${why}。`;
}

function lostZhCn(service: Service, share: number): string {
  switch (service) {
    case 'connections': {
      if (share === 0) return '新连接全部失败';
      const part = failingOf(share);
      return part
        ? `每 ${n(part.of)} 条新连接有 ${n(part.failing)} 条失败`
        : `${formatShare(1 - share, 'zh-cn')} 的新连接失败`;
    }
    case 'reads':
      return '不能读';
    case 'writes':
      return '不能写';
    case 'scheduling':
      return '没有 Pod 得到调度';
    case 'controllers':
      return '控制器停工';
  }
}

function backZhCn(service: Service, share: number): string {
  switch (service) {
    case 'connections':
      return share === 1 ? '新连接全部恢复' : `新连接只恢复一部分：${lostZhCn(service, share)}`;
    case 'reads':
      return '恢复读取';
    case 'writes':
      return '恢复写入';
    case 'scheduling':
      return '恢复调度';
    case 'controllers':
      return '控制器恢复工作';
  }
}
