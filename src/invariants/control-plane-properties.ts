import { etcdElectionSafety } from './control-plane/etcd-election-safety.ts';
import type { ClusterProperty } from './control-plane/property.ts';
import { versionSkew } from './control-plane/version-skew.ts';

/** The properties that every run of a control plane is held to. */
export const CONTROL_PLANE_PROPERTIES: readonly ClusterProperty[] = [
  etcdElectionSafety,
  versionSkew,
];

export const CONTROL_PLANE_PROPERTY_NAMES = ['election-safety', 'version-skew'] as const;
