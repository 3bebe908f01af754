/** What the page says in English. The other languages have the type of this object. */
import type { Clocks, RangeMs } from '../../src/scenario/control-plane/clocks.ts';
import type { Obstacle } from '../../src/scenario/control-plane/prediction.ts';
import type { Ignored } from '../../src/scenario/my-cluster/address.ts';
import type { Front, Group, TextField, Topology } from '../../src/scenario/my-cluster/input.ts';
import type {
  CheckNumbers,
  EtcdNumbers,
  RowId,
  Survival,
} from '../../src/scenario/my-cluster/numbers.ts';
import type { ClusterReading } from '../../src/scenario/my-cluster/read.ts';
import type { RuleName } from '../../src/scenario/my-cluster/rules.ts';
import type { Calculation } from '../../src/scenario/lease/calculation.ts';
import { formatCount, formatNumber, formatSetting } from '../../src/narration/numbers.ts';
import { length, range } from '../health/say.ts';
import { en as parts } from '../kit/part-strings.en.ts';
import { enNumbers } from '../lease-calculator/number-strings.en.ts';
import { shownFields } from './shown.ts';

const set = (ms: number): string => formatSetting(ms * 1000, 'en');
const span = ({ min, max }: RangeMs): string =>
  range({ minUs: min * 1000, maxUs: max * 1000 }, 'en');
const count = (of: number): string => formatCount(of, 'en');
const plural = (of: number, one: string, many: string): string =>
  `${count(of)} ${of === 1 ? one : many}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const poll = ({ retryMs }: Clocks['lease']): string => set(Math.round(retryMs * 2.2));

const TOPOLOGY_NAMES: Readonly<Record<Topology, string>> = {
  stacked: 'stacked',
  external: 'external',
};
const FRONT_NAMES: Readonly<Record<Front, string>> = {
  balancer: 'load balancer',
  'kube-vip': 'kube-vip',
  vrrp: 'keepalived',
  none: 'nothing',
};
const FIELDS: Readonly<Record<TextField, string>> = {
  masters: 'Masters',
  members: 'Members of etcd',
  heartbeat: 'Heartbeat',
  election: 'Election timeout',
  roundTrip: 'Round trip between members of etcd',
  request: 'API request takes',
  leaseDuration: 'Lease duration',
  renewDeadline: 'Renew deadline',
  retryPeriod: 'Retry period',
  checkInterval: 'Interval',
  checkTimeout: 'Timeout',
  checkFall: 'Failures until it is out',
  checkRise: 'Successes until it is back',
  vipLeaseDuration: 'Lease duration of kube-vip',
  vipRenewDeadline: 'Renew deadline of kube-vip',
  vipRetryPeriod: 'Retry period of kube-vip',
  nodeMonitorPeriod: 'Looks at nodes every',
  nodeMonitorGracePeriod: 'Grace period',
  toleration: 'Toleration',
};

export const en = {
  ...parts,
  wordSpace: ' ',
  calculator: enNumbers,

  title: 'My cluster',
  lead: 'Say once what your cluster is. Everything below is computed for it, and the address keeps it: bookmark it, or put the link into your runbook.',
  yours: 'Your cluster',
  preset: 'Starts from',
  presetSources: 'Where these values come from',
  agents:
    'Agents do not ask this balancer: each has one of its own, which looks at its servers every second and is not computed here.',
  topology: 'etcd',
  topologies: TOPOLOGY_NAMES,
  front: 'In front of the API servers',
  fronts: FRONT_NAMES,
  groups: {
    size: 'Size',
    etcd: 'etcd',
    network: 'Measured',
    lease: 'Leases of controller manager and scheduler',
    front: 'In front of the API servers',
    nodes: 'Nodes and Pods',
  } satisfies Record<Group, string>,
  fieldNames: FIELDS,
  fieldNotes: {
    masters: 'machines with an API server, 1 to 7',
    members: 'on machines of their own, 1 to 7',
    roundTrip: 'such as 2ms or 2-6ms',
    request: 'there and back, such as 4-12ms',
    toleration: 'of NotReady and unreachable, in seconds',
  } as Readonly<Partial<Record<TextField, string>>>,
  changes: (of: number, preset: string): string =>
    `${capital(plural(of, 'value is', 'values are'))} not ${preset}’s.`,
  undoChanges: 'Take them back',
  unreadable: (fields: readonly string[]): string =>
    `Cannot be read: ${fields.join(', ')}. What needs ${fields.length === 1 ? 'it' : 'them'} is marked; everything else is computed.`,
  ignored: ({ key, value, why, choices }: Ignored): string =>
    ({
      unknown: `The address has “${key}”, which this page does not know. It was left out.`,
      second: `The address has ${key} more than once. The first value was taken; ${key}=${value} was left out.`,
      choice: `The address says ${key}=${value}. It can be ${choices.join(', ')}; the usual value was taken.`,
    })[why],

  /** A description of the cluster in a few parts. */
  described: (reading: ClusterReading, preset: string): readonly string[] => [
    `${preset}, ${TOPOLOGY_NAMES[reading.input.topology]} etcd`,
    ...shownFields(reading).map(([field, text]) => `${FIELDS[field].toLowerCase()} ${text}`),
    `in front of the API servers: ${FRONT_NAMES[reading.input.front]}`,
  ],

  survives: 'What it survives',
  survivesSays: (
    { members, quorum, spareMembers, spareMasters, isEven }: Survival,
    { topology, masters }: Clocks,
  ): readonly string[] => [
    members === 1
      ? 'etcd has one member. When it is gone, nothing can be written.'
      : `etcd has ${count(members)} members. ${capital(count(quorum))} of them have to agree, so ${spareMembers === 0 ? 'none may be gone' : `${plural(spareMembers, 'may be gone', 'may be gone')}, whichever ${spareMembers === 1 ? 'it is' : 'they are'}`}.`,
    ...(members === 2
      ? ['Two is worse than one: both are needed, so there is twice as much that can break.']
      : isEven
        ? [
            `${capital(count(members))} survive no more than ${count(members - 1)}: one member more to break, and none more to spare.`,
          ]
        : []),
    topology === 'stacked'
      ? spareMasters === 0
        ? 'No master may be gone: with it goes its member of etcd.'
        : `${capital(plural(spareMasters, 'master', 'masters'))} may be gone.`
      : `${masters === 1 ? 'The only master must stay' : `All masters but one may be gone`}, and ${spareMembers === 0 ? 'no machine' : count(spareMembers)} of etcd’s.`,
  ],
  openQuorum: 'In the quorum calculator',
  zone: ({ spread, survives }: Survival['zones'][number]): string =>
    `In ${count(spread.length)} zones (${spread.join(' + ')}) ${survives ? 'any one zone may be gone' : 'the loss of one of them can stop etcd'}.`,

  rules: 'Rules it bends',
  noRules: 'None of those that are checked here.',
  ruleLevels: { unsafe: 'Unsafe.', careful: 'Careful.', note: 'Note.' },
  ruleSays: {
    graceBelowRenewal: ({ clocks }) =>
      `A grace period of ${set(clocks.graceMs)} is too short: nodes renew every 10 s and are looked at every ${set(clocks.lookMs)}, so healthy ones would be called NotReady.`,
    oneAddress: () =>
      'Clients know one master’s address. When that machine is gone, the others are of no use to them.',
    electionBelowRoundTrips: ({ clocks, roundTripMs }) =>
      `The election timeout of ${set(clocks.electionMs)} is less than ten round trips of ${set(roundTripMs.max)}. Leaders will be lost without a failure; etcd advises ${set(10 * roundTripMs.max)} or more.`,
    checkBelowAnswer: ({ clocks: { front } }) =>
      front.kind === 'balancer'
        ? `A check waits ${set(front.timeoutMs)}, less than an answer can take here: API servers that are well are taken out.`
        : '',
    electionEmptiesBalancer: ({ clocks }) =>
      `While etcd elects, for up to ${set(2 * clocks.electionMs)} or longer, /readyz fails on every master, and the balancer can take all of them out at once. Check more slowly, or with more failures.`,
    heartbeatBelowRoundTrip: ({ clocks, roundTripMs }) =>
      `A heartbeat every ${set(clocks.heartbeatMs)} is less than half a round trip of ${set(roundTripMs.max)}: only more messages. etcd advises about one round trip.`,
    graceBelowConnection: ({ clocks }) =>
      `A grace period of ${set(clocks.graceMs)} is no longer than the 45 s after which a kubelet gives up a connection that hangs. When a master dies, nodes that were connected to it can be called NotReady.`,
    evenMembers: ({ clocks }) =>
      `${capital(count(clocks.members))} members survive as much as ${count(clocks.members - 1)}.`,
    fallOne: () => 'One failed check takes an API server out: a single late answer is enough.',
    slowTimeout: ({ clocks: { front } }) =>
      front.kind === 'balancer'
        ? `A check waits ${set(front.timeoutMs)} for an answer, longer than the interval of ${set(front.intervalMs)}. Against a machine without power, each of ${count(front.fall)} checks costs that.`
        : '',
    unevenElection: ({ clocks, writtenElectionMs }) =>
      `etcd counts in whole heartbeats: ${set(writtenElectionMs)} is ${formatNumber(clocks.electionMs / clocks.heartbeatMs, 'en')} of ${set(clocks.heartbeatMs)}, which is ${set(clocks.electionMs)}.`,
  } satisfies Record<RuleName, (reading: ClusterReading) => string> as Record<
    RuleName,
    (reading: ClusterReading) => string
  >,

  failover: 'When something dies',
  failoverSays: (oneWay: RangeMs): string =>
    `From the fault, at any moment, until it is settled. Ends from the sources and your settings; a message takes ${span(oneWay)} here, half of a round trip or a quarter of a request, if that is more.`,
  what: 'What is settled',
  after: 'After',
  unknown: 'not known',
  rowNames: {
    election: 'etcd leads again, and writes work',
    leaseCrash: 'another controller manager or scheduler acts: the old one crashed',
    connection: 'connections to a dead master that hang are given up',
    leaseStop: 'another scheduler acts: the old one was stopped, and released its Lease',
    balancerCrash: 'the balancer avoids an API server that crashed',
    balancerHost: 'the balancer avoids a master without power',
    virtualIp: 'the virtual IP answers on another master',
    endpoint: 'a dead master is out of the endpoints of kubernetes',
    endpointAndLeader: 'the same, if etcd’s leader died with it',
    notReady: 'a dead master’s node is NotReady',
    notReadyAndHolder: 'the same, if the acting controller manager died with it',
    evicted: 'Pods of a dead node are evicted',
    evictedAndHolder: 'the same, if the acting controller manager died with it',
  } satisfies Record<RowId, string>,
  rowHow: {
    election: ({ electionMs }) =>
      `a timeout between ${set(electionMs)} and nearly twice that; at the latest after two more votes`,
    leaseCrash: ({ lease }) =>
      `a lease of ${set(lease.leaseMs)}, less a retry, up to two polls of ${poll(lease)} more`,
    leaseStop: ({ lease }) => `the next poll, at most ${poll(lease)} away`,
    balancerCrash: ({ front }) =>
      front.kind === 'balancer'
        ? `${count(front.fall)} refusals, ${set(front.intervalMs)} apart`
        : '',
    balancerHost: ({ front }) =>
      front.kind === 'balancer'
        ? `${count(front.fall)} times ${set(front.timeoutMs)} without an answer, ${set(front.intervalMs)} apart`
        : '',
    virtualIp: ({ front }) =>
      front.kind === 'kube-vip'
        ? `a lease of ${set(front.leaseMs)}, less a retry, up to two polls of ${poll(front)} more`
        : 'three advertisements of 1 s, and a skew by priority',
    connection: () => 'an HTTP/2 ping of client-go: after 30 s of silence, 15 s for the answer',
    endpoint: () => 'a key that lives 15 s, renewed and looked at every 10 s',
    endpointAndLeader: ({ electionMs }) =>
      `the election; then keys live anew, and ${set(electionMs)} longer`,
    notReady: ({ graceMs, lookMs }) =>
      `${set(graceMs)} without a renewal, looked at every ${set(lookMs)}; renewed every 10 s`,
    notReadyAndHolder: ({ graceMs }) =>
      `first another one has to act; it knows no history, and waits ${set(graceMs)}`,
    evicted: ({ tolerationMs }) =>
      `NotReady, one look more, and ${set(tolerationMs)} of toleration; of several nodes, one every 10 s`,
    evictedAndHolder: ({ tolerationMs }) =>
      `NotReady so late, one look more, and ${set(tolerationMs)} of toleration`,
  } satisfies Record<RowId, (clocks: Clocks) => string> as Record<
    RowId,
    (clocks: Clocks) => string
  >,
  obstacles: {
    noMajority: 'Never: etcd has no majority left.',
    nobodyElse: 'Never: there is nobody else.',
    otherHosts: 'Does not happen: etcd has machines of its own.',
    oneAddress: 'Never: clients know one address.',
    graceTooShort: 'Not known: nodes are given up between two renewals.',
    lateAnswers: 'Not known: checks end before an answer.',
  } satisfies Record<Obstacle, string>,
  simulate: (runs: string): string => `Simulate ${runs} of each`,
  rowsTooLong: (rows: readonly string[]): string =>
    `Too long to simulate here: ${rows.join('; ')}.`,

  leases: 'Leases',
  leasesSay: 'Of kube-controller-manager and kube-scheduler, with your API request.',
  openLeases: 'In the lease calculator',
  leasesAlso: ({ requestTimeoutUs }: Calculation, hangMs: number): string =>
    `One request is given up after ${formatSetting(requestTimeoutUs, 'en')}. The health check of a leader that hangs fails ${set(hangMs)} after its last renewal.`,

  etcdSays: (
    { drawnMs, stepsDownMs, writeFailsMs, heartbeatMs, leastElectionMs }: EtcdNumbers,
    { roundTripMs }: ClusterReading,
  ): readonly (readonly [value: string, what: string])[] => [
    ...(stepsDownMs
      ? ([
          [span(drawnMs), 'election timeout, as a follower draws it'],
          [span(stepsDownMs), 'until a leader that is cut off steps down'],
        ] as const)
      : []),
    [set(writeFailsMs), 'until a write without a leader fails'],
    [span(heartbeatMs), `heartbeat that etcd advises for a round trip of ${set(roundTripMs.max)}`],
    [`≥ ${set(leastElectionMs)}`, 'election timeout that etcd advises'],
  ],
  value: 'Value',

  checks: 'Health checks of the balancer',
  checksSay: 'Of /readyz of each API server.',
  openChecks: 'On the page of health checks',
  checkSays: ({
    refusedMs,
    silentMs,
    returnsMs,
    perDay,
    delayMs,
  }: CheckNumbers): readonly (readonly [value: string, what: string])[] => [
    [span(refusedMs), 'out, if connections are refused'],
    [span(silentMs), 'out, if nothing answers'],
    [span(returnsMs), 'back, once it answers again'],
    [formatNumber(Math.round(perDay), 'en'), 'checks a day of each API server'],
    [
      `> ${length(delayMs * 1000, 'up', 'en')}`,
      'for shutdown-delay-duration, so that a stop fails no request',
    ],
  ],

  sheet: 'For your runbook',
  print: 'Print',
  printSays: 'One page of A4, with these numbers, your settings and the address.',
  sheetForm: 'Form of the sheet',
  sheetKinds: { markdown: 'Markdown', text: 'Text', link: 'Link' },
  sheetSays: {
    markdown: 'A cheat sheet of this cluster',
    text: 'A cheat sheet of this cluster',
    link: 'This page with this cluster',
  },

  settingsOut: 'Settings for your cluster',
  settingsForm: 'Who reads the settings',
  settingsKinds: { kubeadm: 'kubeadm', k3s: 'k3s', rke2: 'RKE2', front: 'In front' },
  settingsSays: {
    kubeadm: 'ClusterConfiguration; a cluster that runs reads /etc/kubernetes/manifests',
    k3s: '/etc/rancher/k3s/config.yaml on every server',
    rke2: '/etc/rancher/rke2/config.yaml on every server',
    front: 'HAProxy, of each server; kube-vip, its environment',
  },
  nothingDiffers: '# nothing differs from the defaults',

  elsewhere: 'See it run',
  openLaboratory: 'Let a master of this cluster die, in the Failover laboratory',
  vipNote: 'There kube-vip has the durations of the other Leases.',
  readFailover: 'Why it takes so long: A master dies',
  readSheet: 'The cheat sheet, for the defaults',
};

export type ClusterStrings = typeof en;
