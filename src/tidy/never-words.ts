/**
 * Words that the glossary forbids (`never`), looked for in everything a reader reads: chapters, sentences
 * of narration, strings of the interface, titles of scenarios. Code and comments may say what they like.
 */
import { parse } from 'yaml';
import ts from 'typescript';
import { blank, keepOnly, placeAt, type Finding, type TextFile } from './finding.ts';
import { isTest } from './rooms.ts';
import { scriptsOf, visit } from './script.ts';

const GLOSSARY = 'content/glossary.yaml';
/** Sentences in both languages, among data that nobody reads. */
const SAID = /^content\/(?:symptoms|decisions)\.yaml$/;
const STRINGS = /^src\/(?:narration|i18n)\/.*\.ts$|^components\/.*\.(?:ts|svelte|astro)$/;
const HAN = /\p{Script=Han}/u;

interface Entry {
  readonly en: string;
  readonly zh: string;
  readonly never?: readonly (
    string | { readonly word: string; readonly unless: readonly string[] }
  )[];
}

interface Never {
  readonly word: RegExp;
  /** The word, as its only group, or a phrase that allows it. */
  readonly pattern: RegExp;
  readonly use: string;
}

export function checkNeverWords(files: readonly TextFile[]): Finding[] {
  const glossary = files.find(({ path }) => path === GLOSSARY);
  if (glossary === undefined) return [];
  const banned = (parse(glossary.text) as Entry[]).flatMap(neverOf);
  return files.flatMap((file) => {
    // Reading scripts takes its time; most files have no such word even in a comment.
    if (!banned.some(({ word }) => word.test(file.text))) return [];
    const text = readBy(file);
    return text === undefined ? [] : banned.flatMap((never) => findingsOf(file.path, text, never));
  });
}

/** The longest of the phrases that allow a word comes first, so that it is passed over as a whole. */
function neverOf({ en, zh, never = [] }: Entry): Never[] {
  return never.map((one) => {
    const { word, unless } = typeof one === 'string' ? { word: one, unless: [] } : one;
    const isHan = HAN.test(word);
    const allowed = [...unless].sort((a, b) => b.length - a.length).map(escape);
    const itself = isHan ? escape(word) : `\\b${escape(word)}s?\\b`;
    const pattern = new RegExp([...allowed, `(${itself})`].join('|'), 'giu');
    return {
      word: new RegExp(escape(word), 'i'),
      pattern,
      use: `"${isHan ? zh : en}" (${GLOSSARY})`,
    };
  });
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function findingsOf(path: string, text: string, { pattern, use }: Never): Finding[] {
  return [...text.matchAll(pattern)].flatMap(({ 1: word, index }) =>
    word === undefined
      ? []
      : [{ path, ...placeAt(text, index), problem: `"${word}" is not the word here`, use }],
  );
}

/** The file with all that nobody reads blanked; undefined if nobody reads any of it. */
function readBy(file: TextFile): string | undefined {
  const { path, text } = file;
  if (isTest(path)) return undefined;
  if (path.endsWith('.mdx')) return proseOf(text);
  if (path === GLOSSARY) return keepMatches(text, /^ {4}(?:en|zh): .*$/gm);
  if (SAID.test(path)) return proseOf(keepMatches(text, /^ +(?:en|zh): .*$/gm));
  if (/^content\/scenarios\/.*\.yaml$/.test(path)) return text.replace(/(?<=^|\s)#.*$/gm, blank);
  return STRINGS.test(path) ? stringsOf(file) : undefined;
}

function proseOf(text: string): string {
  return text
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, blank)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, blank)
    .replace(/(`+)[^`\n]+\1/g, blank)
    .replace(/\]\([^)\n]*\)|\bhttps?:\S+|(?<=^\s*(?:- )?)url: .*$/gm, blank);
}

/** String literals and templates of all scripts. */
function stringsOf(file: TextFile): string {
  const spans = scriptsOf(file).flatMap(({ tree }) => {
    const found: [number, number][] = [];
    visit(tree, (node) => {
      const isText =
        ts.isStringLiteralLike(node) ||
        ts.isTemplateHead(node) ||
        ts.isTemplateMiddle(node) ||
        ts.isTemplateTail(node);
      if (isText && !isModuleName(node)) found.push([node.getStart(tree), node.getEnd()]);
    });
    return found;
  });
  return keepOnly(
    file.text,
    spans.sort((a, b) => a[0] - b[0]),
  );
}

const isModuleName = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);

function keepMatches(text: string, pattern: RegExp): string {
  return keepOnly(
    text,
    [...text.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length]),
  );
}
