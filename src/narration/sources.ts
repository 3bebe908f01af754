/** Where the rules come from, with addresses that stay. */
import type { Language } from './language.ts';

export interface Source {
  readonly label: string;
  readonly href?: string;
}

const PAPER = 'https://raft.github.io/raft.pdf';
const THESIS = 'https://github.com/ongardie/dissertation/blob/master/online.pdf';
/** The version that the facts of this site were read in. */
const RAFT_GO = 'https://github.com/etcd-io/raft/blob/v3.7.0/raft.go';

const CLIENT_GO =
  'https://github.com/kubernetes/client-go/blob/v0.37.0-beta.0/tools/leaderelection';
const API_SERVER = 'https://github.com/kubernetes/apiserver/blob/v0.37.0-beta.0/pkg';

const paper = (section: string): Entry => ({
  en: `Raft ${section}`,
  zh: `Raft 论文 ${section}`,
  href: PAPER,
});
const thesis = (section: string): Entry => ({
  en: `Raft thesis ${section}`,
  zh: `Raft 博士论文 ${section}`,
  href: THESIS,
});
const code = (what: string, line: number): Entry => ({
  en: `etcd-io/raft, ${what}`,
  zh: `etcd-io/raft，${what}`,
  href: `${RAFT_GO}#L${line}`,
});

const clientGo = (what: string, line: number): Entry => ({
  en: `client-go, ${what}`,
  zh: `client-go，${what}`,
  href: `${CLIENT_GO}/leaderelection.go#L${line}`,
});

const NGINX = 'https://github.com/nginx/nginx/blob/release-1.31.4/src/http';
const HAPROXY = 'https://github.com/haproxy/haproxy/blob/v3.4.0';
const nginx = (what: string, place: string): Entry => ({
  en: `nginx, ${what}`,
  zh: `nginx，${what}`,
  href: `${NGINX}/${place}`,
});
const haproxy = (what: string, place: string): Entry => ({
  en: `HAProxy, ${what}`,
  zh: `HAProxy，${what}`,
  href: `${HAPROXY}/${place}`,
});
const apiserver = (what: string, place: string): Entry => ({
  en: `apiserver, ${what}`,
  zh: `apiserver，${what}`,
  href: `${API_SERVER}/${place}`,
});

const kubernetes = (en: string, zh: string, place: string): Entry => ({
  en: `kubernetes, ${en}`,
  zh: `kubernetes，${zh}`,
  href: `https://github.com/kubernetes/kubernetes/blob/${place}`,
});

interface Entry {
  readonly en: string;
  readonly zh: string;
  readonly href: string;
}

const SOURCES = {
  terms: paper('§5.1'),
  election: paper('§5.2'),
  logCheck: paper('§5.4.1'),
  persistence: paper('Figure 2'),
  electionSafety: paper('Figure 3'),
  preVote: thesis('§9.6'),
  checkQuorum: thesis('§6.2'),
  /** A member that hears a leader takes no part in other elections. */
  voteLease: thesis('§4.2.3'),
  voteLeaseCode: code('Step', 1103),
  quorumCheckCode: code('MsgCheckQuorum', 1281),
  canVoteCode: code('Step', 1214),
  voteLostCode: code('VoteLost', 1707),
  /** No client's clock is compared with another's. */
  leaseClocks: clientGo('package leaderelection', 22),
  leaseNoFencing: clientGo('package leaderelection', 19),
  leaseReleaseOnCancel: clientGo('ReleaseOnCancel', 153),
  leaseAcquireLoop: clientGo('acquire', 252),
  leaseRenewLoop: clientGo('renew', 284),
  leaseRenewPoll: clientGo('renew', 285),
  leaseRelease: clientGo('tryRelease', 326),
  leaseFastPath: clientGo('tryAcquireOrRenew', 454),
  leaseFallBack: clientGo('tryAcquireOrRenew', 466),
  leaseCreate: clientGo('tryAcquireOrRenew', 476),
  leaseObserve: clientGo('tryAcquireOrRenew', 486),
  leaseHeld: clientGo('tryAcquireOrRenew', 492),
  leaseValid: clientGo('isLeaseValid', 548),
  leaseWatchdog: clientGo('Check', 528),
  leaseTimeout: {
    en: 'client-go, NewFromKubeconfig',
    zh: 'client-go，NewFromKubeconfig',
    href: `${CLIENT_GO}/resourcelock/interface.go#L147`,
  },
  /** Optimistic concurrency. */
  leaseConflict: {
    en: 'apiserver, Store.Update',
    zh: 'apiserver，Store.Update',
    href: `${API_SERVER}/registry/generic/registry/store.go#L807`,
  },
  leaseExists: {
    en: 'apiserver, etcd3 store.Create',
    zh: 'apiserver，etcd3 store.Create',
    href: `${API_SERVER}/storage/etcd3/store.go#L314`,
  },
  smoothWeighted: nginx('round robin', 'ngx_http_upstream_round_robin.c#L811'),
  leastConnections: nginx('least_conn', 'modules/ngx_http_upstream_least_conn_module.c#L100'),
  randomChoice: nginx('random', 'modules/ngx_http_upstream_random_module.c#L216'),
  powerOfTwo: nginx('random two', 'modules/ngx_http_upstream_random_module.c#L337'),
  sourceHash: nginx('ip_hash', 'modules/ngx_http_upstream_ip_hash_module.c#L149'),
  consistentHash: nginx('hash … consistent', 'modules/ngx_http_upstream_hash_module.c#L566'),
  haproxyWeighted: haproxy('roundrobin', 'src/lb_fwrr.c#L561'),
  maglev: {
    en: 'Maglev §3.4',
    zh: 'Maglev 论文 §3.4',
    href: 'https://www.usenix.org/conference/nsdi16/technical-sessions/presentation/eisenbud',
  },
  /** nginx max_fails and fail_timeout. */
  passiveHealth: nginx('max_fails', 'ngx_http_upstream_round_robin.c#L873'),
  nextUpstream: nginx('proxy_next_upstream', 'ngx_http_upstream.c#L4599'),
  passiveTrial: nginx('fail_timeout', 'ngx_http_upstream_round_robin.c#L924'),
  checkFall: haproxy('fall', 'src/check.c#L511'),
  checkRise: haproxy('rise', 'src/check.c#L519'),
  markedDown: haproxy('on-marked-down', 'src/server.c#L6811'),
  slowStart: haproxy('slowstart', 'src/server.c#L2512'),
  drain: haproxy('set server … state drain', 'doc/management.txt#L2677'),
  shutdownDelay: apiserver('ShutdownDelayDuration', 'server/genericapiserver.go#L576'),
  goaway: apiserver('WithProbabilisticGoaway', 'server/filters/goaway.go#L40'),
  reconnect: {
    en: 'client-go, reflector',
    zh: 'client-go，reflector',
    href: 'https://github.com/kubernetes/client-go/blob/v0.37.0-beta.0/tools/cache/reflector.go#L62',
  },
  pingTimeout: {
    en: 'apimachinery, readIdleTimeoutSeconds',
    zh: 'apimachinery，readIdleTimeoutSeconds',
    href: 'https://github.com/kubernetes/apimachinery/blob/v0.37.0-beta.0/pkg/util/net/http.go#L146',
  },
  /** A write needs a leader that reaches a majority. */
  etcdMajority: {
    en: 'etcd docs, failures',
    zh: 'etcd 文档，failures',
    href: 'https://etcd.io/docs/v3.6/op-guide/failures/',
  },
  /** One loop saves, sends and ticks. */
  etcdLoop: {
    en: 'etcd, etcdserver/raft.go, start',
    zh: 'etcd，etcdserver/raft.go，start',
    href: 'https://github.com/etcd-io/etcd/blob/v3.7.1/server/etcdserver/raft.go',
  },
  etcdHealthCheck: {
    en: 'apiserver, --etcd-healthcheck-timeout',
    zh: 'apiserver，--etcd-healthcheck-timeout',
    href: 'https://github.com/kubernetes/apiserver/blob/v0.36.0/pkg/server/options/etcd.go',
  },
  kubeadmProbes: kubernetes(
    'kubeadm’s probes',
    'kubeadm 的探针',
    'v1.33.0/cmd/kubeadm/app/util/staticpod/utils.go',
  ),
  schedulerRelease: kubernetes(
    'kube-scheduler, ReleaseOnCancel',
    'kube-scheduler，ReleaseOnCancel',
    '003d5a5959dfba61d867bb151d47feb556f7aeb8/cmd/kube-scheduler/app/server.go',
  ),
  endpointKeys: kubernetes(
    'lease reconciler',
    'lease reconciler',
    '02cd1406771be97a85bafc667047541f10ca255f/pkg/controlplane/reconcilers/lease.go',
  ),
  nodeMonitor: kubernetes(
    'monitorNodeHealth',
    'monitorNodeHealth',
    'v1.36.0/pkg/controller/nodelifecycle/node_lifecycle_controller.go',
  ),
  tolerations: {
    en: 'Kubernetes docs, taint-based evictions',
    zh: 'Kubernetes 文档，基于污点的驱逐',
    href: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions',
  },
  vrrp: {
    en: 'VRRP, RFC 5798',
    zh: 'VRRP，RFC 5798',
    href: 'https://www.rfc-editor.org/rfc/rfc5798',
  },
  kubeVip: {
    en: 'kube-vip, architecture',
    zh: 'kube-vip，architecture',
    href: 'https://github.com/kube-vip/website/blob/f5c870bfde67d6ec8e52fe78b6a4d88fc4b6a78c/content/docs/about/architecture.md',
  },
} as const satisfies Record<string, Entry>;

export type SourceId = keyof typeof SOURCES;

export function sourceFor(id: SourceId, language: Language): Source {
  const { en, zh, href } = SOURCES[id];
  return { label: language === 'en' ? en : zh.replace(' Figure', '图'), href };
}
