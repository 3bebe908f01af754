/** What each size needs and survives, and how often a quorum of it is up. */
import {
  availability,
  quorumOf,
  survivableFailures,
  type Availability,
} from '../../src/scenario/quorum.ts';

export interface SizeRow {
  readonly members: number;
  readonly quorum: number;
  readonly survives: number;
  readonly availability: Availability;
  /** From 0 to 1: how long its bar is. A bar counts nines, so each tenth part of the failures adds one. */
  readonly bar: number;
}

const TABLE_SIZES = 9;

/** One to nine members, and the sizes that are looked at. */
export function sizeRows(sizes: readonly number[], percent: number): readonly SizeRow[] {
  const small = Array.from({ length: TABLE_SIZES }, (_, index) => index + 1);
  const all = [...new Set([...small, ...sizes])].sort((a, b) => a - b);
  const rows = all.map((members) => ({
    members,
    quorum: quorumOf(members),
    survives: survivableFailures(members),
    availability: availability(members, percent / 100),
  }));
  const nines = rows.map(({ availability: { down } }) => ninesOf(down));
  const most = Math.max(...nines, 1);
  return rows.map((row, index) => ({ ...row, bar: (nines[index] ?? 0) / most }));
}

const MOST_NINES = 16;

function ninesOf(down: number): number {
  return Math.min(MOST_NINES, Math.max(0, -Math.log10(down)));
}
