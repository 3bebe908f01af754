/** What somebody does to a cluster, and what it hits. */
import type { HostId } from '../../models/control-plane/names.ts';
import { ELECTED, hostOf, partOf } from './names.ts';
import { readControlPlaneCommand, type ControlPlaneCommand, type Target } from './command.ts';
import type { Duty, EventOf } from './facts.ts';
import { begin, grow, turnBad, turnGood, young, type Memory } from './memory.ts';

const BREAKING: readonly string[] = ['crash', 'pause', 'hang', 'stop', 'drain'];

export function onCommand(memory: Memory, event: EventOf<'command'>): void {
  const command = readControlPlaneCommand(event.command);
  memory.isSettled = true;
  memory.command = command;
  memory.commandUs = event.atUs;
  if (!isIdle(memory, command)) {
    const duties = dutiesHit(memory, command);
    begin<'command'>(memory, { kind: 'command', command, duties }, event);
  }
  obey(memory, command, event.atUs);
}

/** Hosts that have power are not started: a note follows. */
function isIdle({ down }: Memory, command: ControlPlaneCommand): boolean {
  return (
    command.type === 'restart' &&
    command.targets.every(({ component, host }) => component === undefined && !down.has(host))
  );
}

/** What the hosts and processes that a command breaks did for all. */
function dutiesHit(memory: Memory, command: ControlPlaneCommand): Map<HostId, readonly Duty[]> {
  const duties = new Map<HostId, readonly Duty[]>();
  const add = (target: Target, stays?: Duty): void => {
    const had = dutiesOf(memory, target).filter((one) => one !== stays);
    const all = [...(duties.get(target.host) ?? []), ...had];
    if (all.length > 0) duties.set(target.host, all);
  };
  if (command.type === 'partition') {
    for (const host of aside(command.groups)) add({ host, component: undefined });
  } else if ('targets' in command && BREAKING.includes(command.type)) {
    // The member of etcd beside it stays.
    const stays = command.type === 'drain' ? 'etcd' : undefined;
    for (const target of command.targets) add(target, stays);
  } else if (command.type === 'expire') {
    for (const host of command.hosts) add({ host, component: undefined });
  } else if (command.type === 'slowDisk') {
    for (const host of command.hosts) add({ host, component: 'etcd' });
  }
  return duties;
}

function dutiesOf({ etcd, leading, virtualIp }: Memory, { component, host }: Target): Duty[] {
  const isHit = (part: string): boolean => component === undefined || component === part;
  return [
    ...(etcd.leader === host && isHit('etcd') ? ['etcd' as const] : []),
    ...ELECTED.filter((one) => isHit(one) && leading.get(one) === host && one !== 'kube-vip'),
    ...(virtualIp.includes(host) && isHit('kube-vip') ? ['virtualIp' as const] : []),
  ];
}

/** Everybody who is not on the largest side. */
function aside(groups: readonly (readonly HostId[])[]): readonly HostId[] {
  const [largest] = [...groups].sort((a, b) => b.length - a.length);
  return groups.filter((group) => group !== largest).flat();
}

function obey(memory: Memory, command: ControlPlaneCommand, atUs: number): void {
  switch (command.type) {
    case 'crash':
    case 'pause':
    case 'hang':
    case 'stop':
    case 'drain':
      for (const target of command.targets) hit(memory, command.type, target, atUs);
      break;
    case 'restart':
    case 'resume':
    case 'recover':
      for (const { component, host } of command.targets) {
        memory.leaving.delete(host);
        if (component === undefined) memory.down.delete(host);
        if (component === undefined || component === 'etcd') memory.membersDown.delete(host);
        if (command.type !== 'restart' || !memory.config.masters.includes(host)) {
          turnGood(memory, host, atUs);
        }
      }
      break;
    case 'partition':
      memory.cutOff.clear();
      for (const host of aside(command.groups)) {
        memory.cutOff.add(host);
        turnBad(memory, host, atUs);
      }
      break;
    case 'heal':
      for (const host of memory.cutOff) {
        if (!memory.down.has(host)) turnGood(memory, host, atUs);
      }
      memory.cutOff.clear();
      break;
    case 'expire':
      for (const host of command.hosts) turnBad(memory, host, atUs);
      break;
    case 'slowDisk':
      for (const host of command.hosts) memory.waits.delete(host);
      break;
    default:
  }
}

function hit(memory: Memory, command: string, { component, host }: Target, atUs: number): void {
  const isWhole = component === undefined;
  if (isWhole && command === 'crash') memory.down.add(host);
  if ((isWhole && command === 'crash') || component === 'etcd') memory.membersDown.add(host);
  if (isWhole ? command === 'drain' : component === 'kube-apiserver' && command === 'stop') {
    memory.leaving.add(host);
  }
  if (isWhole || component === 'kube-apiserver' || component === 'kubelet') {
    turnBad(memory, host, atUs);
  }
}

/** Of a process whose host has power: it will be started again. */
export function onCrash(memory: Memory, { node, atUs }: EventOf<'crash'>): void {
  const part = partOf(node);
  if (part === 'etcd') {
    memory.membersDown.add(hostOf(node));
    memory.waiting.delete(hostOf(node));
  }
  if (memory.down.has(hostOf(node))) return;
  memory.crashed.set(node, atUs);
}

export function onRestart(memory: Memory, event: EventOf<'restart'>): void {
  const { node, atUs } = event;
  const [component, host] = [partOf(node), hostOf(node)];
  if (component === 'etcd') memory.membersDown.delete(host);
  if (memory.exited.delete(node)) return;
  const crashedUs = memory.crashed.get(node);
  memory.crashed.delete(node);
  // A command that starts it says so.
  if (crashedUs === undefined || memory.commandUs === atUs) return;
  const fact = { kind: 'processBack' as const, host, component, afterUs: atUs - crashedUs };
  begin<'processBack'>(memory, fact, event);
}

export function onNote(memory: Memory, event: EventOf<'note'>): void {
  const { note, node } = event;
  if (note !== 'noEffect') {
    begin<'note'>(memory, { kind: 'note', note, node }, event);
    return;
  }
  const nodes = node === undefined ? [] : [node];
  const line = young(memory, 'noEffect', event);
  if (!line) {
    begin<'noEffect'>(memory, { kind: 'noEffect', nodes }, event);
    return;
  }
  line.fact.nodes.push(...nodes);
  grow(memory, line, event);
}

export function onViolation(memory: Memory, event: EventOf<'violation'>): void {
  const { property, nodes } = event;
  begin<'violated'>(memory, { kind: 'violated', property, nodes }, event);
}

/** Somebody looks: every line says all there was. */
export function onExpect(memory: Memory, event: EventOf<'expect'>): void {
  memory.page.catchUp(event);
  if (event.met) return;
  const [key = '', wanted] = Object.entries(event.expect)[0] ?? [];
  const { seen, met: isMet } = event;
  begin<'expected'>(memory, { kind: 'expected', key, wanted, seen, isMet }, event);
}
