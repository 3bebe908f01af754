import type { Language } from '../narration/language.ts';

/** What is wrong and what would be right, in English alone or in every language. */
export type Problem = string | Readonly<Record<Language, string>>;

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
  readonly problem: Problem;

  /** The message is English; {@link messageIn} gives every language. */
  constructor(problem: Problem, path: Path = [], place?: Place) {
    super(messageOf({ problem, path, place }, 'en'));
    this.name = 'ScenarioError';
    this.path = path;
    this.place = place;
    this.problem = problem;
  }

  at(place: Place | undefined): ScenarioError {
    return new ScenarioError(this.problem, this.path, place);
  }

  messageIn(language: Language): string {
    return messageOf(this, language);
  }
}

function messageOf(
  { problem, path, place }: Pick<ScenarioError, 'problem' | 'path' | 'place'>,
  language: Language,
): string {
  const isEnglish = language === 'en';
  const colon = isEnglish ? ': ' : '：';
  const [line, column] = [String(place?.line), String(place?.column)];
  const where = isEnglish ? `line ${line}, column ${column}` : `第 ${line} 行第 ${column} 列`;
  const said = typeof problem === 'string' ? problem : problem[language];
  return [...(place ? [where] : []), ...(path.length > 0 ? [formatPath(path)] : []), said].join(
    colon,
  );
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
