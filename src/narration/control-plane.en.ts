/** The sentences of a control plane's run in English. */
import type { Service } from '../models/control-plane/events.ts';
import { CONTROL_PLANE_NAMES } from './control-plane-names.ts';
import { commandEn } from './control-plane/command.en.ts';
import { expectationEn } from './control-plane/expectation.en.ts';
import type { ControlPlaneFactOf, ControlPlanePhrases } from './control-plane/facts.ts';
import { groupsBy } from './control-plane/again.ts';
import { failingOf } from './control-plane/share.ts';
import {
  apiServers,
  capital,
  isOne,
  list,
  OUTCOMES,
  s,
  set,
  the,
} from './control-plane/words.en.ts';
import { formatCount, formatShare, formatTimes } from './numbers.ts';

/** A container is started anew without delay. */
const AT_ONCE_US = 100_000;

const after = (us: number | undefined): string => (us === undefined ? '' : ` after ${s(us)}`);
/** Of one API server, which may fail long after the first fault. */
const itsFailure = (us: number | undefined): string =>
  us === undefined ? '' : `, which failed ${s(us)} ago`;
const inRow = (count: number, what: string): string =>
  `${formatCount(count, 'en')} ${what}${count === 1 ? '' : 's in a row'}`;

export const controlPlaneEn: ControlPlanePhrases = {
  start: ({ config }) => {
    const { leader, holders, front, masters, etcdHosts } = config;
    const cm = holders['kube-controller-manager'] ?? '';
    const scheduler = holders['kube-scheduler'] ?? '';
    const leases =
      cm === scheduler
        ? `${cm} holds the Leases of the controller manager and the scheduler`
        : `${cm} holds the Lease of the controller manager, ${scheduler} that of the scheduler`;
    const all = `all ${formatCount(masters.length, 'en')} API servers`;
    const clients = {
      balancer:
        masters.length === 1
          ? 'the load balancer sends to it'
          : `the load balancer sends to ${all}`,
      vrrp: `${masters[0] ?? ''} answers to the virtual IP`,
      'kube-vip': `${holders['kube-vip'] ?? ''} answers to the virtual IP`,
      none: `clients know ${masters[0] ?? ''} only`,
    }[front.kind];
    const who = leader === cm && cm === scheduler && masters.includes(leader);
    const members = `${String(etcdHosts.length)} member${etcdHosts.length === 1 ? '' : 's'}`;
    return who
      ? `All is well: ${leader} leads etcd (${members}) and holds the Leases of the controller manager and the scheduler; ${clients}.`
      : `All is well: ${leader} leads etcd (${members}); ${leases}; ${clients}.`;
  },
  command: commandEn,
  noEffect: ({ nodes }) => `Nothing changes for ${list(nodes)}.`,
  note: ({ note, node }) => (node === undefined ? `Note: ${note}.` : `Note on ${node}: ${note}.`),

  etcdLost: ({ hosts, why }) => {
    const who = capital(apiServers(hosts));
    const [loses, its] = isOne(hosts) ? ['loses', 'its'] : ['lose', 'their'];
    const reason = {
      noLeader: `etcd has no leader that reaches a majority. ${isOne(hosts) ? 'It waits' : 'They wait'} with every write`,
      member: 'the member beside it is down',
      leaderDisk: `etcd’s leader waits for its disk. ${isOne(hosts) ? 'It waits' : 'They wait'} with every write`,
      memberDisk: 'the member beside it waits for its disk',
      cutOff: 'the majority is on the other side',
    }[why];
    return `${who} ${loses} ${its} way to etcd: ${reason}.`;
  },
  etcdBack: ({ hosts, afterUs }) =>
    `${capital(apiServers(hosts))} ${isOne(hosts) ? 'reaches' : 'reach'} a majority of etcd again, after ${s(afterUs)}.`,
  etcdElects: ({ host, term, voters, first, afterUs }) => {
    const votes = `with the votes of ${list(voters)}`;
    const wins = {
      itself: `${host} is the first to wait out its election timeout. It stands, and ${votes} leads etcd in term ${String(term)}.`,
      other: `${first ?? ''} is the first to wait out its election timeout, but ${host} wins: ${votes} it leads etcd in term ${String(term)}.`,
      nobody: `${host} stands, and ${votes} leads etcd in term ${String(term)}.`,
    }[first === undefined ? 'nobody' : first === host ? 'itself' : 'other'];
    const without = afterUs === undefined ? '' : ` etcd had no leader for ${s(afterUs)}.`;
    return `${wins}${without}`;
  },
  etcdStepsDown: ({ host, timeoutUs }) =>
    `${host} steps down as etcd’s leader: for an election timeout (${set(timeoutUs)}) it has not heard from a majority.`,
  etcdInVain: ({ hosts, times }) =>
    `${list(hosts)} ${isOne(hosts) ? 'asks' : 'ask'} in vain whether ${isOne(hosts) ? 'it' : 'they'} could win (pre-vote): ${formatTimes(times, 'en')} so far, without a majority and without a new term.`,
  etcdFollows: ({ host, leader, term }) =>
    leader === undefined
      ? `${host} follows again in term ${String(term)}.`
      : `${host} hears ${leader}, etcd’s leader in term ${String(term)}, and follows it.`,

  diskWaits: ({ host, isLeader, times, isLate }) => {
    const who = isLeader ? `${host}, etcd’s leader,` : `${host}’s member of etcd`;
    const what = isLeader
      ? 'until it has written, it sends no heartbeat and counts no tick'
      : 'until it has written, it answers nobody and counts no tick';
    const again = times > 1 ? ` So far ${formatTimes(times, 'en')}.` : '';
    const late = isLate
      ? ' It leads on, and logs “leader failed to send out heartbeat on time”.'
      : '';
    return `${who} waits for its disk: ${what}.${again}${late}`;
  },
  diskFree: ({ host, afterUs, leader }) =>
    leader === undefined
      ? `${host}’s member of etcd has caught up with its disk, after ${s(afterUs)}.`
      : `${host} has caught up with its disk, after ${s(afterUs)}. It leads etcd no longer; ${leader} does.`,

  apiFails: ({ hosts, timeoutUs }) =>
    `${capital(apiServers(hosts))} ${isOne(hosts) ? 'fails its' : 'fail their'} checks from now on, /livez and /readyz: etcd has not answered for ${set(timeoutUs)}.`,
  apiRestarts: ({ host, because, periodUs, afterUs, isKilled, servesUs }) => {
    const back = servesUs === undefined ? '' : ` It answers again ${s(servesUs)} later.`;
    if (!because) {
      return `${host}’s kubelet starts the API server ${afterUs === undefined || afterUs < AT_ONCE_US ? 'at once' : `${s(afterUs)} after the fault`}.${back}`;
    }
    const { probe, reason, count } = because;
    const why = `${inRow(count, `${probe} probe`)} ${count === 1 ? 'has' : 'have'} failed, one every ${set(periodUs)} (${OUTCOMES[reason]})`;
    const killed = isKilled ? ' It does not end in time and is killed.' : '';
    return `${host}’s kubelet restarts the API server${itsFailure(afterUs)}: ${why}.${killed}${back}`;
  },
  backOff: ({ host, forUs }) =>
    `${host}’s kubelet waits ${set(forUs)} before it starts the API server again (CrashLoopBackOff).`,

  balancerOut: ({ host, reason, count, afterUs, check }) =>
    `The load balancer sends nothing more to ${host}${itsFailure(afterUs)}: ${inRow(count, 'check')} ${count === 1 ? 'has' : 'have'} failed, one every ${set(check.intervalUs)} (${OUTCOMES[reason]}).`,
  balancerIn: ({ host, count, afterUs }) =>
    `The load balancer sends to ${host} again${afterUs === undefined ? '' : `, ${s(afterUs)} after it has recovered`}: ${inRow(count, 'check')} ${count === 1 ? 'has' : 'have'} succeeded.`,

  takesOver: ({ component, host, because, before, idleUs, durationUs }) => {
    const what = `${capital(the(component))} on ${host} takes the Lease`;
    const why = {
      expired: `${before === host ? `the process that held it on ${host}` : (before ?? '')} has not renewed it for ${set(durationUs)}`,
      free: 'nobody holds it any more',
      created: 'there was none',
      named: 'it names this very process',
    }[because];
    const idle = idleUs === undefined ? '' : ` ${capital(work(component))} for ${s(idleUs)}.`;
    return `${what}: ${why}.${idle}`;
  },
  losesLease: ({ host, components, deadlineUs }) => {
    const names = components.map(the);
    return isOne(components)
      ? `${capital(list(names))} on ${host} has not renewed its Lease for ${set(deadlineUs)} (renewDeadline): it stops leading and exits.`
      : `${capital(list(names))} on ${host} have not renewed their Leases for ${set(deadlineUs)} (renewDeadline): they stop leading and exit.`;
  },
  releases: ({ host, component }) =>
    `${capital(the(component))} on ${host} gives its Lease back before it ends: the next need not wait until it runs out.`,
  leaves: ({ host, component }) =>
    `${capital(the(component))} on ${host} ends without giving its Lease back: the next has to wait until it runs out.`,
  processBack: ({ host, component, afterUs }) =>
    `${capital(the(component))} on ${host} is started again by the kubelet, after ${s(afterUs)}.`,

  endpointRemoved: ({ hosts, afterUs, isOwn, ttlUs }) => {
    const leaves = `${list(hosts)} ${isOne(hosts) ? 'leaves' : 'leave'} the endpoints of the Service kubernetes`;
    if (isOwn) return `${leaves}: on its way out the API server removes its own address.`;
    return `${leaves}${after(afterUs)}: ${isOne(hosts) ? 'its key' : 'their keys'} in etcd (TTL ${set(ttlUs)}) ${isOne(hosts) ? 'has' : 'have'} run out, and another API server rewrites the list.`;
  },
  endpointAdded: ({ hosts }) =>
    `${list(hosts)} ${isOne(hosts) ? 'is' : 'are'} among the endpoints of the Service kubernetes again.`,

  nodeNotReady: ({ hosts, afterUs, graceUs }) =>
    `The controller manager calls ${list(hosts)} NotReady${afterUs === undefined ? '' : `, ${s(afterUs)} after the fault`}: it has seen no renewal of ${isOne(hosts) ? 'the node’s Lease' : 'the nodes’ Leases'} for more than ${set(graceUs)}.`,
  nodeReady: ({ hosts }) => `${list(hosts)} ${isOne(hosts) ? 'is' : 'are'} Ready again.`,
  podsEvicted: ({ host, pods, afterUs, tolerationUs }) =>
    `${capital(formatCount(pods, 'en'))} ${pods === 1 ? 'Pod is' : 'Pods are'} evicted from ${host}${afterUs === undefined ? '' : `, ${s(afterUs)} after it was called NotReady`}: they tolerate that for ${set(tolerationUs)}.`,
  podsReplaced: ({ host, pods, afterUs }) =>
    `The replacements of ${formatCount(pods, 'en')} ${pods === 1 ? 'Pod' : 'Pods'} of ${host} run elsewhere${afterUs === undefined ? '' : `, ${s(afterUs)} after the fault`}.`,

  virtualIp: virtualIpEn,
  outage: ({ levels }) => {
    const all = levels.map(({ service, share }) => lostEn(service, share));
    return `From now on ${all.join('; ')}.`;
  },
  restored: ({ levels }) => {
    const all = groupsBy(levels, ({ afterUs }) => s(afterUs)).map(
      ([time, some]) =>
        `${list(some.map(({ service, share }) => backEn(service, share)))}, after ${time}`,
    );
    return `${capital(all.join('; '))}.`;
  },

  violated: ({ property, nodes }) => {
    const names: Readonly<Record<string, string>> = CONTROL_PLANE_NAMES.en.properties;
    return `Broken: ${names[property] ?? property} (${list(nodes)}).`;
  },
  expected: expectationEn,
};

function work(component: string): string {
  return {
    'kube-scheduler': 'no Pod had been scheduled',
    'kube-controller-manager': 'no controller had worked',
    'kube-vip': 'the virtual IP moves there; it had not been answered',
  }[component] as string;
}

function virtualIpEn({ holders, before, afterUs, by }: ControlPlaneFactOf<'virtualIp'>): string {
  if (holders.length === 0) return 'Nobody answers to the virtual IP.';
  const when = afterUs === undefined ? '' : `, ${s(afterUs)} after the fault`;
  if (!isOne(holders)) {
    return `${list(holders)} both answer to the virtual IP${when}: neither hears the other.`;
  }
  if (before.length > 1)
    return `Only ${list(holders)} answers to the virtual IP: it has the highest priority.`;
  const why = {
    vrrp: 'it hears nobody of higher priority',
    'kube-vip': 'it holds kube-vip’s Lease',
  }[by];
  return `${list(holders)} answers to the virtual IP${when}: ${why}.`;
}

function lostEn(service: Service, share: number): string {
  switch (service) {
    case 'connections': {
      if (share === 0) return 'no new connection is answered';
      const part = failingOf(share);
      if (!part) return `${formatShare(1 - share, 'en')} of new connections fail`;
      return `${formatCount(part.failing, 'en')} in ${formatCount(part.of, 'en')} new connections ${part.failing === 1 ? 'fails' : 'fail'}`;
    }
    case 'reads':
      return 'nothing can be read';
    case 'writes':
      return 'nothing can be written';
    case 'scheduling':
      return 'no Pod is scheduled';
    case 'controllers':
      return 'no controller works';
  }
}

function backEn(service: Service, share: number): string {
  switch (service) {
    case 'connections':
      return share === 1
        ? 'every new connection is answered again'
        : `only ${lostEn(service, share)} now`;
    case 'reads':
      return 'reads are answered again';
    case 'writes':
      return 'writes are taken again';
    case 'scheduling':
      return 'Pods are scheduled again';
    case 'controllers':
      return 'controllers work again';
  }
}
