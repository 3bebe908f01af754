/** What stands beside an arrow: for each event the conditions under which it is followed. */
import type { ChartGuard, Statechart, ChartTransition } from '../models/statechart.ts';

/** One event, or one more condition of the same. */
export interface ChartLine {
  /** Empty where only a condition is waited for, and after the first of several conditions. */
  readonly name: string;
  readonly isTimer: boolean;
  /** `[isStale ∧ ¬isEtcd]`, `[else]` or nothing. */
  readonly guard: string;
  readonly transitions: readonly string[];
}

/** All transitions from one state to another are one arrow. */
export interface ChartArrow {
  readonly source: string;
  readonly target: string;
  readonly lines: readonly ChartLine[];
}

export function arrowsOf({ transitions }: Statechart): readonly ChartArrow[] {
  const arrows = new Map<string, { source: string; target: string; lines: ChartLine[] }>();
  for (const alternatives of byTrigger(transitions)) {
    for (const { target, line, source } of linesOf(alternatives)) {
      if (target === undefined) continue;
      const key = `${source}>${target}`;
      const arrow = arrows.get(key) ?? { source, target, lines: [] };
      const isSame = arrow.lines.some(({ transitions: [first] }) =>
        alternatives.some(({ id }) => id === first),
      );
      arrow.lines.push(isSame && line.guard !== '' ? { ...line, name: '', isTimer: false } : line);
      arrows.set(key, arrow);
    }
  }
  return [...arrows.values()];
}

/** What a state takes without being left: one line an event. */
export function stayingIn(state: string, { transitions }: Statechart): readonly ChartLine[] {
  return byTrigger(transitions.filter(({ source }) => source === state)).flatMap((alternatives) => {
    const staying = alternatives.filter(({ target }) => target === undefined);
    const [first] = staying;
    if (first === undefined || first.trigger.kind === 'always') return [];
    // Which of several conditions holds makes no difference to where it leads.
    const guard = staying.length === 1 ? conditionOf(first, alternatives) : '';
    const { kind, name } = first.trigger;
    return [{ name, isTimer: kind === 'timer', guard, transitions: staying.map(({ id }) => id) }];
  });
}

/** `isNewerTerm ∧ ¬isStale`. */
export function guardText(guard: ChartGuard, isInside = false): string {
  if (typeof guard === 'string') return guard;
  const parts = guard.of.map((one) => guardText(one, true));
  if (guard.kind === 'not') return `¬${parts.join('')}`;
  const text = parts.join(guard.kind === 'and' ? ' ∧ ' : ' ∨ ');
  return isInside ? `(${text})` : text;
}

interface Found {
  readonly source: string;
  readonly target: string | undefined;
  readonly line: ChartLine;
}

/** The alternatives of one state and event, in order. */
function linesOf(alternatives: readonly ChartTransition[]): readonly Found[] {
  const found: Found[] = [];
  let covered: string[] = [];
  alternatives.forEach((one, index) => {
    const next = alternatives[index + 1];
    // Whoever fails this condition is asked the next, weaker one, and goes to the same place.
    if (next && next.target === one.target && isWeaker(next.guard, one.guard)) {
      covered.push(one.id);
      return;
    }
    const before = alternatives.slice(0, index - covered.length);
    const { kind, name } = one.trigger;
    const line = {
      name,
      isTimer: kind === 'timer',
      guard: conditionOf(one, before),
      transitions: [...covered, one.id],
    };
    found.push({ source: one.source, target: one.target, line });
    covered = [];
  });
  return found;
}

function conditionOf({ guard, id }: ChartTransition, before: readonly ChartTransition[]): string {
  if (guard !== undefined) return `[${guardText(guard)}]`;
  return before.some((one) => one.id !== id) ? '[else]' : '';
}

/** Holds whenever the other does. */
function isWeaker(guard: ChartGuard | undefined, other: ChartGuard | undefined): boolean {
  const parts = conjunctsOf(other);
  return conjunctsOf(guard).every((one) => parts.includes(one));
}

function conjunctsOf(guard: ChartGuard | undefined): readonly string[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string' || guard.kind !== 'and') return [guardText(guard)];
  return guard.of.map((one) => guardText(one));
}

function byTrigger(transitions: readonly ChartTransition[]): readonly ChartTransition[][] {
  const groups = new Map<string, ChartTransition[]>();
  for (const one of transitions) {
    const key = `${one.source} ${one.trigger.kind} ${one.trigger.name}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
