/** Which settings describe a cluster, as they were read. */
import { formatSetting } from '../../src/narration/numbers.ts';
import type { Clocks } from '../../src/scenario/control-plane/clocks.ts';
import {
  isIdle,
  TEXT_FIELDS,
  type ClusterInput,
  type TextField,
} from '../../src/scenario/my-cluster/input.ts';

/** In the order of the form. Units are Latin, as in tables. */
export function shownFields(
  input: ClusterInput,
  { masters, members, heartbeatMs, electionMs }: Clocks,
): readonly (readonly [TextField, string])[] {
  const set = (ms: number): string => formatSetting(ms * 1000, 'en');
  const read: Partial<Record<TextField, string>> = {
    masters: String(masters),
    members: String(members),
    heartbeat: set(heartbeatMs),
    election: set(electionMs),
  };
  return TEXT_FIELDS.filter((field) => !isIdle(field, input)).map((field) => [
    field,
    read[field] ?? input[field].trim(),
  ]);
}
