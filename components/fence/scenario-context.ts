/** Where in a scenario a place is, and what could stand there. */
import type { Language } from '../../src/narration/language.ts';
import type { DocsFile, DocsItem } from './docs-file.ts';

export interface Place {
  /** Keys around it, from the outermost: `['script', 'expect']`; entries of lists are left out. */
  readonly path: readonly string[];
  /** The key that it is the value of, if it is one's. */
  readonly value: string | undefined;
}

interface Level {
  readonly indent: number;
  key: string | undefined;
}

/** Follows indentation, and brackets where they are; an unfinished text does not stop it. */
export function placeAt(text: string, at: number): Place {
  const block: Level[] = [];
  let flow: Level[] = [];
  const lines = text.slice(0, at).split('\n');
  for (const [index, line] of lines.entries()) {
    let rest = line;
    if (flow.length === 0) {
      const indent = /^[\s-]*/.exec(line)?.[0].length ?? 0;
      const isLast = index === lines.length - 1;
      if (line.trim() === '' && !isLast) continue;
      while ((block.at(-1)?.indent ?? -1) >= indent) block.pop();
      const key = /^[\s-]*([\w-]+):(?=\s|$)/.exec(line);
      if (key) {
        block.push({ indent, key: key[1] });
        rest = line.slice(key[0].length);
        if (rest.trim() !== '' || isLast) flow = [];
      }
    }
    flow = follow(rest, flow);
  }
  return placeOf(block, flow, lines.at(-1) ?? '');
}

/** Brackets that are open after a text. */
function follow(text: string, before: readonly Level[]): Level[] {
  const open = before.map((level) => ({ ...level }));
  for (const [token] of text.matchAll(/'[^']*'?|"[^"]*"?|#.*|[{}[\],]|[\w$-]+:(?=\s|$)/g)) {
    const last = open.at(-1);
    if (token === '{' || token === '[') open.push({ indent: 0, key: undefined });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && last) last.key = undefined;
    else if (token.endsWith(':') && last) last.key = token.slice(0, -1);
  }
  return open;
}

function placeOf(block: readonly Level[], flow: readonly Level[], line: string): Place {
  const isDefined = (key: string | undefined): key is string => key !== undefined;
  const outer = block.map(({ key }) => key).filter(isDefined);
  if (flow.length > 0) {
    const inner = flow.map(({ key }) => key);
    const value = inner.at(-1);
    return { path: [...outer, ...inner.slice(0, -1).filter(isDefined)], value };
  }
  const hasValue = /^[\s-]*[\w-]+:\s+\S*$/.test(line);
  return hasValue
    ? { path: outer.slice(0, -1), value: outer.at(-1) }
    : { path: outer, value: undefined };
}

/** What the format has at its top, for every model. */
const TOP: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  format: { en: 'The version of the format: 1.', 'zh-cn': '格式的版本：1。' },
  model: { en: 'What runs.', 'zh-cn': '运行什么模型。' },
  title: { en: 'A name, shown over the picture.', 'zh-cn': '名字，显示在图的上方。' },
  why: { en: 'What a reader should notice.', 'zh-cn': '读者该留意什么。' },
  seed: { en: 'The seed of everything random.', 'zh-cn': '一切随机的种子。' },
  config: { en: 'The settings of the model.', 'zh-cn': '模型的设置。' },
  initial: { en: 'What is there at the start.', 'zh-cn': '一开始的状态。' },
  script: { en: 'What happens when: a list of commands.', 'zh-cn': '何时发生什么：一列命令。' },
  until: { en: 'When the run ends.', 'zh-cn': '运行到什么时候。' },
  expect: { en: 'What must be so at the end.', 'zh-cn': '结束时应当如此的事。' },
};
const AT = { en: 'When it happens, since the start.', 'zh-cn': '何时发生，从开始算起。' };
const EXPECT = { en: 'What must be so at that moment.', 'zh-cn': '那一刻应当如此的事。' };

export function itemsIn(
  text: string,
  { path }: Place,
  { docs, language }: { readonly docs: DocsFile; readonly language: Language },
): readonly DocsItem[] {
  const name = /^model:\s*["']?([\w-]+)/m.exec(text)?.[1];
  const model = docs.models.find((one) => one.model === name);
  const models = docs.models.map((one) => `'${one.model}'`).join(' | ');
  const [first, second, third] = path;
  if (first === undefined) {
    return Object.entries(TOP).map(([key, says]) => ({
      name: key,
      signature: key === 'model' ? `model: ${models}` : key,
      says: says[language],
    }));
  }
  if (!model) return [];
  if (first === 'config' && second === undefined)
    return model.settings.filter((one) => one.name !== 'initial');
  if (first === 'expect' && second === undefined) return model.expectations;
  if (first !== 'script') return [];
  if (second === 'expect' && third === undefined) return model.expectations;
  if (second !== undefined) return [];
  return [
    { name: 'at', signature: 'at: Duration', says: AT[language] },
    ...model.commands,
    { name: 'expect', signature: 'expect: { … }', says: EXPECT[language] },
  ];
}
