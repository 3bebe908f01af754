/** Which settings describe a cluster, as they were read. */
import { formatSetting } from '../../src/narration/numbers.ts';
import { isIdle, TEXT_FIELDS, type TextField } from '../../src/scenario/my-cluster/input.ts';
import type { ClusterReading } from '../../src/scenario/my-cluster/read.ts';

/** In the order of the form. Units are Latin, as in tables. */
export function shownFields({
  input,
  clocks: { masters, members, heartbeatMs, electionMs },
  problems,
}: ClusterReading): readonly (readonly [TextField, string])[] {
  const set = (ms: number): string => formatSetting(ms * 1000, 'en');
  const read: Partial<Record<TextField, string>> = {
    masters: String(masters),
    members: String(members),
    heartbeat: set(heartbeatMs),
    election: set(electionMs),
  };
  return TEXT_FIELDS.filter((field) => !isIdle(field, input)).map((field) => [
    field,
    (problems[field] ? undefined : read[field]) ?? input[field].trim(),
  ]);
}
