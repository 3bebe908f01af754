/** The balancer holds a server unhealthy, or healthy again, because of its checks. */
import type { Failure } from '../../models/probe/messages.ts';
import { loadOf } from './emptying.ts';
import type { BalancerFactOf, BalancerTraceEvent, EventOf, Growing } from './facts.ts';
import { endDrought } from './failures.ts';
import { timeoutIn } from './health.ts';
import {
  addTo,
  connectionsIn,
  FEW,
  isLongLived,
  noCut,
  usableIn,
  widen,
  type Memory,
} from './memory.ts';
import type { Line, Plight, Server } from './server.ts';
import { onPassiveVerdict } from './passive.ts';
import { maybeSettle, willSettle } from './rolling.ts';

/** So many false alarms are told one by one. */
const FEW_ALARMS = 2;

export function onVerdict(memory: Memory, event: EventOf<'healthy' | 'unhealthy'>): void {
  const server = memory.servers.get(event.target);
  if (!server) return;
  if (event.node === 'requests') onPassiveVerdict(memory, event, server);
  else if (event.type === 'unhealthy') onUnhealthy(memory, event, server);
  else onHealthy(memory, event, server);
}

type Verdict = EventOf<'healthy' | 'unhealthy'>;

function onUnhealthy(memory: Memory, event: Verdict, server: Server): void {
  server.isHealthy = false;
  server.outUs = event.atUs;
  server.checks = undefined;
  server.verdict = undefined;
  const { plight } = server;
  if (usableIn(memory) === 0) endDrought(memory);
  if (plight) {
    server.verdict = tellMarkedDown(memory, event, { server, plight });
    return;
  }
  memory.alarms += 1;
  if (memory.alarms > FEW_ALARMS) tellFurtherAlarm(memory, event, server);
  else server.verdict = memory.page.begin(markedDown(memory, event, server), event);
}

function tellMarkedDown(
  memory: Memory,
  event: Verdict,
  { server, plight }: { server: Server; plight: Plight },
): Line<'markedDown'> {
  const { page } = memory;
  const line = plight.verdicts;
  if (!line || plight.nodes.length <= FEW) {
    plight.verdicts = page.begin(markedDown(memory, event, server), event);
    return plight.verdicts;
  }
  const { fact } = line;
  fact.targets.push(server.id);
  fact.afterUs = widen(fact.afterUs, event.atUs - plight.atUs);
  fact.failed = memory.failed - plight.failed;
  fact.retried = memory.retried - plight.retried;
  fact.waiting += waitingAt(memory, server);
  fact.usable = usableIn(memory);
  page.grow(line, event, fact.targets.length);
  return line;
}

function markedDown(
  memory: Memory,
  event: Verdict,
  server: Server,
): Growing<BalancerFactOf<'markedDown'>> {
  const { plight } = server;
  const afterUs = event.atUs - (plight?.atUs ?? event.atUs);
  return {
    kind: 'markedDown',
    targets: [server.id],
    reason: failureOf(event.reason),
    inRow: event.count,
    timeoutUs: timeoutIn(memory),
    trouble: plight?.how,
    of: plight?.nodes.length ?? 1,
    afterUs: { minUs: afterUs, maxUs: afterUs },
    failed: plight ? memory.failed - plight.failed : 0,
    retried: plight ? memory.retried - plight.retried : 0,
    waiting: waitingAt(memory, server),
    cut: noCut(memory),
    usable: usableIn(memory),
  };
}

function failureOf(reason: Verdict['reason']): Failure {
  return reason === 'timeout' || reason === 'refused' ? reason : 'failing';
}

/** Requests at a server that hangs. */
function waitingAt(memory: Memory, server: Server): number {
  return server.plight?.how === 'hang' && !isLongLived(memory) ? loadOf(memory, server) : 0;
}

function tellFurtherAlarm(memory: Memory, event: BalancerTraceEvent, { id }: Server): void {
  const { page, furtherAlarms } = memory;
  if (furtherAlarms) {
    furtherAlarms.fact.times += 1;
    addTo(furtherAlarms.fact.by, id);
    page.grow(furtherAlarms, event, furtherAlarms.fact.times);
    return;
  }
  const by = new Map([[id, 1]]);
  const fact = { kind: 'falseAlarms' as const, by, times: 1, outUs: 0 };
  memory.furtherAlarms = page.begin(fact, event);
}

function onHealthy(memory: Memory, event: Verdict, server: Server): void {
  const { back, verdict } = server;
  const outUs = event.atUs - server.outUs;
  server.isHealthy = true;
  server.back = undefined;
  endDrought(memory);
  const { furtherAlarms, page } = memory;
  if (!back && !verdict && furtherAlarms) {
    furtherAlarms.fact.outUs += outUs;
    page.grow(furtherAlarms, event, furtherAlarms.fact.times);
    return;
  }
  if (back?.verdicts && back.nodes.length > FEW) {
    const { fact } = back.verdicts;
    fact.targets.push(server.id);
    fact.afterUs = fact.afterUs && widen(fact.afterUs, event.atUs - back.atUs);
    fact.outUs = widen(fact.outUs, outUs);
    page.grow(back.verdicts, event, fact.targets.length);
  } else {
    const afterUs = back && event.atUs - back.atUs;
    const line = page.begin(
      {
        kind: 'markedUp' as const,
        targets: [server.id],
        inRow: event.count,
        afterUs: afterUs === undefined ? undefined : { minUs: afterUs, maxUs: afterUs },
        outUs: { minUs: outUs, maxUs: outUs },
        slowStartUs: memory.config.slowStartUs,
        now: willSettle(memory) ? undefined : connectionsIn(memory),
      },
      event,
    );
    if (back) {
      back.verdicts = line;
      memory.moved.clear();
    }
  }
  maybeSettle(memory, event);
}
