/** The Lease as its YAML shows it, field by field, with what the last write changed. */
import type { Lease } from '../models/lease/record.ts';
import { leaseHistory, type LeaseHistoryInput, type LeaseVersion } from './lease-history.ts';

export interface LeaseField {
  readonly name: string;
  readonly value: string;
  readonly isChanged: boolean;
}

export interface LeaseObject {
  /** Absent: there is no Lease. */
  readonly fields: readonly LeaseField[] | undefined;
  readonly by: LeaseVersion['by'];
  readonly writtenUs: number;
}

/** Of `spec`, in the order in which the API server prints them. */
export const SPEC_FIELDS = [
  'acquireTime',
  'holderIdentity',
  'leaseDurationSeconds',
  'leaseTransitions',
  'renewTime',
] as const;

export function leaseObject(input: LeaseHistoryInput, atUs: number): LeaseObject {
  const { versions } = leaseHistory(input);
  const index = versions.findLastIndex(({ fromUs }) => fromUs <= atUs);
  const version = versions[index];
  const by = version?.by ?? 'start';
  const writtenUs = version?.fromUs ?? 0;
  if (!version?.lease) return { fields: undefined, by, writtenUs };
  const before = index > 0 ? versions[index - 1]?.lease : version.lease;
  const old = before && valuesOf(before);
  const fields = Object.entries(valuesOf(version.lease)).map(([name, value]) => ({
    ...{ name, value },
    isChanged: old?.[name] !== value,
  }));
  return { fields, by, writtenUs };
}

function valuesOf({ resourceVersion, record }: Lease): Record<string, string> {
  return {
    resourceVersion: `"${resourceVersion}"`,
    acquireTime: secondsOf(record.acquireTimeUs),
    holderIdentity: record.holderIdentity === '' ? '""' : record.holderIdentity,
    leaseDurationSeconds: String(record.leaseDurationSeconds),
    leaseTransitions: String(record.leaseTransitions),
    renewTime: secondsOf(record.renewTimeUs),
  };
}

/** A time of day that begins with the run. */
function secondsOf(us: number): string {
  const sign = us < 0 ? '-' : '';
  return `${sign}${(Math.abs(us) / 1_000_000).toFixed(3)} s`;
}
