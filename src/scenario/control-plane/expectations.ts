import { CONTROL_PLANE_PROPERTY_NAMES } from '../../invariants/control-plane-properties.ts';
import type { Cluster } from '../../models/control-plane/cluster.ts';
import type { Service } from '../../models/control-plane/events.ts';
import { ELECTED } from '../../models/control-plane/names.ts';
import * as looks from '../looks.ts';
import type { Expectation } from '../model.ts';
import type { Path } from '../problem.ts';
import { EXPECTATIONS, readKeys, readOneOf } from '../read.ts';
import { hostsIn } from './commands.ts';
import type { ControlPlaneConfig } from './config.ts';
import { clusterOf, type ControlPlaneWorld } from './execute.ts';
import { CONTROL_PLANE_METRIC_NAMES } from './metrics.ts';
import type { ControlPlaneTypes } from './model.ts';

type Look = looks.Look<ControlPlaneTypes>;
type Build = (value: unknown, path: Path, config: ControlPlaneConfig) => Look;

const SERVICE_KEYS = ['connections', 'reads', 'writes', 'scheduling', 'controllers'] as const;
const KEYS = [...SERVICE_KEYS, 'leader', 'holder', 'virtualIp', 'nodes', 'endpoints', 'violations'];

export function readExpectations(
  value: unknown,
  path: Path,
  config: ControlPlaneConfig,
): readonly Expectation<ControlPlaneTypes>[] {
  const keys = [...KEYS, ...CONTROL_PLANE_METRIC_NAMES];
  const given = readKeys(value, path, { keys, what: EXPECTATIONS });
  return Object.entries(given).map(([key, wanted]) => {
    const at = [...path, key];
    const build = BUILDERS[key];
    const look = build
      ? build(wanted, at, config)
      : looks.lookAtMetric<ControlPlaneTypes>(wanted, at, key);
    return { key, judge: (observed) => ({ expectation: { [key]: wanted }, ...look(observed) }) };
  });
}

/** `available`: all of it; `unavailable`: none; `partly`: some new connections fail. */
const STATES = ['available', 'partly', 'unavailable'] as const;
export type ServiceState = (typeof STATES)[number];

export function serviceState(world: ControlPlaneWorld, name: Service): ServiceState {
  const share = clusterOf(world).services.get(name) ?? 0;
  return share === 1 ? 'available' : share === 0 ? 'unavailable' : 'partly';
}

const service =
  (name: Service): Build =>
  (value, path) => {
    const wanted = readOneOf(STATES)(value, path);
    return ({ world }) => {
      const seen = serviceState(world, name);
      return { isMet: seen === wanted, seen };
    };
  };

const readsOf = (what: (cluster: Cluster) => string | undefined, others: readonly string[]) =>
  ((value, path, config) => {
    const wanted = readOneOf([...hostsIn(config), ...others])(value, path);
    return ({ world }) => {
      const seen = what(clusterOf(world)) ?? 'none';
      return { isMet: wanted === 'any' ? seen !== 'none' : seen === wanted, seen };
    };
  }) satisfies Build;

/** A record by name, each value judged: `{ kube-scheduler: m2 }`. */
const each =
  (names: (config: ControlPlaneConfig) => readonly string[], choices: readonly string[]) =>
  (look: (cluster: Cluster, name: string) => string): Build =>
  (value, path, config) => {
    const known = names(config);
    const given = readKeys(value, path, {
      keys: known,
      what: { en: 'names', 'zh-cn': '每个名字的值' },
    });
    const wanted = Object.entries(given).map(
      ([name, one]) =>
        [name, readOneOf([...hostsIn(config), ...choices])(one, [...path, name])] as const,
    );
    return ({ world }) => {
      const seen = Object.fromEntries(wanted.map(([name]) => [name, look(clusterOf(world), name)]));
      return { isMet: wanted.every(([name, one]) => seen[name] === one), seen };
    };
  };

const BUILDERS: Record<string, Build> = {
  ...Object.fromEntries(SERVICE_KEYS.map((name) => [name, service(name)])),
  leader: readsOf(
    ({ leader, etcd }) => {
      return leader && etcd.get(leader.host)?.isLeader === true ? leader.host : undefined;
    },
    ['any', 'none'],
  ),
  holder: each(
    () => ELECTED,
    ['none'],
  )(({ leading }, component) => leading.get(component) ?? 'none'),
  virtualIp: (value, path, config) => {
    const all = Array.isArray(value) ? value : [value];
    const wanted = all.map((one: unknown, index) =>
      readOneOf([...hostsIn(config), 'none'])(one, Array.isArray(value) ? [...path, index] : path),
    );
    return ({ world }) => {
      const { virtualIp } = clusterOf(world);
      const seen = virtualIp.length === 0 ? ['none'] : [...virtualIp].sort();
      return { isMet: seen.join(' ') === [...wanted].sort().join(' '), seen };
    };
  },
  nodes: each(
    ({ cluster: { masters, workers } }) => [...masters, ...workers],
    ['ready', 'notReady'],
  )(({ nodes }, name) => (nodes.get(name)?.isReady === true ? 'ready' : 'notReady')),
  endpoints: each(
    ({ cluster: { masters } }) => masters,
    ['listed', 'removed'],
  )(({ endpoints }, name) => (endpoints.get(name)?.isListed === true ? 'listed' : 'removed')),
  violations: (value, path) => looks.lookAtViolations(value, path, CONTROL_PLANE_PROPERTY_NAMES),
};
