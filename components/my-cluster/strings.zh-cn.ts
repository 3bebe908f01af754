import type { RangeMs } from '../../src/scenario/control-plane/clocks.ts';
import { formatNumber, formatSetting } from '../../src/narration/numbers.ts';
import { length, range } from '../health/say.ts';
import { zhCn as parts } from '../kit/part-strings.zh-cn.ts';
import { zhCnNumbers } from '../lease-calculator/number-strings.zh-cn.ts';
import { shownFields } from './shown.ts';
import type { ClusterStrings } from './strings.en.ts';

const set = (ms: number): string => formatSetting(ms * 1000, 'zh-cn');
const span = ({ min, max }: RangeMs): string =>
  range({ minUs: min * 1000, maxUs: max * 1000 }, 'zh-cn');
const poll = ({ retryMs }: { retryMs: number }): string => set(Math.round(retryMs * 2.2));

const TOPOLOGY_NAMES = { stacked: '堆叠', external: '外部' };
const FRONT_NAMES = {
  balancer: '负载均衡器',
  'kube-vip': 'kube-vip',
  vrrp: 'keepalived',
  none: '什么也没有',
};
const FIELDS = {
  masters: '控制平面节点',
  members: 'etcd 成员',
  heartbeat: '心跳间隔',
  election: '选举超时',
  roundTrip: 'etcd 成员之间的往返',
  request: 'API 请求耗时',
  leaseDuration: '租约时长',
  renewDeadline: '续约时限',
  retryPeriod: '重试间隔',
  checkInterval: '检查间隔',
  checkTimeout: '检查超时',
  checkFall: '失败几次就摘掉',
  checkRise: '成功几次就放回',
  vipLeaseDuration: 'kube-vip 的租约时长',
  vipRenewDeadline: 'kube-vip 的续约时限',
  vipRetryPeriod: 'kube-vip 的重试间隔',
  nodeMonitorPeriod: '多久看一遍节点',
  nodeMonitorGracePeriod: '节点宽限期',
  toleration: '容忍时长',
};

export const zhCn: ClusterStrings = {
  ...parts,
  wordSpace: '',
  calculator: zhCnNumbers,

  title: '我的集群',
  lead: '把你的集群填一次，下面每个数字都按它算。设置都记在地址里：存个书签，或者把链接放进运维手册。',
  yours: '你的集群',
  preset: '从哪个发行版开始',
  presetSources: '这些默认值的出处',
  agents: 'agent 不走这个负载均衡器：每个 agent 自带一个，每秒看一遍自己的服务器，这里没有算它。',
  topology: 'etcd',
  topologies: TOPOLOGY_NAMES,
  front: 'API 服务器前面',
  fronts: FRONT_NAMES,
  groups: {
    size: '规模',
    etcd: 'etcd',
    network: '实测',
    lease: '控制器管理器和调度器的租约',
    front: 'API 服务器前面有什么',
    nodes: '节点和 Pod',
  },
  fieldNames: FIELDS,
  fieldNotes: {
    masters: '跑 API 服务器的机器，1～7 台',
    members: '单独的机器，1～7 台',
    roundTrip: '例如 2ms 或 2-6ms',
    request: '一来一回，例如 4-12ms',
    toleration: 'NotReady 和 unreachable 的，按秒',
  },
  changes: (of, preset) => `有 ${of} 项和 ${preset} 的默认值不一样。`,
  undoChanges: '全部改回默认值',
  unreadable: (fields) => `${fields.join('、')}：读不懂。要用到的结果标了出来，其余照算。`,
  ignored: ({ key, value, why, choices }) =>
    ({
      unknown: `地址里的“${key}”这个页面不认识，没有用它。`,
      second: `地址里的 ${key} 不止一个，用的是第一个，${key}=${value} 没有用。`,
      choice: `地址里写着 ${key}=${value}，可这里只能是 ${choices.join('、')}，所以用了默认值。`,
    })[why],

  described: (reading, preset) => [
    `${preset}，${TOPOLOGY_NAMES[reading.input.topology]} etcd`,
    ...shownFields(reading).map(([field, text]) => `${FIELDS[field]}：${text}`),
    `API 服务器前面：${FRONT_NAMES[reading.input.front]}`,
  ],

  survives: '经得起什么',
  survivesSays: (
    { members, quorum, spareMembers, spareMasters, isEven },
    { topology, masters },
  ) => [
    members === 1
      ? 'etcd 只有一个成员，它没了就什么都写不进去。'
      : `etcd 有 ${members} 个成员，要 ${quorum} 个同意才算数，${spareMembers === 0 ? '所以一个都不能少' : `所以最多可以少 ${spareMembers} 个，少哪个都行`}。`,
    ...(members === 2
      ? ['两个还不如一个：两个缺一不可，能坏的东西却多了一倍。']
      : isEven
        ? [`${members} 个并不比 ${members - 1} 个更经得起：多了一个会坏的，能少的还是那么多。`]
        : []),
    topology === 'stacked'
      ? spareMasters === 0
        ? '控制平面节点一台都不能少：少一台就少一个 etcd 成员。'
        : `控制平面节点可以少 ${spareMasters} 台。`
      : `控制平面节点${masters === 1 ? '只有一台，不能少' : '只要剩下一台就行'}；etcd 的机器${spareMembers === 0 ? '一台都不能少' : `可以少 ${spareMembers} 台`}。`,
  ],
  openQuorum: '在法定人数计算器里打开',
  zone: ({ spread, survives }) =>
    `分在 ${spread.length} 个可用区（${spread.join(' + ')}）：${survives ? '少哪个可用区都行' : '有的可用区一没，etcd 就停'}。`,

  rules: '踩了哪些规则',
  noRules: '这里查的规则，一条都没踩。',
  ruleLevels: { unsafe: '不安全。', careful: '小心。', note: '注意。' },
  ruleSays: {
    graceBelowRenewal: ({ clocks }) =>
      `宽限期 ${set(clocks.graceMs)}太短：节点每 10 秒续约一次，控制器管理器每 ${set(clocks.lookMs)}看一遍，好端端的节点也会被判成 NotReady。`,
    oneAddress: () => '客户端只知道一台控制平面节点的地址。那台机器没了，其余的也用不上。',
    electionBelowRoundTrips: ({ clocks, roundTripMs }) =>
      `选举超时 ${set(clocks.electionMs)}不到往返 ${set(roundTripMs.max)}的十倍，没有故障也会丢领导者。etcd 建议至少 ${set(10 * roundTripMs.max)}。`,
    checkBelowAnswer: ({ clocks: { front } }) =>
      front.kind === 'balancer'
        ? `一次检查只等 ${set(front.timeoutMs)}，而这里的回答可能更慢：好好的 API 服务器也会被摘掉。`
        : '',
    electionEmptiesBalancer: ({ clocks }) =>
      `etcd 选举时（最长 ${set(2 * clocks.electionMs)}，甚至更久），每台控制平面节点的 /readyz 都失败，负载均衡器可能把它们一下子全摘掉。检查得慢一些，或者多失败几次再摘。`,
    heartbeatBelowRoundTrip: ({ clocks, roundTripMs }) =>
      `心跳间隔 ${set(clocks.heartbeatMs)}，还不到往返 ${set(roundTripMs.max)}的一半，只会白白多发消息。etcd 建议大约等于一次往返。`,
    graceBelowConnection: ({ clocks }) =>
      `宽限期 ${set(clocks.graceMs)}不比 45 秒长，而 kubelet 要过 45 秒才放弃一条悬着的连接。一台控制平面节点死了，连着它的节点也可能被判成 NotReady。`,
    evenMembers: ({ clocks }) =>
      `${clocks.members} 个成员能经得起的，和 ${clocks.members - 1} 个一样。`,
    fallOne: () => '一次检查失败就摘掉 API 服务器：一个回答晚到就够了。',
    slowTimeout: ({ clocks: { front } }) =>
      front.kind === 'balancer'
        ? `一次检查要等 ${set(front.timeoutMs)}，比间隔 ${set(front.intervalMs)}还长。对着断了电的机器，${front.fall} 次检查每次都得等这么久。`
        : '',
    unevenElection: ({ clocks, writtenElectionMs }) =>
      `etcd 按整次心跳计时：${set(writtenElectionMs)}只算 ${formatNumber(clocks.electionMs / clocks.heartbeatMs, 'zh-cn')} 次 ${set(clocks.heartbeatMs)}，也就是 ${set(clocks.electionMs)}。`,
  },

  failover: '有东西死了之后',
  failoverSays: (oneWay) =>
    `从出事（可能是任何时刻）到办妥要多久。两头由源码和你的设置算出；一条消息走 ${span(oneWay)}：往返的一半，或者请求的四分之一，取大的那个。`,
  what: '办妥的事',
  after: '多久以后',
  unknown: '还算不出',
  rowNames: {
    election: 'etcd 又有领导者，又能写入',
    leaseCrash: '换了控制器管理器或调度器干活：原来那个崩溃了',
    connection: '通往死掉的控制平面节点、悬着的连接被放弃',
    leaseStop: '换了调度器干活：原来那个正常停止，释放了租约',
    balancerCrash: '负载均衡器绕开崩溃的 API 服务器',
    balancerHost: '负载均衡器绕开断电的控制平面节点',
    virtualIp: '虚拟 IP 在另一台控制平面节点上应答',
    endpoint: '死掉的控制平面节点从 kubernetes 的端点里消失',
    endpointAndLeader: '同上，而 etcd 的领导者和它一起死了',
    notReady: '死掉的控制平面节点变成 NotReady',
    notReadyAndHolder: '同上，而正在干活的控制器管理器和它一起死了',
    evicted: '死掉的节点上的 Pod 被驱逐',
    evictedAndHolder: '同上，而正在干活的控制器管理器和它一起死了',
  },
  rowHow: {
    election: ({ electionMs }) => `超时在 ${set(electionMs)}到近两倍之间；最晚再多投两轮票`,
    leaseCrash: ({ lease }) =>
      `租约 ${set(lease.leaseMs)}，少则减一次重试，多则加两次最长 ${poll(lease)}的间隔`,
    leaseStop: ({ lease }) => `等到下一次来看，最多 ${poll(lease)}`,
    balancerCrash: ({ front }) =>
      front.kind === 'balancer' ? `${front.fall} 次被拒绝，相隔 ${set(front.intervalMs)}` : '',
    balancerHost: ({ front }) =>
      front.kind === 'balancer'
        ? `${front.fall} 次、每次等 ${set(front.timeoutMs)}没有回答，相隔 ${set(front.intervalMs)}`
        : '',
    virtualIp: ({ front }) =>
      front.kind === 'kube-vip'
        ? `租约 ${set(front.leaseMs)}，少则减一次重试，多则加两次最长 ${poll(front)}的间隔`
        : '三次通告，每次 1 秒，再按优先级错开一点',
    connection: () => 'client-go 的 HTTP/2 ping：静默 30 秒之后发出，再等 15 秒',
    endpoint: () => '键活 15 秒，每 10 秒续一次、看一次',
    endpointAndLeader: ({ electionMs }) => `先选举；键从头再活一遍，还多 ${set(electionMs)}`,
    notReady: ({ graceMs, lookMs }) =>
      `${set(graceMs)}没有续约，每 ${set(lookMs)}看一遍；每 10 秒续约一次`,
    notReadyAndHolder: ({ graceMs }) => `先要有人接手；它没有历史，再等 ${set(graceMs)}`,
    evicted: ({ tolerationMs }) =>
      `NotReady，再看一遍，再容忍 ${set(tolerationMs)}；死了好几个，就每 10 秒轮到一个`,
    evictedAndHolder: ({ tolerationMs }) =>
      `NotReady 来得更晚，再看一遍，再容忍 ${set(tolerationMs)}`,
  },
  obstacles: {
    noMajority: '等不到：etcd 没有多数派了。',
    nobodyElse: '等不到：没有第二个。',
    otherHosts: '不会发生：etcd 有自己的机器。',
    oneAddress: '等不到：客户端只知道一个地址。',
    graceTooShort: '算不出：两次续约之间节点就被放弃了。',
    lateAnswers: '算不出：检查等不到回答。',
  },
  simulate: (runs) => `每行模拟 ${runs} 次`,
  rowsTooLong: (rows) => `跑起来太久，这里不模拟：${rows.join('；')}。`,

  leases: '租约',
  leasesSay: '控制器管理器和调度器的，按你的 API 请求耗时算。',
  openLeases: '在租约计算器里打开',
  leasesAlso: ({ requestTimeoutUs }, hangMs) =>
    `一个请求等 ${formatSetting(requestTimeoutUs, 'zh-cn')}就放弃。领导者卡住了，健康检查要到它最后一次续约之后 ${set(hangMs)}才失败。`,

  etcdSays: (
    { drawnMs, stepsDownMs, writeFailsMs, heartbeatMs, leastElectionMs },
    { roundTripMs },
  ) => [
    ...(stepsDownMs
      ? ([
          [span(drawnMs), '跟随者抽到的选举超时'],
          [span(stepsDownMs), '后退位：被隔开的领导者'],
        ] as const)
      : []),
    [set(writeFailsMs), '后失败：没有领导者时的写入'],
    [span(heartbeatMs), `etcd 建议的心跳间隔，往返 ${set(roundTripMs.max)}的话`],
    [`≥ ${set(leastElectionMs)}`, 'etcd 建议的选举超时'],
  ],
  value: '数值',

  checks: '负载均衡器的健康检查',
  checksSay: '查的是每台 API 服务器的 /readyz。',
  openChecks: '在健康检查的页面里打开',
  checkSays: ({ refusedMs, silentMs, returnsMs, perDay, delayMs }) => [
    [span(refusedMs), '后摘掉，如果连接被拒绝'],
    [span(silentMs), '后摘掉，如果没有回答'],
    [span(returnsMs), '后放回，从它又能回答算起'],
    [formatNumber(Math.round(perDay), 'zh-cn'), '次检查，每天对每台 API 服务器'],
    [
      `> ${length(delayMs * 1000, 'up', 'zh-cn')}`,
      'shutdown-delay-duration 设这么长，停机才不会有请求失败',
    ],
  ],

  sheet: '放进运维手册',
  print: '打印',
  printSays: '一页 A4，上面是这些数字、你的设置和地址。',
  sheetForm: '用哪种写法',
  sheetKinds: { markdown: 'Markdown', text: '纯文本', link: '链接' },
  sheetSays: {
    markdown: '这个集群的速查表',
    text: '这个集群的速查表',
    link: '这个页面，带着这个集群',
  },

  settingsOut: '你的集群该怎么写',
  settingsForm: '写给谁读',
  settingsKinds: { kubeadm: 'kubeadm', k3s: 'k3s', rke2: 'RKE2', front: '前面' },
  settingsSays: {
    kubeadm: 'ClusterConfiguration；运行中的集群读的是 /etc/kubernetes/manifests',
    k3s: '每台服务器上的 /etc/rancher/k3s/config.yaml',
    rke2: '每台服务器上的 /etc/rancher/rke2/config.yaml',
    front: 'HAProxy：每个后端；kube-vip：环境变量',
  },
  nothingDiffers: '# 和默认值没有差别',

  elsewhere: '跑给你看',
  openLaboratory: '在故障转移实验室里，让这个集群死一台控制平面节点',
  vipNote: '那里 kube-vip 的时长和其他租约一样。',
  readFailover: '为什么要这么久：一台控制平面节点死了',
  readSheet: '速查表，按默认值',
};
