/** Where in a scenario: `['script', 0, 'crash']`. */
export type Path = readonly (string | number)[];

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A scenario that cannot be run: what is wrong, where, and what would be right. */
export class ScenarioError extends Error {
  readonly path: Path;
  readonly place: Place | undefined;
  readonly problem: string;

  constructor(problem: string, path: Path = [], place?: Place) {
    const at = place ? `line ${String(place.line)}, column ${String(place.column)}: ` : '';
    const key = path.length > 0 ? `${formatPath(path)}: ` : '';
    super(`${at}${key}${problem}`);
    this.name = 'ScenarioError';
    this.path = path;
    this.place = place;
    this.problem = problem;
  }

  at(place: Place | undefined): ScenarioError {
    return new ScenarioError(this.problem, this.path, place);
  }
}

/** `script[0].crash` */
export function formatPath(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

/** A value as a reader wrote it, short enough for a sentence. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = textOf(value);
  if (text === undefined) return typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return 'something that is nested too deeply';
  }
}
