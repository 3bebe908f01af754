/** A file of the project as the guard sees it: its path from the root, with slashes, and its text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  /** Where a line alone would be searched in vain. */
  readonly column?: number;
  readonly problem: string;
  /** What would be right; completes "…, use". */
  readonly use: string;
}

export function format({ path, line, column, problem, use }: Finding): string {
  const place = [path, line, ...(column === undefined ? [] : [column])].join(':');
  return `${place}: ${problem}, use ${use}`;
}

/** The text with everything outside the given spans blanked, so that lines and columns stay. */
export function keepOnly(text: string, spans: readonly (readonly [number, number])[]): string {
  let kept = '';
  let end = 0;
  for (const [from, to] of spans) {
    kept += blank(text.slice(end, from)) + text.slice(from, to);
    end = to;
  }
  return kept + blank(text.slice(end));
}

export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Line and column, both from 1. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: lineAt(text, offset), column: offset - before.lastIndexOf('\n') };
}
