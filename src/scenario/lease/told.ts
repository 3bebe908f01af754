/** Elections whose traces tests read: instants, one kind of event after another, in seconds. */
import type { EventOf } from '../model.ts';
import type { ScenarioSource } from '../scenario.ts';
import type { LeaseTypes } from './model.ts';
import { LeaseRun, readLeaseScenario } from './run.ts';

export type LeaseTraceEvent = EventOf<LeaseTypes>;
export type EventNamed<Type extends LeaseTraceEvent['type']> = Extract<
  LeaseTraceEvent,
  { type: Type }
>;

/** Runs a scenario to its end. */
export function runLease(source: ScenarioSource, seed = 0): LeaseRun {
  const run = new LeaseRun(readLeaseScenario({ model: 'lease', ...source }), { seed });
  run.finish();
  return run;
}

/** The events of one kind, of one candidate or of all. */
export function told<Type extends LeaseTraceEvent['type']>(
  { events }: LeaseRun,
  type: Type,
  node?: string,
): EventNamed<Type>[] {
  return events.filter(
    (event): event is EventNamed<Type> =>
      event.type === type && (node === undefined || ('node' in event && event.node === node)),
  );
}

export function secondsOf({ atUs }: { readonly atUs: number }): number {
  return atUs / 1_000_000;
}

/** A candidate's requests from an instant on, as `2.06 update`: seconds since then, and the verb. */
export function requestsSince(run: LeaseRun, node: string, sinceS = 0): string[] {
  return told(run, 'request', node)
    .filter((request) => secondsOf(request) >= sinceS)
    .map((request) => `${sinceOf(request, sinceS)} ${request.verb}`);
}

/** How a candidate's requests ended from an instant on, as `5 update timeout`. */
export function outcomesSince(run: LeaseRun, node: string, sinceS = 0): string[] {
  return told(run, 'response', node)
    .filter((response) => secondsOf(response) >= sinceS)
    .map((response) => `${sinceOf(response, sinceS)} ${response.verb} ${String(response.code)}`);
}

function sinceOf(event: { readonly atUs: number }, sinceS: number): string {
  return String(Math.round(event.atUs - sinceS * 1_000_000) / 1_000_000);
}

/** The writes that reached the API server, each with its instant there. */
export function writesOf(run: LeaseRun): { atUs: number; node: string; message: Written }[] {
  const sent = new Map<number, EventNamed<'send'>>();
  const writes: { atUs: number; node: string; message: Written }[] = [];
  for (const event of run.events) {
    if (event.type === 'send') sent.set(event.id, event);
    if (event.type !== 'deliver') continue;
    const { from, message } = sent.get(event.id) ?? {};
    if (from === undefined || !message || !isWrite(message)) continue;
    writes.push({ atUs: event.atUs, node: from, message });
  }
  return writes;
}

export type Written = Extract<
  EventNamed<'send'>['message'],
  { readonly type: 'create' | 'update' }
>;

function isWrite(message: EventNamed<'send'>['message']): message is Written {
  return message.type === 'create' || message.type === 'update';
}
