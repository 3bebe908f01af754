/** Words of a chart, broken into rows before anyone has measured them. */
import type { ChartLine } from './statechart-lines.ts';
import { half } from './round.ts';
import { textWidth } from './text-room.ts';

export const ROW_PX = 14.5;
/** The clock before a timer's name. */
export const CLOCK_PX = 14;
const EM_PX = 12;
const INDENT_PX = 10;
const TITLE_EM_PX = 13;

export interface ChartRow {
  /** From the left of the words. */
  readonly x: number;
  /** The base line, from their top. */
  readonly y: number;
  readonly name: string;
  readonly guard: string;
  readonly isTimer: boolean;
  readonly transitions: readonly string[];
}

export interface ChartWords {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly ChartRow[];
}

export function titleWidth(text: string): number {
  // Heavier letters are wider.
  return half(textWidth(text, TITLE_EM_PX * 1.14));
}

/** Rows at most so wide, except where one name alone is wider. */
export function wordsOf(lines: readonly ChartLine[], widest: number): ChartWords {
  const rows: Omit<ChartRow, 'y'>[] = [];
  for (const line of lines) rows.push(...rowsOf(line, widest, rows.length === 0));
  return {
    width: half(Math.max(0, ...rows.map((row) => row.x + widthOf(row)))),
    height: half(rows.length * ROW_PX),
    rows: rows.map((row, index) => ({ ...row, y: half((index + 0.76) * ROW_PX) })),
  };
}

function rowsOf(line: ChartLine, widest: number, isFirst: boolean): Omit<ChartRow, 'y'>[] {
  const { name, guard, isTimer, transitions } = line;
  const x = name === '' && guard !== '' && !isFirst ? INDENT_PX : 0;
  const whole = { x, name, guard, isTimer, transitions };
  if (widthOf(whole) + x <= widest || guard === '')
    return guard === '' && name === '' ? [] : [whole];
  const parts = broken(guard, widest - INDENT_PX);
  const rest = { name: '', isTimer: false, transitions };
  const below = parts.map((part) => ({ ...rest, x: INDENT_PX, guard: part }));
  return name === '' ? below : [{ ...whole, guard: '' }, ...below];
}

/** Breaks a condition at its signs. */
function broken(guard: string, widest: number): string[] {
  const rows: string[] = [];
  for (const part of guard.split(/(?= [∧∨] )/)) {
    const last = rows.at(-1);
    const joined = (last ?? '') + part;
    if (last !== undefined && textWidth(joined, EM_PX) <= widest) rows[rows.length - 1] = joined;
    else rows.push(part.trimStart());
  }
  return rows;
}

function widthOf({ name, guard, isTimer }: Pick<ChartRow, 'name' | 'guard' | 'isTimer'>): number {
  const text = [name, guard].filter((one) => one !== '').join(' ');
  return textWidth(text, EM_PX) + (isTimer ? CLOCK_PX : 0);
}
