/** What stands in the pictures, and what it is called aloud. It comes with the engine, not with the page. */
import type { Component } from '../../src/models/control-plane/names.ts';
import { clockMs } from '../../src/narration/digits.ts';
import type { Language } from '../../src/narration/language.ts';
import type { Finding, GanttWords, LayerName } from '../../src/view/control-plane-gantt.ts';
import type { Deed } from '../../src/view/control-plane-history.ts';
import type {
  LayerProcess,
  LayersFront,
  LayersWords,
  LayerWorker,
  ProcessLook,
} from '../../src/view/control-plane-layers.ts';
import { secondsText } from '../../src/view/seconds-text.ts';

export type PictureWords = LayersWords & GanttWords;

const clock = (us: number): string => (clockMs(us) / 1000).toFixed(3);
const told = (parts: readonly (string | false)[], comma: string): string =>
  parts.filter((part) => part !== false && part !== '').join(comma);

/** `1 in 3`: the share of connections that fail. */
function fraction(missing: number): readonly [number, number] | undefined {
  for (let of = 2; of <= 7; of += 1) {
    const part = missing * of;
    if (Math.abs(part - Math.round(part)) < 0.01) return [Math.round(part), of];
  }
  return undefined;
}

const hostsOf = (on: readonly string[], and: string): string =>
  on.length > 3 ? `${on.slice(0, 2).join(', ')} …` : on.join(and);

const SHORT: Readonly<Record<Component, string>> = {
  etcd: 'etcd',
  'kube-apiserver': 'API',
  'kube-controller-manager': 'KCM',
  'kube-scheduler': 'sched',
  'kube-vip': 'VIP',
  // Its note is the state of its node.
  kubelet: 'node',
};

const enNames: Readonly<Record<Component, string>> = {
  ...SHORT,
  'kube-apiserver': 'API server',
  'kube-controller-manager': 'controllers',
  'kube-scheduler': 'scheduler',
  'kube-vip': 'kube-vip',
  kubelet: 'kubelet',
};

const enLooks: Readonly<Record<ProcessLook, string>> = {
  leader: 'leads',
  idleLeader: 'leads, cannot act',
  follower: 'follows',
  candidate: 'candidate',
  standby: 'standby',
  stopped: 'stopped',
  paused: 'stands still',
  waiting: 'waits for disk',
  down: 'dead',
  serving: 'serves',
  failing: 'not healthy',
  hung: 'hangs',
  dead: 'dead',
  starting: 'starts',
  expired: 'expired',
  running: 'runs',
};

const enLayers: Readonly<Record<LayerName, string>> = {
  connections: 'new connections',
  reads: 'reads',
  writes: 'writes',
  etcd: 'etcd leader',
  rotation: 'balancer’s list',
  virtualIp: 'virtual IP',
  controllers: 'controllers',
  scheduling: 'scheduling',
  endpoints: 'endpoints',
  restarts: 'API servers',
  nodes: 'node status',
  pods: 'Pods',
};

function enFinding(finding: Finding): readonly string[] {
  const { layer, look, hosts, share, lengthUs, isOver, by } = finding;
  const length = secondsText(lengthUs);
  const who = hostsOf(hosts, ', ');
  const still = isOver ? '' : ' so far';
  switch (layer) {
    case 'connections': {
      const part = fraction(1 - share);
      const fails = part ? enFails(part) : 'some fail';
      return [
        look === 'none' ? `none for ${length}${still}` : `${fails} for ${length}${still}`,
        length,
      ];
    }
    case 'reads':
    case 'writes':
      return [`none for ${length}${still}`, length];
    case 'etcd':
    case 'controllers':
    case 'scheduling':
    case 'virtualIp':
      if (look === 'partly') return [`at ${hosts.join(' and ')}`, length];
      return isOver && by !== undefined
        ? [`${by} after ${length}`, `${by} ${length}`, length]
        : [`nobody for ${length}${still}`, length];
    case 'rotation':
      return look === 'out'
        ? [`${who} out after ${length}`, `${who} ${length}`, length]
        : [`${who} still in it`, who];
    case 'endpoints':
      return look === 'out'
        ? [`${who} removed after ${length}`, `${who} ${length}`, length]
        : [`${who} still listed`, who];
    case 'restarts':
      return isOver
        ? [`${who} away for ${length}`, `${who} ${length}`, length]
        : [`${who} away`, who];
    case 'nodes':
      return look === 'out'
        ? [`${who} NotReady after ${length}`, `${who} ${length}`, length]
        : [`${who} still Ready`, who];
    case 'pods': {
      const pods = `${String(share)} ${share === 1 ? 'Pod' : 'Pods'}`;
      return isOver ? [`${pods} moved in ${length}`, pods] : [`${pods} run nowhere`, pods];
    }
  }
}

function enDeed({ name, on }: Deed): string {
  const hosts = hostsOf(on, ', ');
  const isProcess = on.some((one) => one.includes('@') && !one.startsWith('certificates@'));
  const many = on.length > 1;
  const verb = (one: string, more: string): string => `${hosts} ${many ? more : one}`;
  switch (name) {
    case 'crash':
      return isProcess ? verb('crashes', 'crash') : verb('loses power', 'lose power');
    case 'restart':
      return isProcess ? verb('starts', 'start') : verb('has power again', 'have power again');
    case 'pause':
      return verb('stands still', 'stand still');
    case 'resume':
      return verb('goes on', 'go on');
    case 'hang':
      return verb('hangs', 'hang');
    case 'recover':
      return verb('recovers', 'recover');
    case 'stop':
      return verb('is stopped', 'are stopped');
    case 'drain':
      return verb('is drained', 'are drained');
    case 'partition':
      return on.length > 0 ? verb('is cut off', 'are cut off') : 'partition';
    case 'heal':
      return 'the network is whole again';
    case 'expire':
      return `certificates of ${on.map((one) => one.replace('certificates@', '')).join(', ')} expire`;
    case 'upgrade':
      return verb('is upgraded', 'are upgraded');
    case 'slowDisk':
      return `disk of ${hosts} changes`;
    default:
      return name;
  }
}

const en: PictureWords = {
  component: (component) => [enNames[component], SHORT[component]],
  processNote: (process) => enNote(process),
  shortNote: (process) => shortNote(process, enNote(process), `term ${String(process.term ?? 0)}`),
  processSays: (process) =>
    `${enNames[process.component]}: ${seenFirst(enNote(process), enNote(process, true), ', ')}`,
  hostNote: (host) =>
    host.is === 'down'
      ? 'no power'
      : host.is === 'cutOff'
        ? 'cut off'
        : host.isLeaving
          ? 'drained'
          : host.holdsAddress
            ? 'virtual IP'
            : '',
  hostSays: (host) =>
    told(
      [
        host.id,
        en.hostNote(host),
        host.isLeaving && host.is !== 'up' && 'drained',
        host.isInRotation && 'gets new connections',
      ],
      ', ',
    ),
  frontLabel: ({ kind }) =>
    kind === 'balancer'
      ? 'load balancer'
      : kind === 'none'
        ? 'clients'
        : `virtual IP (${kind === 'vrrp' ? 'VRRP' : 'kube-vip'})`,
  frontNote: (front) => enFront(front),
  frontSays: (front) => `${en.frontLabel(front)}: ${enFront(front)}`,
  workerNote: (worker) => enWorker(worker),
  workerSays: (worker) =>
    told(
      [
        worker.id,
        enWorker(worker),
        worker.isReady && 'Ready',
        worker.isDown && 'no power',
        worker.isCutOff && 'cut off',
      ],
      ', ',
    ),
  workersNote: ({ all, ready, pods }) =>
    `${String(all)} workers: ${String(ready)} Ready, ${String(all - ready)} NotReady, ${String(pods)} Pods`,
  layersSay: (atUs, { front, hosts, workers }) =>
    `Control plane at ${clock(atUs)}\u00a0s: ${[front, ...hosts, workers].join('; ')}`,
  layers: enLayers,
  finding: enFinding,
  deed: enDeed,
  total: (layer, ms) => totalText(layer, ms),
  totals: 'in all',
  laneSays: (layer, total, findings) =>
    `${enLayers[layer]}: ${findings.length > 0 ? findings.join(', ') : 'nothing amiss'} (${total})`,
  ganttSays: (atUs, lanes) => `Who noticed when, up to ${clock(atUs)}\u00a0s: ${lanes.join('; ')}`,
};

function enNote(process: LayerProcess, isAloud = false): string {
  const { component, look, isGood, term } = process;
  if (component === 'etcd') {
    if (look === 'down' || look === 'paused' || look === 'waiting') return enLooks[look];
    const inTerm = `term ${String(term ?? 0)}`;
    if (look === 'leader') return `leads ${inTerm}`;
    return isAloud ? `${inTerm}, ${enLooks[look]}` : inTerm;
  }
  if (component === 'kube-apiserver') {
    const isUp = look === 'serving' || look === 'failing' || look === 'expired';
    if (look === 'expired') return isAloud ? 'its certificate has expired' : 'cert. expired';
    if (!isAloud && isUp && isGood !== true) return 'no etcd';
    return told([isUp && isGood !== true && 'no etcd', enLooks[look]], ', ');
  }
  if (component === 'kubelet') {
    const node = isGood === true ? 'Ready' : 'NotReady';
    const said = look === 'down' && isGood === true ? `still ${node}` : node;
    return isAloud ? `${said}, ${enLooks[look]}` : said;
  }
  return isAloud || look !== 'idleLeader' ? enLooks[look] : 'cannot act';
}

function enFront({ kind, isChecked, holders, share }: LayersFront): string {
  if (kind === 'vrrp' || kind === 'kube-vip') {
    return holders.length === 0 ? 'held by nobody' : `held by ${holders.join(' and ')}`;
  }
  const part = fraction(1 - share);
  const answers =
    share >= 1
      ? 'all connections answered'
      : share <= 0
        ? 'no connection answered'
        : part
          ? enFails(part)
          : 'some fail';
  return kind === 'balancer' && !isChecked ? `${answers}, no checks` : answers;
}

const enFails = ([some, all]: readonly [number, number]): string =>
  `${String(some)} in ${String(all)} ${some === 1 ? 'fails' : 'fail'}`;

function enWorker({ isReady, pods, isDown, isCutOff }: LayerWorker): string {
  const node = isReady ? 'Ready' : 'NotReady';
  return `${isDown || isCutOff || !isReady ? `${node}, ` : ''}${String(pods)} Pods`;
}

const zhNames: Readonly<Record<Component, string>> = {
  etcd: 'etcd',
  'kube-apiserver': 'API 服务器',
  'kube-controller-manager': '控制器管理器',
  'kube-scheduler': '调度器',
  'kube-vip': 'kube-vip',
  kubelet: 'kubelet',
};
const zhShort: Readonly<Record<Component, string>> = {
  ...zhNames,
  'kube-apiserver': 'API',
  'kube-controller-manager': '控制器',
  'kube-vip': 'VIP',
  kubelet: '节点',
};

const zhLooks: Readonly<Record<ProcessLook, string>> = {
  leader: '领导者',
  idleLeader: '领导者，动不了',
  follower: '跟随者',
  candidate: '拉票中',
  standby: '待命',
  stopped: '已停止',
  paused: '停顿',
  waiting: '等磁盘',
  down: '已死',
  serving: '正常服务',
  failing: '自称不健康',
  hung: '卡死',
  dead: '已死',
  starting: '启动中',
  expired: '证书过期',
  running: '运行中',
};

const zhLayers: Readonly<Record<LayerName, string>> = {
  connections: '新连接',
  reads: '读',
  writes: '写',
  etcd: 'etcd 领导者',
  rotation: '均衡器名单',
  virtualIp: '虚拟 IP',
  controllers: '控制器',
  scheduling: '调度',
  endpoints: '端点列表',
  restarts: 'API 服务器',
  nodes: '节点状态',
  pods: 'Pod',
};

function zhFinding(finding: Finding): readonly string[] {
  const { layer, look, hosts, share, lengthUs, isOver, by } = finding;
  const length = secondsText(lengthUs);
  const who = hostsOf(hosts, '、');
  const lasting = isOver ? `持续 ${length}` : `已 ${length}`;
  switch (layer) {
    case 'connections': {
      const part = fraction(1 - share);
      const fails = part ? `${String(part[0])}/${String(part[1])} 失败` : '部分失败';
      return [look === 'none' ? `全部失败，${lasting}` : `${fails}，${lasting}`, length];
    }
    case 'reads':
      return [`读不到，${lasting}`, length];
    case 'writes':
      return [`写不进，${lasting}`, length];
    case 'etcd':
    case 'controllers':
    case 'scheduling':
    case 'virtualIp':
      if (look === 'partly') return [`同时在 ${hosts.join(' 和 ')}`, length];
      return isOver && by !== undefined
        ? [`${length} 后由 ${by} 接手`, `${by} ${length}`, length]
        : [`无人接手，${lasting}`, length];
    case 'rotation':
      return look === 'out'
        ? [`${length} 后摘除 ${who}`, `${who} ${length}`, length]
        : [`${who} 仍在名单里`, who];
    case 'endpoints':
      return look === 'out'
        ? [`${length} 后移除 ${who}`, `${who} ${length}`, length]
        : [`${who} 仍在列表里`, who];
    case 'restarts':
      return isOver ? [`${who} 缺席 ${length}`, `${who} ${length}`, length] : [`${who} 缺席`, who];
    case 'nodes':
      return look === 'out'
        ? [`${length} 后 ${who} NotReady`, `${who} ${length}`, length]
        : [`${who} 仍是 Ready`, who];
    case 'pods': {
      const pods = `${String(share)} 个 Pod`;
      return isOver ? [`${pods} ${length} 后另有着落`, pods] : [`${pods} 无处运行`, pods];
    }
  }
}

function zhDeed({ name, on }: Deed): string {
  const hosts = hostsOf(on, '、');
  const isProcess = on.some((one) => one.includes('@') && !one.startsWith('certificates@'));
  const says: Readonly<Record<string, string>> = {
    crash: isProcess ? '崩溃' : '断电',
    restart: isProcess ? '启动' : '恢复供电',
    pause: '停顿',
    resume: '继续运行',
    hang: '卡死',
    recover: '恢复',
    stop: '被停掉',
    drain: '腾空',
    partition: '失去连接',
    upgrade: '升级',
    slowDisk: '磁盘变速',
  };
  if (name === 'heal') return '网络恢复';
  if (name === 'partition' && on.length === 0) return '网络分区';
  if (name === 'expire') {
    return `${on.map((one) => one.replace('certificates@', '')).join('、')} 的证书过期`;
  }
  return `${hosts} ${says[name] ?? name}`;
}

const zhCn: PictureWords = {
  component: (component) => [zhNames[component], zhShort[component]],
  processNote: (process) => zhNote(process),
  shortNote: (process) =>
    process.look === 'idleLeader'
      ? '动不了'
      : shortNote(process, zhNote(process), `任期 ${String(process.term ?? 0)}`),
  processSays: (process) =>
    `${zhNames[process.component]}：${seenFirst(zhNote(process), zhNote(process, true), '，')}`,
  hostNote: (host) =>
    host.is === 'down'
      ? '断电'
      : host.is === 'cutOff'
        ? '失联'
        : host.isLeaving
          ? '已腾空'
          : host.holdsAddress
            ? '虚拟 IP'
            : '',
  hostSays: (host) =>
    told(
      [
        host.id,
        zhCn.hostNote(host),
        host.isLeaving && host.is !== 'up' && '已腾空',
        host.isInRotation && '会分到新连接',
      ],
      '，',
    ),
  frontLabel: ({ kind }) =>
    kind === 'balancer'
      ? '负载均衡器'
      : kind === 'none'
        ? '客户端'
        : `虚拟 IP（${kind === 'vrrp' ? 'VRRP' : 'kube-vip'}）`,
  frontNote: (front) => zhFront(front),
  frontSays: (front) => `${zhCn.frontLabel(front)}：${zhFront(front)}`,
  workerNote: ({ isReady, pods, isDown, isCutOff }) =>
    `${isDown || isCutOff || !isReady ? (isReady ? 'Ready，' : 'NotReady，') : ''}${String(pods)} 个 Pod`,
  workerSays: (worker) =>
    told(
      [
        worker.id,
        zhCn.workerNote(worker),
        worker.isReady && 'Ready',
        worker.isDown && '断电',
        worker.isCutOff && '失联',
      ],
      '，',
    ),
  workersNote: ({ all, ready, pods }) =>
    `${String(all)} 个工作节点：${String(ready)} 个 Ready，${String(all - ready)} 个 NotReady，${String(pods)} 个 Pod`,
  layersSay: (atUs, { front, hosts, workers }) =>
    `${clock(atUs)} s 时的控制平面：${[front, ...hosts, workers].join('；')}`,
  layers: zhLayers,
  finding: zhFinding,
  deed: zhDeed,
  total: (layer, ms) => totalText(layer, ms),
  totals: '合计',
  laneSays: (layer, total, findings) =>
    `${zhLayers[layer]}：${findings.length > 0 ? findings.join('，') : '正常'}（${total}）`,
  ganttSays: (atUs, lanes) => `到 ${clock(atUs)} s 为止，谁何时发现：${lanes.join('；')}`,
};

function zhNote(process: LayerProcess, isAloud = false): string {
  const { component, look, isGood, term } = process;
  if (component === 'etcd') {
    if (look === 'down' || look === 'paused' || look === 'waiting') return zhLooks[look];
    const inTerm = `任期 ${String(term ?? 0)}`;
    if (look === 'leader') return `${zhLooks[look]}，${inTerm}`;
    return isAloud ? `${inTerm}，${zhLooks[look]}` : inTerm;
  }
  if (component === 'kube-apiserver') {
    const isUp = look === 'serving' || look === 'failing';
    if (!isAloud && isUp && isGood !== true) return '无 etcd';
    return told([isUp && isGood !== true && '无 etcd', zhLooks[look]], '，');
  }
  if (component === 'kubelet') {
    const node = isGood === true ? 'Ready' : 'NotReady';
    const said = look === 'down' && isGood === true ? `仍 ${node}` : node;
    return isAloud ? `${said}，${zhLooks[look]}` : said;
  }
  return zhLooks[look];
}

function zhFront({ kind, isChecked, holders, share }: LayersFront): string {
  if (kind === 'vrrp' || kind === 'kube-vip') {
    return holders.length === 0 ? '无人持有' : `由 ${holders.join(' 和 ')} 持有`;
  }
  const part = fraction(1 - share);
  const answers =
    share >= 1
      ? '连接都有应答'
      : share <= 0
        ? '连接都没有应答'
        : part
          ? `${String(part[0])}/${String(part[1])} 的连接失败`
          : '部分连接失败';
  return kind === 'balancer' && !isChecked ? `${answers}，不做检查` : answers;
}

/** What is said aloud begins with what is seen, so that one can be called by it. */
function seenFirst(seen: string, aloud: string, comma: string): string {
  return aloud.startsWith(seen) ? aloud : `${seen}${comma}${aloud}`;
}

/** That a member leads, its sign says. */
function shortNote({ component, look }: LayerProcess, note: string, term: string): string {
  return component === 'etcd' && look === 'leader' ? term : note;
}

/** What nobody has missed is nothing; what nobody has found out is not there yet. */
function totalText(layer: LayerName, ms: number | undefined): string {
  const isService = SERVICES.includes(layer);
  if (ms === undefined) return isService ? '0' : '–';
  return ms === 0 ? '0' : secondsText(ms * 1000);
}

const SERVICES: readonly LayerName[] = [
  'connections',
  'reads',
  'writes',
  'controllers',
  'scheduling',
];

export const PICTURE_WORDS: Readonly<Record<Language, PictureWords>> = { en, 'zh-cn': zhCn };
