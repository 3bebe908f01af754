/** What users of the cluster get. */
import type { Service } from '../../models/control-plane/events.ts';
import type { EventOf } from './facts.ts';
import { SERVICE_OF } from './leases.ts';
import { SERVICES } from './names.ts';
import { begin, grow, young, type Memory } from './memory.ts';

export function onService(memory: Memory, event: EventOf<'service'>): void {
  const { service, share, atUs } = event;
  const level = memory.levels.get(service);
  if (!level) return;
  const { share: was, sinceUs } = level;
  level.share = share;
  if (was === 1) level.sinceUs = atUs;
  if (!memory.isSettled) {
    memory.isSettled = [...memory.levels.values()].every((one) => one.share === 1);
    return;
  }
  if (share < was) {
    const line = young(memory, 'outage', event);
    if (!line) {
      begin<'outage'>(memory, { kind: 'outage', levels: [{ service, share }] }, event);
      return;
    }
    const others = line.fact.levels.filter((one) => one.service !== service);
    line.fact.levels = inOrder([...others, { service, share }]);
    grow(memory, line, event);
    return;
  }
  // Whoever takes over says since when nobody had.
  const taken = young(memory, 'takesOver', event)?.fact;
  if (taken?.idleUs !== undefined && SERVICE_OF[taken.component] === service) return;
  const now = { service, share, afterUs: atUs - sinceUs };
  const line = young(memory, 'restored', event);
  if (!line) {
    begin<'restored'>(memory, { kind: 'restored', levels: [now] }, event);
    return;
  }
  line.fact.levels = inOrder([...line.fact.levels, now]);
  grow(memory, line, event);
}

function inOrder<Item extends { readonly service: Service }>(levels: readonly Item[]): Item[] {
  return SERVICES.flatMap((service) => levels.filter((one) => one.service === service));
}
