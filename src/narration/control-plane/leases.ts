/** Who holds which Lease. */
import type { Elected } from '../../models/control-plane/names.ts';
import { ELECTED, hostOf } from './names.ts';
import type { Service } from '../../models/control-plane/events.ts';
import type { EventOf } from './facts.ts';
import { begin, grow, sinceBad, young, type Memory } from './memory.ts';

/** One process after another gives up. */
const TOGETHER_US = 1_000_000;

/** What fails while nobody leads who can act. */
export const SERVICE_OF: Readonly<Partial<Record<string, Service>>> = {
  'kube-scheduler': 'scheduling',
  'kube-controller-manager': 'controllers',
};

function electedOf(component: string): Elected | undefined {
  return ELECTED.find((one) => one === component);
}

export function onAcquire(memory: Memory, event: EventOf<'acquire'>): void {
  const component = electedOf(event.component);
  if (!component) return;
  const { leading, config, isSettled } = memory;
  const host = hostOf(event.node);
  const idleUs = idleOf(memory, component, event.atUs);
  leading.set(component, host);
  if (!isSettled) return;
  const { because } = event;
  const before = event.before === '' ? undefined : hostOf(event.before).split('#')[0];
  const { leaseDurationUs: durationUs } = config;
  begin<'takesOver'>(
    memory,
    { kind: 'takesOver', component, host, because, before, idleUs, durationUs },
    event,
  );
}

function idleOf(memory: Memory, component: Elected, atUs: number): number | undefined {
  const service = SERVICE_OF[component];
  const level = service && memory.levels.get(service);
  if (level) return level.share < 1 ? atUs - level.sinceUs : undefined;
  const holder = memory.leading.get(component);
  return holder === undefined ? undefined : sinceBad(memory, holder, atUs);
}

export function onLost(memory: Memory, event: EventOf<'lost'>): void {
  const component = electedOf(event.component);
  if (!component) return;
  const host = hostOf(event.node);
  const line = young(memory, 'losesLease', event, TOGETHER_US);
  if (line?.fact.host === host) {
    line.fact.components.push(component);
    grow(memory, line, event);
    return;
  }
  const { renewDeadlineUs: deadlineUs } = memory.config;
  begin<'losesLease'>(
    memory,
    { kind: 'losesLease', host, components: [component], deadlineUs },
    event,
  );
}

export function onRelease(memory: Memory, event: EventOf<'release'>): void {
  const component = electedOf(event.component);
  if (!component) return;
  const host = hostOf(event.node);
  if (memory.leading.get(component) === host) memory.leading.delete(component);
  // What follows a loss is told there.
  if (young(memory, 'losesLease', event, memory.config.renewDeadlineUs)?.fact.host === host) return;
  begin<'releases'>(memory, { kind: 'releases', host, component }, event);
}

export function onExit(memory: Memory, event: EventOf<'exit'>): void {
  memory.exited.add(event.node);
  const component = electedOf(event.component);
  const host = hostOf(event.node);
  if (!component || event.reason !== 'cancelled') return;
  if (memory.leading.get(component) !== host) return;
  begin<'leaves'>(memory, { kind: 'leaves', host, component }, event);
}
