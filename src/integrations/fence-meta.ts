/**
 * What a fence says after its language: `title="…"`, what it is (`scenario` and `run` can be run, `output` is
 * what the program before it prints), and which lines are marked, as in `{3,5-7}`, `ins={2}`, `del={1}`.
 * Anything else is a mistake, and said to be one.
 */

/** Each in one language only. */
const KINDS = { scenario: 'yaml', run: 'ts', output: 'text' } as const;
export type FenceKind = keyof typeof KINDS;

export type LineMark = 'mark' | 'ins' | 'del';

export interface FenceMeta {
  title: string | undefined;
  kind: FenceKind | undefined;
  /** By line, from 1. */
  marks: ReadonlyMap<number, LineMark>;
}

const word = /(?:title="(?<title>[^"]*)"|(?<kind>ins|del)?=?\{(?<lines>[^}]*)\}|\S+)(?=\s|$)/g;

/** `3,5-7` as lines; a sentence if it is no list of lines, or goes beyond the last. */
function linesOf(list: string, lineCount: number): number[] | string {
  const lines = list.split(',').flatMap((part) => {
    const [, from = '', to = from] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? [];
    const length = Number(to) - Number(from) + 1;
    const isRange = from !== '' && from !== '0' && length > 0;
    return isRange ? Array.from({ length }, (_, index) => Number(from) + index) : [Number.NaN];
  });
  if (lines.some(Number.isNaN)) return `{${list}} is no list of lines. Write it as {3,5-7}.`;
  const beyond = lines.find((line) => line > lineCount);
  return beyond === undefined
    ? lines
    : `line ${beyond} is marked, and the code has ${lineCount}. Mark lines from 1 to ${lineCount}.`;
}

/** Throws a sentence that says what is wrong and what would be right. */
export function readFenceMeta(meta: string, lineCount: number, language: string): FenceMeta {
  let title: string | undefined;
  let kind: FenceKind | undefined;
  const marks = new Map<number, LineMark>();
  for (const { 0: text, groups = {} } of meta.matchAll(word)) {
    const { title: named, kind: how = 'mark', lines: list } = groups;
    if (named !== undefined) title = named;
    else if (isKind(text)) {
      if (language !== KINDS[text]) {
        throw new Error(`"${text}" is for ${KINDS[text]}. Write \`\`\`${KINDS[text]} ${text}.`);
      }
      kind = text;
    } else if (list !== undefined && !text.startsWith('=')) {
      const lines = linesOf(list, lineCount);
      if (typeof lines === 'string') throw new Error(lines);
      for (const line of lines) {
        if (marks.has(line)) throw new Error(`line ${line} is marked twice. Mark it once.`);
        marks.set(line, how as LineMark);
      }
    } else {
      throw new Error(
        `"${text}" says nothing. Use title="…", scenario, run, output, {3,5-7}, ins={…} or del={…}.`,
      );
    }
  }
  return { title, kind, marks };
}

function isKind(text: string): text is FenceKind {
  return Object.hasOwn(KINDS, text);
}
