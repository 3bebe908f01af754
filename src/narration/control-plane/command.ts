import type { Component, HostId } from '../../models/control-plane/names.ts';
import { COMPONENTS, hostOf, partOf } from './names.ts';
import { isRecord, listOf, textOf } from '../written.ts';

/** A host, or one of its processes. */
export interface Target {
  readonly component: Component | undefined;
  readonly host: HostId;
}

/** A command as a trace holds it, read for its sentence. */
export type ControlPlaneCommand =
  | { readonly type: TargetCommand; readonly targets: readonly Target[] }
  | { readonly type: 'partition'; readonly groups: readonly (readonly HostId[])[] }
  | { readonly type: 'heal' }
  | { readonly type: 'expire'; readonly hosts: readonly HostId[] }
  | { readonly type: 'upgrade'; readonly host: HostId; readonly to: string }
  | { readonly type: 'slowDisk'; readonly hosts: readonly HostId[]; readonly to: string }
  | { readonly type: 'other'; readonly text: string };

const TARGET_COMMANDS = [
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

/** Reads what the trace of a run that was already checked says; what it does not know it quotes. */
export function readControlPlaneCommand(written: unknown): ControlPlaneCommand {
  const [entry] = Object.entries(isRecord(written) ? written : {});
  const [name = '', value] = entry ?? [];
  const command = TARGET_COMMANDS.find((one) => one === name);
  if (command) return { type: command, targets: listOf(value).map(targetOf) };
  const given = isRecord(value) ? value : {};
  switch (name) {
    case 'partition':
      return { type: name, groups: Array.isArray(value) ? value.map(listOf) : [] };
    case 'heal':
      return { type: name };
    case 'expire':
      return { type: name, hosts: listOf(value).map(hostOf) };
    case 'upgrade':
      return { type: name, host: textOf(given['node']), to: textOf(given['to']) };
    case 'slowDisk':
      return { type: name, hosts: listOf(given['node']).map(hostOf), to: textOf(given['to']) };
    default:
      return { type: 'other', text: textOf(written) };
  }
}

function targetOf(text: string): Target {
  const component = COMPONENTS.find((one) => text.includes('@') && one === partOf(text));
  return { component, host: hostOf(text) };
}
