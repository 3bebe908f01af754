/** Words that break "a run is a pure function of its scenario", and file names that say nothing. */
import ts from 'typescript';
import type { Finding, TextFile } from './finding.ts';
import { PURE_ROOMS, SHELL_FILES, roomOf } from './rooms.ts';
import { lineOf, scriptsOf, visit } from './script.ts';

const TIME = 'the time that is passed in (`now`, `atUs`)';
const TIMER = "a timer in the world's queue";
const PAGE = 'an argument that the caller passes in, or another name';

const BANNED_WORDS: ReadonlyMap<string, string> = new Map([
  ['Date', TIME],
  ['performance', TIME],
  ['setTimeout', TIMER],
  ['setInterval', TIMER],
  ['requestAnimationFrame', TIMER],
  ['fetch', PAGE],
  ['window', PAGE],
  ['document', PAGE],
  ['crypto', '@noble/hashes'],
]);

const BANNED_FILE_NAMES = ['utils', 'helpers', 'common', 'misc', 'types', 'constants', 'manager'];

export function checkWords(files: readonly TextFile[]): Finding[] {
  return files.filter(({ path }) => isPure(path)).flatMap(wordsIn);
}

export function checkFileNames(files: readonly TextFile[]): Finding[] {
  return files.flatMap(({ path }) => {
    const parts = path.split('/').map((part) => part.replace(/\..*$/, ''));
    const bad = parts.find((part) => BANNED_FILE_NAMES.includes(part));
    if (bad === undefined) return [];
    const problem = `the name "${bad}" says nothing`;
    return [{ path, line: 1, problem, use: 'the name of the one thing it holds' }];
  });
}

/** A test of a shell file has that file's rights. */
function isPure(path: string): boolean {
  const room = roomOf(path);
  const isShell = SHELL_FILES.includes(path.replace(/\.test\.ts$/, '.ts'));
  return room !== undefined && PURE_ROOMS.includes(room) && !isShell;
}

function wordsIn(file: TextFile): Finding[] {
  return scriptsOf(file).flatMap((script) => {
    const found: Finding[] = [];
    visit(script.tree, (node) => {
      const banned = bannedBy(node);
      if (banned === undefined) return;
      const problem = `${banned.word} in a pure room`;
      found.push({ path: file.path, line: lineOf(script, node), problem, use: banned.use });
    });
    return found;
  });
}

function bannedBy(node: ts.Node): { word: string; use: string } | undefined {
  const word = wordOf(node);
  if (word === undefined) return undefined;
  if (word === 'Math') {
    const isRandom = isRandomOf(node.parent);
    return isRandom ? { word: 'Math.random', use: "a stream of the world's seed tree" } : undefined;
  }
  const use = BANNED_WORDS.get(word);
  return use === undefined ? undefined : { word, use };
}

/** A name that stands for the thing itself, or its name as a property of `globalThis`. */
function wordOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return isPropertyName(node) ? undefined : node.text;
  const isGlobalKey =
    ts.isStringLiteralLike(node) &&
    ts.isElementAccessExpression(node.parent) &&
    isGlobal(node.parent.expression);
  return isGlobalKey ? node.text : undefined;
}

/** `trace.window` and `{ window: 3 }` are names of our own; `globalThis.window` is not. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.name === node && !isGlobal(parent.expression);
  }
  return (
    ((ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isGetAccessor(parent)) &&
      parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

function isGlobal(node: ts.Node): boolean {
  return ts.isIdentifier(node) && ['globalThis', 'self', 'global'].includes(node.text);
}

/** `Math.max` is fine; `Math.random`, `Math['random']` and `{ random } = Math` are not. */
function isRandomOf(parent: ts.Node): boolean {
  return !ts.isPropertyAccessExpression(parent) || parent.name.text === 'random';
}
