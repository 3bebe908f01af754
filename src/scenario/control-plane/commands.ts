import {
  COMPONENTS,
  nodeAt,
  type Component,
  type HostId,
} from '../../models/control-plane/names.ts';
import type { Distribution } from '../../sim/distribution.ts';
import { readDistribution } from '../duration.ts';
import { ScenarioError, type Path } from '../problem.ts';
import {
  COMMAND,
  expected,
  isRecord,
  readKeys,
  readList,
  unknownName,
  type Read,
} from '../read.ts';
import { readMinor, type ControlPlaneConfig } from './config.ts';

/** Hosts by what they have when the command runs. */
export const HOST_ROLES = ['leader', 'controllers', 'scheduler', 'plain'] as const;
export type HostRole = (typeof HOST_ROLES)[number];

/** A host, one of its processes, or a role in place of the host. */
export interface Target {
  readonly component: Component | undefined;
  readonly host: HostId | HostRole;
}

export type ControlPlaneCommand =
  | { readonly type: TargetCommand; readonly targets: readonly Target[] }
  | { readonly type: 'partition'; readonly groups: readonly (readonly HostId[])[] }
  | { readonly type: 'heal' }
  | { readonly type: 'expire'; readonly targets: readonly Target[] }
  | { readonly type: 'upgrade'; readonly target: Target; readonly minor: number | undefined }
  | { readonly type: 'slowDisk'; readonly targets: readonly Target[]; readonly to: Distribution };

/** Commands whose value is nothing but what they act on. */
export const TARGET_COMMANDS = [
  'crash',
  'restart',
  'pause',
  'resume',
  'hang',
  'recover',
  'stop',
  'drain',
] as const;
export type TargetCommand = (typeof TARGET_COMMANDS)[number];

/** Every name that can stand beside `at`. */
export const COMMANDS: readonly string[] = [
  ...TARGET_COMMANDS,
  'partition',
  'heal',
  'expire',
  'upgrade',
  'slowDisk',
];

export function hostsIn({ cluster }: ControlPlaneConfig): readonly HostId[] {
  const { masters, etcdHosts, workers } = cluster;
  return [...new Set([...masters, ...etcdHosts, ...workers])];
}

/** Which processes a host runs. */
export function componentsOn(host: HostId, { cluster }: ControlPlaneConfig): readonly Component[] {
  const isMaster = cluster.masters.includes(host);
  return COMPONENTS.filter((component) => {
    if (component === 'etcd') return cluster.etcdHosts.includes(host);
    if (component === 'kube-vip') return isMaster && cluster.front.kind === 'kube-vip';
    return isMaster;
  });
}

export function nodesOn(host: HostId, config: ControlPlaneConfig): readonly string[] {
  return componentsOn(host, config).map((component) => nodeAt(component, host));
}

export function readCommand(
  name: string,
  value: unknown,
  { path, config }: { readonly path: Path; readonly config: ControlPlaneConfig },
): ControlPlaneCommand {
  const hosts = hostsIn(config);
  const readTargets = oneOrMore(readTarget(hosts));
  const command = TARGET_COMMANDS.find((one) => one === name);
  if (command) return { type: command, targets: readTargets(value, path) };
  switch (name) {
    case 'partition':
      return {
        type: name,
        groups: readGroups(value, path, hosts),
      };
    case 'heal':
      if (value !== 'all') throw expected('`all`', value, path);
      return { type: name };
    case 'expire':
      return { type: name, targets: oneOrMore(readCertificates(hosts))(value, path) };
    case 'upgrade':
      return { type: name, ...readUpgrade(value, path, hosts) };
    case 'slowDisk': {
      const given = readKeys(value, path, {
        keys: ['node', 'to'],
        what: { en: 'a host and a time', 'zh-cn': '主机和时长' },
      });
      const targets = readTargets(given['node'], [...path, 'node']);
      return { type: name, targets, to: readDistribution(given['to'], [...path, 'to']) };
    }
    default:
      throw unknownName({ name, known: COMMANDS, what: COMMAND }, path);
  }
}

function oneOrMore<T>(read: Read<T>): Read<readonly T[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((one: unknown, index) => read(one, [...path, index]))
      : [read(value, path)];
}

function readGroups(
  value: unknown,
  path: Path,
  hosts: readonly HostId[],
): readonly (readonly HostId[])[] {
  const what = {
    en: 'groups of hosts, such as [[m1], [m2, m3]]',
    'zh-cn': '主机分组的列表，例如 [[m1], [m2, m3]]',
  };
  const groups = readList(
    readList(readHost(hosts), { en: 'a list of hosts', 'zh-cn': '主机列表' }),
    what,
  )(value, path);
  if (groups.length === 0) throw expected(what, value, path);
  const seen = new Set<HostId>();
  groups.forEach((group, index) => {
    group.forEach((host, place) => {
      if (seen.has(host)) {
        throw new ScenarioError(
          {
            en: `Host ${host} stands twice: a host is on one side.`,
            'zh-cn': `主机 ${host} 写了两次：一台主机只能在一边。`,
          },
          [...path, index, place],
        );
      }
      seen.add(host);
    });
  });
  return groups;
}

function readHost(hosts: readonly HostId[]): Read<HostId> {
  return (value, path) => {
    if (typeof value === 'string' && hosts.includes(value)) return value;
    if (typeof value === 'string')
      throw unknownName({ name: value, known: hosts, what: { en: 'host', 'zh-cn': '主机' } }, path);
    throw expected(
      {
        en: `a host (${hosts.slice(0, 12).join(', ')})`,
        'zh-cn': `主机（${hosts.slice(0, 12).join('、')}）`,
      },
      value,
      path,
    );
  };
}

/** `m1`, `leader`, `kube-scheduler@m1`, `kube-scheduler@scheduler`. */
function readTarget(hosts: readonly HostId[]): Read<Target> {
  const known = [...hosts, ...HOST_ROLES];
  return (value, path) => {
    if (typeof value !== 'string') {
      throw expected(
        {
          en: 'a host or a process, such as m1 or kube-scheduler@m1',
          'zh-cn': '主机或进程，例如 m1 或 kube-scheduler@m1',
        },
        value,
        path,
      );
    }
    const at = value.indexOf('@');
    const host = value.slice(at + 1);
    if (!known.includes(host))
      throw unknownName(
        { name: host, known, what: { en: 'host or role', 'zh-cn': '主机或角色' } },
        path,
      );
    if (at === -1) return { component: undefined, host };
    const part = value.slice(0, at);
    const component = COMPONENTS.find((one) => one === part);
    if (!component)
      throw unknownName(
        { name: part, known: COMPONENTS, what: { en: 'component', 'zh-cn': '组件' } },
        path,
      );
    return { component, host };
  };
}

/** `certificates@m1`. */
function readCertificates(hosts: readonly HostId[]): Read<Target> {
  return (value, path) => {
    const [what, host] = typeof value === 'string' ? value.split('@') : [];
    if (what !== 'certificates' || host === undefined) {
      throw expected(
        {
          en: 'the certificates of a host, such as certificates@m1',
          'zh-cn': '主机的证书，例如 certificates@m1',
        },
        value,
        path,
      );
    }
    return readTarget(hosts)(host, path);
  };
}

/** `m1`, to the next minor version; `{ node: m1, to: 1.38 }`. */
function readUpgrade(
  value: unknown,
  path: Path,
  hosts: readonly HostId[],
): { target: Target; minor: number | undefined } {
  if (!isRecord(value)) return { target: readTarget(hosts)(value, path), minor: undefined };
  const { node, to } = readKeys(value, path, {
    keys: ['node', 'to'],
    what: { en: 'a host and a version', 'zh-cn': '主机和版本' },
  });
  return {
    target: readTarget(hosts)(node, [...path, 'node']),
    minor: to === undefined ? undefined : readMinor(to, [...path, 'to']),
  };
}
