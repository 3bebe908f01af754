/** Chapters: the same in both languages, with names that exist; and no scenario that nobody shows. */
import { parse } from 'yaml';
import ts from 'typescript';
import { blank, lineAt, type Finding, type TextFile } from './finding.ts';
import { scriptsOf, visit } from './script.ts';

const SOURCE = 'content/en/';
/** The other languages; each has every chapter of the source, and no more. */
const TWINS = ['content/zh-cn/'];
const SCENARIOS = 'content/scenarios/';
const INDEX = 'components/index.ts';
/** For chapters without widgets; what only they name need not weigh on the others. */
const LIGHT_INDEX = 'components/prose-components.ts';
const GLOSSARY = 'content/glossary.yaml';

export function checkChapters(files: readonly TextFile[]): Finding[] {
  const chapters = files.filter(({ path }) => path.endsWith('.mdx'));
  const scenarios = new Set(files.flatMap(scenarioNameOf));
  const indexes = files.filter(({ path }) => path === INDEX || path === LIGHT_INDEX);
  const widgets = new Set(indexes.flatMap(namesIn));
  const glossary = files.find(({ path }) => path === GLOSSARY);
  const words = new Set(matches(glossary?.text ?? '', /^- id: (.+)$/gm).flatMap((m) => m.groups));
  return [
    ...checkTwins(chapters),
    ...chapters.flatMap((chapter) => [
      ...checkNoImports(chapter),
      ...checkTags(chapter, widgets, scenarios),
      ...checkTerms(chapter, words),
      ...checkClaims(chapter),
    ]),
    ...checkScenariosUsed(files),
  ];
}

function checkTwins(chapters: readonly TextFile[]): Finding[] {
  const byPath = new Map(chapters.map((chapter) => [chapter.path, chapter]));
  return chapters.flatMap((chapter) =>
    twinPathsOf(chapter.path).flatMap((twinPath) => {
      const twin = byPath.get(twinPath);
      if (twin === undefined) {
        const problem = 'this chapter has no twin in the other language';
        return [{ path: chapter.path, line: 1, problem, use: `the same slug at ${twinPath}` }];
      }
      return chapter.path.startsWith(SOURCE) ? compare(chapter, twin) : [];
    }),
  );
}

/** Of a source chapter, its place in every language; of a translation, its source. */
function twinPathsOf(path: string): string[] {
  if (path.startsWith(SOURCE)) return TWINS.map((folder) => path.replace(SOURCE, folder));
  return TWINS.filter((folder) => path.startsWith(folder)).map((folder) =>
    path.replace(folder, SOURCE),
  );
}

interface Part {
  readonly line: number;
  /** What must be equal in both languages. */
  readonly key: string;
  readonly label: string;
}

function compare(source: TextFile, twin: TextFile): Finding[] {
  const kinds: [string, (text: string) => Part[]][] = [
    ['heading', headingsOf],
    ['widget', (text) => partsOf(tagsOf(text).filter(({ term }) => term === undefined))],
    // Each language has its own order of words.
    ['term', (text) => partsOf(tagsOf(text).filter(({ term }) => term !== undefined)).sort(byKey)],
    ['scenario fence', fencesOf],
  ];
  return kinds.flatMap(([kind, read]) => {
    const [here, there] = [read(source.text), read(twin.text)];
    const count = Math.max(here.length, there.length);
    const at = Array.from({ length: count }, (_, i) => i).find(
      (i) => here[i]?.key !== there[i]?.key,
    );
    if (at === undefined) return [];
    const [expected, found] = [here[at], there[at]];
    const line = found?.line ?? twin.text.trimEnd().split('\n').length;
    const original = expected ? `${expected.label} at ${source.path}:${expected.line}` : 'nothing';
    const problem = `${kind} ${at + 1} is ${found?.label ?? 'missing'}, its twin is ${original}`;
    return [{ path: twin.path, line, problem, use: 'the same in both languages' }];
  });
}

const partsOf = (tags: readonly Tag[]): Part[] =>
  tags.map(({ line, label }) => ({ line, key: label, label }));

const byKey = (a: Part, b: Part): number => (a.key < b.key ? -1 : 1);

function headingsOf(text: string): Part[] {
  return matches(withoutCode(text), /^(#{2,3}) .*$/gm).map(({ line, groups: [level = ''] }) => ({
    line,
    key: level,
    label: level,
  }));
}

/** Title, reason and comments are translated; the rest of a scenario is not. */
function fencesOf(text: string): Part[] {
  const fence = /^(`{3,})ya?ml\s+scenario\b[^\n]*\n([\s\S]*?)^\1/gm;
  return matches(text, fence).map(({ line, groups: [, yaml = ''] }) => ({
    line,
    key: meaningOf(yaml),
    label: 'another scenario',
  }));
}

function meaningOf(yaml: string): string {
  try {
    const data: unknown = parse(yaml);
    return JSON.stringify(data, (key, value: unknown) =>
      key === 'title' || key === 'why' ? undefined : value,
    );
  } catch {
    return yaml;
  }
}

interface Tag {
  readonly line: number;
  readonly name: string;
  readonly scenario: string | undefined;
  /** Of a `<Term>`, the id of its entry. */
  readonly term: string | undefined;
  /** Of a `<Claim>`, the id that links to it. */
  readonly claim: string | undefined;
  readonly label: string;
}

/** What asks the reader; a file by its id says what. */
const ASKED = ['Predict', 'Exercise'];

function tagsOf(text: string): Tag[] {
  const tag = /<([A-Z]\w*)((?:\s(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^<>"'{}])*)?)>/g;
  return matches(withoutCode(text), tag).map(({ line, groups: [name = '', attributes = ''] }) => {
    const valueOf = (attribute: string): string | undefined =>
      new RegExp(`\\s${attribute}=["']([^"']*)["']`).exec(attributes)?.[1];
    const scenario = valueOf('scenario');
    const term = name === 'Term' ? (valueOf('id') ?? '') : undefined;
    const claim = name === 'Claim' ? (valueOf('id') ?? '') : undefined;
    const verdict = valueOf('verdict');
    const asked = ASKED.includes(name) ? valueOf('id') : undefined;
    const named = Object.entries({ scenario, id: term ?? claim ?? asked, verdict }).filter(
      ([, value]) => value !== undefined,
    );
    const label = `<${[name, ...named.map(([key, value]) => `${key}="${value}"`)].join(' ')}>`;
    return { line, name, scenario, term, claim, label };
  });
}

function checkTags(
  { path, text }: TextFile,
  widgets: ReadonlySet<string>,
  scenarios: ReadonlySet<string>,
): Finding[] {
  return tagsOf(text).flatMap(({ line, name, scenario }) => {
    const findings: Finding[] = [];
    if (!widgets.has(name)) {
      const problem = `<${name}> is not listed in ${INDEX}`;
      findings.push({ path, line, problem, use: `one of: ${list(widgets)}` });
    }
    if (scenario !== undefined && !scenarios.has(scenario)) {
      const problem = `scenario "${scenario}" does not exist`;
      findings.push({ path, line, problem, use: `one of: ${list(scenarios)}` });
    }
    return findings;
  });
}

/** Each is in the glossary, and marked where the chapter first needs it, not again. */
function checkTerms({ path, text }: TextFile, words: ReadonlySet<string>): Finding[] {
  const marked = new Map<string, number>();
  return tagsOf(text).flatMap(({ line, term }) => {
    if (term === undefined) return [];
    const first = marked.get(term);
    marked.set(term, first ?? line);
    if (!words.has(term)) {
      const problem = `<Term id="${term}"> is not in ${GLOSSARY}`;
      return [{ path, line, problem, use: `one of: ${list(words)}` }];
    }
    if (first === undefined) return [];
    const problem = `<Term id="${term}"> is marked again`;
    return [{ path, line, problem, use: `the plain word; it is explained in line ${first}` }];
  });
}

/** Each can be linked, so its id is a word of its own on the page. */
function checkClaims({ path, text }: TextFile): Finding[] {
  const seen = new Map<string, number>();
  return tagsOf(text).flatMap(({ line, claim }) => {
    if (claim === undefined) return [];
    const first = seen.get(claim);
    seen.set(claim, first ?? line);
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(claim)) {
      const problem = `<Claim id="${claim}"> is no address`;
      return [{ path, line, problem, use: 'lower case words with hyphens between' }];
    }
    if (first === undefined) return [];
    const problem = `<Claim id="${claim}"> is there again`;
    return [{ path, line, problem, use: `another id; line ${first} has this one` }];
  });
}

function list(names: ReadonlySet<string>): string {
  return names.size === 0 ? '(there are none)' : [...names].sort().join(', ');
}

/** MDX reads a line as code if a block starts with it. */
function checkNoImports({ path, text }: TextFile): Finding[] {
  return matches(withoutCode(text), /(?<=^|\n\s*\n)(?:import|export)\s.*/g).map(({ line }) => {
    const problem = 'a chapter has no code of its own';
    return { path, line, problem, use: `a component by its name in ${INDEX}` };
  });
}

function checkScenariosUsed(files: readonly TextFile[]): Finding[] {
  const readers = files.filter(({ path }) => !path.startsWith(SCENARIOS));
  return files.flatMap((file) =>
    scenarioNameOf(file)
      .filter((name) => !readers.some((reader) => isNamedIn(reader, name)))
      .map((name) => ({
        path: file.path,
        line: 1,
        problem: `scenario "${name}" is used by no chapter, page or test`,
        use: 'it somewhere, or remove it',
      })),
  );
}

function scenarioNameOf({ path }: TextFile): string[] {
  const name = path.startsWith(SCENARIOS) && /([^/]+)\.yaml$/.exec(path)?.[1];
  return name ? [name] : [];
}

/** Quoted, as a path, in a link (`?s=`), or after `scenario:` in data; a bare word in prose is no use of it. */
function isNamedIn({ path, text }: TextFile, name: string): boolean {
  const quoted = `(?:["'\`/]|[?&]s=)${name}(?:["'\`/?#&)]|\\.yaml)`;
  const data = `^[\\s-]*(?:\\w*[sS]cenarios?:.*)?(?<![\\w-])${name}(?![\\w-])`;
  const isData = path.endsWith('.yaml') || path.endsWith('.mdx');
  return (
    new RegExp(quoted).test(text) || (isData && new RegExp(data, 'm').test(frontOf(path, text)))
  );
}

/** The part of a file that is data: all of a YAML file, the frontmatter of a chapter. */
function frontOf(path: string, text: string): string {
  return path.endsWith('.mdx') ? (FRONTMATTER.exec(text)?.[0] ?? '') : text;
}

function namesIn(file: TextFile): string[] {
  const names: string[] = [];
  for (const { tree } of scriptsOf(file)) {
    visit(tree, (node) => {
      if (ts.isIdentifier(node) && /^[A-Z]/.test(node.text)) names.push(node.text);
    });
  }
  return names;
}

const FRONTMATTER = /^---\n[\s\S]*?\n---/;

/** Frontmatter, fences, inline code and comments blanked. */
function withoutCode(text: string): string {
  return text
    .replace(FRONTMATTER, blank)
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, blank)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, blank)
    .replace(/(`+)[^`\n]+\1/g, blank);
}

function matches(text: string, pattern: RegExp): { line: number; groups: string[] }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    line: lineAt(text, match.index),
    groups: match.slice(1),
  }));
}
