/** Health that the balancer learns from requests alone. */
import type { EventOf } from './facts.ts';
import { endDrought } from './failures.ts';
import { addTo, FEW, widen, type Memory } from './memory.ts';
import type { Line, Server } from './server.ts';

type Verdict = EventOf<'healthy' | 'unhealthy'>;

export function onPassiveVerdict(memory: Memory, event: Verdict, server: Server): void {
  if (event.type === 'unhealthy') leaveOut(memory, event, server);
  else trust(memory, event, server);
}

function leaveOut(memory: Memory, event: Verdict, server: Server): void {
  server.isLeftOut = true;
  server.leftOutUs = event.atUs;
  // What fails from now on is another line.
  server.plight?.failures.clear();
  const known = server.leftOut ?? (memory.leftOuts >= FEW ? memory.leftOut : undefined);
  if (known) {
    known.fact.times += 1;
    addTo(known.fact.by, server.id);
    memory.page.grow(known, event, known.fact.times);
    server.leftOut = known;
    return;
  }
  server.leftOut = tellLeftOut(memory, event, server);
  memory.leftOuts += 1;
  if (memory.leftOuts > FEW) memory.leftOut = server.leftOut;
}

function tellLeftOut(memory: Memory, event: Verdict, server: Server): Line<'leftOut'> {
  const { passive } = memory.config;
  return memory.page.begin(
    {
      kind: 'leftOut' as const,
      by: new Map([[server.id, 1]]),
      fails: passive?.maxFails ?? event.count,
      forUs: passive?.failTimeoutUs ?? 0,
      times: 1,
      isServing: !server.plight,
    },
    event,
  );
}

/** A request has been answered: the balancer gives it its share again. */
function trust(memory: Memory, event: Verdict, server: Server): void {
  server.isLeftOut = false;
  server.trial = undefined;
  endDrought(memory);
  if (server.leftOut && server.leftOut.fact.times > 1) return;
  const afterUs = event.atUs - server.leftOutUs;
  const { page, trusted } = memory;
  if (trusted && memory.trusts >= FEW) {
    trusted.fact.targets.push(server.id);
    trusted.fact.afterUs = widen(trusted.fact.afterUs, afterUs);
    page.grow(trusted, event, trusted.fact.targets.length);
    return;
  }
  memory.trusts += 1;
  const span = { minUs: afterUs, maxUs: afterUs };
  const fact = { kind: 'trusted' as const, targets: [server.id], afterUs: span };
  memory.trusted = page.begin(fact, event);
}
