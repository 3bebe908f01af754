/** The names that a trace has for components, and for what runs where. */
import type { Service } from '../../models/control-plane/events.ts';
import type { Component, Elected, HostId } from '../../models/control-plane/names.ts';
import type { NodeId } from '../../sim/world.ts';
import { CONTROL_PLANE_NAMES } from '../control-plane-names.ts';

const { components, elected, services } = CONTROL_PLANE_NAMES.en;

export const COMPONENTS = Object.keys(components) as readonly Component[];
export const ELECTED = Object.keys(elected) as readonly Elected[];
/** In the order in which they are said. */
export const SERVICES = Object.keys(services) as readonly Service[];

/** `m1` of `kube-scheduler@m1`. */
export function hostOf(node: NodeId): HostId {
  return node.slice(node.indexOf('@') + 1);
}

/** `kube-scheduler` of `kube-scheduler@m1`. */
export function partOf(node: NodeId): string {
  const at = node.indexOf('@');
  return at === -1 ? node : node.slice(0, at);
}
