/** How a reader works at an exercise, and what is allowed. */
import { formatDuration, readDuration } from '../scenario/duration.ts';
import type { Path } from '../scenario/problem.ts';
import {
  expected,
  readKeys,
  readList,
  readWhole,
  unknownName,
  type Read,
} from '../scenario/read.ts';
import { readBoth, readText, type Both } from './both.ts';

/** Commands by hand, in the laboratory of a scenario. */
export interface LaboratoryWork {
  readonly kind: 'laboratory';
  /** The scenario that is there at first. */
  readonly scenario: string;
  /** Which commands may be given … */
  readonly commands: readonly string[];
  /** … and how many. */
  readonly most: number;
}

/** A duration of the configuration, set by the reader. */
export interface DurationField {
  /** Its path in a scenario: `config.leaseDuration`. */
  readonly key: string;
  readonly says: Both;
  readonly start: string;
  /** The longest that is allowed, as a scenario writes it. */
  readonly most: string | undefined;
}

export interface FieldsWork {
  readonly kind: 'fields';
  readonly fields: readonly DurationField[];
}

/** Members of a cluster, each to be put into a zone. */
export interface ZonesWork {
  readonly kind: 'zones';
  readonly zones: number;
  /** The zone of each member at first, from 1. */
  readonly start: readonly number[];
}

export type Work = LaboratoryWork | FieldsWork | ZonesWork;

const MOST_ZONES = 4;

/** `{ laboratory: … }`, `{ fields: [ … ] }` or `{ zones: … }`. Throws `ScenarioError`. */
export function readWork(value: unknown, path: Path): Work {
  const kinds = ['laboratory', 'fields', 'zones'];
  const given = readKeys(value, path, { keys: kinds, what: 'a way to work' });
  const [kind = '', ...more] = Object.keys(given);
  if (kind === '' || more.length > 0) throw expected(`one of ${kinds.join(', ')}`, value, path);
  const at = [...path, kind];
  if (kind === 'laboratory') return readLaboratory(given[kind], at);
  if (kind === 'fields') {
    return { kind, fields: readList(readField, 'a list of fields')(given[kind], at) };
  }
  return readZones(given[kind], at);
}

const readLaboratory: Read<LaboratoryWork> = (value, path) => {
  const keys = ['scenario', 'commands', 'most'];
  const given = readKeys(value, path, { keys, what: 'a laboratory' });
  return {
    kind: 'laboratory',
    scenario: readText(given['scenario'], [...path, 'scenario']),
    commands: readList(readText, 'a list of commands')(given['commands'], [...path, 'commands']),
    most: readWhole({ min: 1, max: 20 })(given['most'], [...path, 'most']),
  };
};

const readField: Read<DurationField> = (value, path) => {
  const keys = ['key', 'says', 'start', 'most'];
  const given = readKeys(value, path, { keys, what: 'a field' });
  const key = readText(given['key'], [...path, 'key']);
  if (!key.startsWith('config.')) {
    throw unknownName({ name: key, known: ['config.…'], what: 'path' }, [...path, 'key']);
  }
  const duration = (name: string): string =>
    formatDuration(readDuration(given[name], [...path, name]));
  return {
    key,
    says: readBoth(given['says'], [...path, 'says']),
    start: duration('start'),
    most: given['most'] === undefined ? undefined : duration('most'),
  };
};

const readZones: Read<ZonesWork> = (value, path) => {
  const given = readKeys(value, path, { keys: ['zones', 'start'], what: 'zones' });
  const zones = readWhole({ min: 2, max: MOST_ZONES })(given['zones'], [...path, 'zones']);
  const readZone = readWhole({ min: 1, max: zones });
  const start = readList(readZone, 'a zone for each member')(given['start'], [...path, 'start']);
  if (start.length === 0) throw expected('at least one member', [], [...path, 'start']);
  return { kind: 'zones', zones, start };
};
