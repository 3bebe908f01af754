/** Whether an attempt keeps to what an exercise allows. */
import { formatDuration, readDuration } from '../scenario/duration.ts';
import { ScenarioError } from '../scenario/problem.ts';
import { isRecord } from '../scenario/read.ts';
import type { ScenarioSource } from '../scenario/scenario.ts';
import type { Both } from './both.ts';
import type { FieldsWork, LaboratoryWork } from './work.ts';

export type BrokenLimit =
  | { readonly kind: 'tooMany'; readonly most: number; readonly used: number }
  | { readonly kind: 'notAllowed'; readonly command: string; readonly allowed: readonly string[] }
  | { readonly kind: 'changed'; readonly key: string }
  | { readonly kind: 'tooLong'; readonly says: Both; readonly most: string; readonly found: string }
  | { readonly kind: 'unreadable'; readonly says: Both; readonly error: ScenarioError };

/** What a session may change by itself when a command is added. */
const FREE = ['script', 'until', 'expect'];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a reader's scenario has that the one at first had not. */
export function limitsOfScript(
  work: LaboratoryWork,
  first: ScenarioSource,
  tried: ScenarioSource,
): readonly BrokenLimit[] {
  const given = listOf(first['script']);
  const script = listOf(tried['script']);
  const keys = [...new Set([...Object.keys(first), ...Object.keys(tried)])];
  const changed = keys.filter((key) => !FREE.includes(key) && !same(first[key], tried[key]));
  if (!same(script.slice(0, given.length), given)) changed.push('script');
  const commands = script
    .slice(given.length)
    .flatMap((entry) => (isRecord(entry) ? Object.keys(entry) : []))
    .filter((key) => key !== 'at');
  const other = commands.find((command) => !work.commands.includes(command));
  return [
    ...changed.map((key): BrokenLimit => ({ kind: 'changed', key })),
    ...(other === undefined
      ? []
      : [{ kind: 'notAllowed', command: other, allowed: work.commands } as const]),
    ...(commands.length > work.most
      ? [{ kind: 'tooMany', most: work.most, used: commands.length } as const]
      : []),
  ];
}

/** A duration as people type it: with a space before its unit, or in the wide letters of an input method. */
export function asDuration(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '');
}

/** Fields that cannot be read, or are longer than they may be. */
export function limitsOfFields(
  { fields }: FieldsWork,
  values: Readonly<Record<string, string>>,
): readonly BrokenLimit[] {
  return fields.flatMap(({ key, says, start, most }): BrokenLimit[] => {
    try {
      const us = readDuration(asDuration(values[key] ?? start), []);
      if (most === undefined || us <= readDuration(most, [])) return [];
      return [{ kind: 'tooLong', says, most, found: formatDuration(us) }];
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      return [{ kind: 'unreadable', says, error }];
    }
  });
}
