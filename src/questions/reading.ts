/** What is read from a run to answer a question: a metric, the instant of an event, or a field of it. */
import { readDuration } from '../scenario/duration.ts';
import type { Metrics } from '../scenario/model.ts';
import { ScenarioError, type Path } from '../scenario/problem.ts';
import { expected, isRecord, readKeys, readOneOf, type Read } from '../scenario/read.ts';
import type { AnyEvent } from '../scenario/runnable.ts';
import type { Micros } from '../sim/time.ts';
import { readText } from './both.ts';

/** An event by its type, and by whatever else of it is named. */
export type EventPattern = Readonly<Record<string, unknown>>;

export interface EventReading {
  readonly kind: 'event';
  readonly event: EventPattern;
  /** Those before are passed over. */
  readonly afterUs: Micros;
  readonly which: 'first' | 'last';
  /** The instant is counted from this event, the first that fits; else from the start. */
  readonly since: EventPattern | undefined;
  /** In place of the instant, what the event says there. */
  readonly field: string | undefined;
}

export type Reading = { readonly kind: 'metric'; readonly name: string } | EventReading;

/** What has happened in a run that is over. */
export interface Happened {
  readonly events: readonly AnyEvent[];
  readonly metrics: Metrics;
}

const EVENT_KEYS = ['event', 'after', 'which', 'since', 'field'];

/**
 * `{ metric: leaderlessMs }`, or `{ event: { type: role, to: leader }, after: 3s, since: { type: crash } }`.
 * Throws `ScenarioError`.
 */
export const readReading: Read<Reading> = (value, path) => {
  if (isRecord(value) && 'metric' in value) {
    const given = readKeys(value, path, { keys: ['metric'], what: 'a metric' });
    return { kind: 'metric', name: readText(given['metric'], [...path, 'metric']) };
  }
  return readEventReading(value, path);
};

export const readEventReading: Read<EventReading> = (value, path) => {
  const what = 'a metric, or an event by its type';
  const given = readKeys(value, path, { keys: EVENT_KEYS, what });
  const { after, which, since, field } = given;
  return {
    kind: 'event',
    event: readPattern(given['event'], [...path, 'event']),
    afterUs: after === undefined ? 0 : readDuration(after, [...path, 'after']),
    which: which === undefined ? 'first' : readOneOf(['first', 'last'])(which, [...path, 'which']),
    since: since === undefined ? undefined : readPattern(since, [...path, 'since']),
    field: field === undefined ? undefined : readText(field, [...path, 'field']),
  };
};

function readPattern(value: unknown, path: Path): EventPattern {
  if (!isRecord(value)) throw expected('an event, such as { type: role, to: leader }', value, path);
  if (typeof value['type'] === 'string') return value;
  throw new ScenarioError('An event needs its type, such as `type: role`.', path);
}

/** The event that a reading is of, if it happened. */
export function eventOf(
  { event, afterUs, which }: EventReading,
  events: readonly AnyEvent[],
): AnyEvent | undefined {
  const isIt = (one: AnyEvent): boolean => one.atUs >= afterUs && fits(one, event);
  return which === 'first' ? events.find(isIt) : events.findLast(isIt);
}

/** Milliseconds for an instant; undefined for what did not happen, or was not reached. */
export function valueOf(
  reading: Reading,
  { events, metrics }: Happened,
): number | string | undefined {
  if (reading.kind === 'metric') return metrics[reading.name];
  const event = eventOf(reading, events);
  if (!event) return undefined;
  const { field, since } = reading;
  if (field !== undefined) {
    const said = (event as unknown as EventPattern)[field];
    return typeof said === 'number' || typeof said === 'string' ? said : undefined;
  }
  const from = since === undefined ? 0 : events.find((one) => fits(one, since))?.atUs;
  return from === undefined ? undefined : (event.atUs - from) / 1000;
}

/** Whether an event says all that a pattern says. */
function fits(event: AnyEvent, pattern: EventPattern): boolean {
  const said = event as unknown as EventPattern;
  return Object.entries(pattern).every(
    ([key, wanted]) => JSON.stringify(said[key]) === JSON.stringify(wanted),
  );
}
