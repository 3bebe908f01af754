/**
 * The index of MiniSearch in half the room: a line a term, `term;field:section,section*times`, each
 * section counted from the one before, in base 36.
 */
import type { AsPlainObject } from 'minisearch';

export interface PackedIndex extends Omit<AsPlainObject, 'index'> {
  readonly lines: string;
}

type Places = AsPlainObject['index'][number][1];

export function packed({ index, ...rest }: AsPlainObject): PackedIndex {
  // Sorted, neighbours are alike, and compress better.
  const lines = index.map(([term, fields]) =>
    [term, ...Object.entries(fields).map(line)].join(';'),
  );
  return { ...rest, lines: lines.sort().join('\n') };
}

function line([field, places]: [string, Record<string, number>]): string {
  let last = 0;
  const steps = Object.entries(places).map(([section, times]) => {
    const step = (Number(section) - last).toString(36);
    last = Number(section);
    return times > 1 ? `${step}*${times}` : step;
  });
  return `${field}:${steps.join(',')}`;
}

export function unpacked({ lines, ...rest }: PackedIndex): AsPlainObject {
  const index = lines.split('\n').map((one): [string, Places] => {
    const [term = '', ...fields] = one.split(';');
    return [term, Object.fromEntries(fields.map(placesIn))];
  });
  return { ...rest, index };
}

function placesIn(field: string): [string, Record<string, number>] {
  const [id = '', steps = ''] = field.split(':');
  let section = 0;
  const places = steps.split(',').map((one) => {
    const [step = '', times = 1] = one.split('*');
    section += Number.parseInt(step, 36);
    return [section, Number(times)];
  });
  return [id, Object.fromEntries(places) as Record<string, number>];
}
