import type { Language } from '../narration/language.ts';

/**
 * What is wrong and what would be right, or a part of such a sentence: in every language, or as one text
 * for all of them, such as `{ from, to }`.
 */
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
  const said = textIn(problem, language);
  return [...(place ? [where] : []), ...(path.length > 0 ? [formatPath(path)] : []), said].join(
    colon,
  );
}

/** A problem, or a part of one, in one language. */
export function textIn(problem: Problem, language: Language): string {
  return typeof problem === 'string' ? problem : problem[language];
}

/** Text after a Chinese character: a space stands before Latin letters, digits and brackets. */
export function afterHan(text: string): string {
  return /^[\p{Script=Han}（“]/u.test(text) ? text : ` ${text}`;
}

/** `script[0].crash` */
export function formatPath(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

/** A value as a reader wrote it, short enough for an English sentence. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = textOf(value);
  if (text === TOO_DEEP) return 'something that is nested too deeply';
  return text ?? typeof value;
}

/** How a Chinese sentence about what should be goes on: `却是 3`. */
export function butIs(value: unknown): string {
  if (value === undefined) return '却什么也没写';
  const text = textOf(value);
  if (text === TOO_DEEP) return '却是嵌套太深的内容';
  if (text === undefined) return typeof value === 'function' ? '却是函数' : `却是 ${typeof value}`;
  return `却是 ${text}`;
}

const TOO_DEEP = Symbol('nested too deeply');

/** Nothing for what JSON does not have, such as a function. */
function textOf(value: unknown): string | typeof TOO_DEEP | undefined {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text !== undefined && text.length > 60 ? `${text.slice(0, 57)}…` : text;
  } catch {
    return TOO_DEEP;
  }
}
