/** A question, and the sections that answer it. */
import type { Query } from 'minisearch';
import { joined, rangesOf, type Range, type Terms } from './match.ts';
import { namesIn, thingsIn, type Asked, type Phrase, type Thing } from './question.ts';
import type { SearchFile, Section } from './search-file.ts';
import { indexOf, type Index, type SectionIndex } from './section-index.ts';
import { isHan } from './words.ts';

export interface Found {
  readonly section: Section;
  readonly heading: readonly Range[];
  readonly text: readonly Range[];
}

export interface Answer {
  /** By page, the best page first; within a page, the best section first. */
  readonly pages: readonly { readonly page: number; readonly found: readonly Found[] }[];
  /** No section names everything that was asked for; these name most of it. */
  readonly isPartial: boolean;
}

export type Find = (question: string) => Answer;

/** More of one page would push the others out of sight. */
const PER_PAGE = 5;
const ASIDE = 0.3;
const FUZZY_FROM = 4;

type Judged = readonly { section: Section; score: number; named: number; found: Found }[];

export async function finder(file: SearchFile): Promise<Find> {
  const { fillers } = file;
  const names = namesIn(file.synonyms, fillers);
  const judge = judgeOf(file, await indexOf(file));
  return (question) => {
    let things: Thing[] = [];
    for (const isTogether of [true, false]) {
      things = thingsIn(question, { names, fillers, isTogether });
      const found = judge(things, 'AND');
      if (found.length > 0) return { pages: byPage(found), isPartial: false };
    }
    const loose = things.flatMap(inPairs);
    const some = judge(loose, 'OR');
    const most = Math.max(0, ...some.map(({ named }) => named));
    const isEnough = loose.length > 1 && most * 2 > loose.length;
    const best = isEnough ? some.filter(({ named }) => named === most) : [];
    return { pages: byPage(best), isPartial: true };
  };
}

/** 汉字 that nowhere stand like this are looked for pair by pair. */
function inPairs(thing: Thing): Thing[] {
  const phrase = thing.length === 1 && thing[0]?.length === 1 ? thing[0][0] : undefined;
  if (phrase === undefined || phrase.length < 3 || !phrase.every(({ term }) => isHan(term))) {
    return [thing];
  }
  return phrase.slice(1).map((_, at) => [[phrase.slice(at, at + 2)]]);
}

/** The sections that name these things, all or some, and where. */
function judgeOf(
  { sections }: SearchFile,
  { index, fieldsOf }: SectionIndex,
): (things: readonly Thing[], combineWith: 'AND' | 'OR') => Judged {
  const expand = expander(index);
  return (things, combineWith) => {
    const expanded = things.map((thing) =>
      thing.map((way, place) =>
        way.map((phrase) => ({ phrase, terms: expand(phrase, place === 0) })),
      ),
    );
    const query: Query = {
      combineWith,
      queries: expanded.map((thing) => ({
        combineWith: 'OR',
        queries: thing.map((way) => ({
          combineWith: 'AND',
          queries: way.map(({ phrase, terms }) => asked(phrase, terms)),
        })),
      })),
    };
    return index.search(query, { prefix: false, fuzzy: false }).flatMap(({ id, score }) => {
      const section = sections[id as number];
      if (section === undefined) return [];
      const fields = fieldsOf(id as number);
      const places = expanded.map((thing) =>
        thing.flatMap((way) => {
          const found = way.map(({ terms }) => fields.map((words) => rangesOf(terms, words)));
          const isSaid = found.every((inFields) => inFields.some(({ length }) => length > 0));
          return isSaid ? found : [];
        }),
      );
      const named = places.filter(({ length }) => length > 0).length;
      if (named < (combineWith === 'AND' ? things.length : 1)) return [];
      const inField = (field: number): Range[] =>
        joined(places.flat().flatMap((inFields) => inFields[field] ?? []));
      const found = { section, heading: inField(0), text: inField(1) };
      return [{ section, score: score * (section.isAside === true ? ASIDE : 1), named, found }];
    });
  };
}

/** The index holds 汉字 in pairs; one alone begins some of them. */
function asked(phrase: Phrase, terms: readonly Terms[]): Query {
  const hanAt = (at: number): string | undefined => {
    const term = phrase[at]?.term;
    return term !== undefined && isHan(term) ? term : undefined;
  };
  const queries = phrase.flatMap((_, at): Query[] => {
    const [han, next] = [hanAt(at), hanAt(at + 1)];
    if (han === undefined) return [{ combineWith: 'OR', queries: [...(terms[at] ?? [])] }];
    if (next !== undefined) return [han + next];
    return hanAt(at - 1) === undefined ? [{ queries: [han], prefix: true }] : [];
  });
  return { combineWith: 'AND', queries };
}

/**
 * The terms of the index that a word may mean: itself; if there is no such term, those that begin with
 * it; if there are none either, those that differ in one letter. A synonym is taken as it is.
 */
function expander(index: Index): (phrase: Phrase, isOwn: boolean) => Terms[] {
  const known = (term: string, options: object): string[] =>
    index.search(term, { prefix: false, fuzzy: false, ...options }).flatMap(({ terms }) => terms);
  const expand = ({ term }: Asked): Terms => {
    if (isHan(term)) return new Set([term]);
    const exact = known(term, {});
    if (exact.length > 0) return new Set(exact);
    const longer = term.length > 1 ? known(term, { prefix: true }) : [];
    if (longer.length > 0) return new Set(longer);
    const isWord = term.length >= FUZZY_FROM && /^[a-z]+$/.test(term);
    return new Set(isWord ? known(term, { fuzzy: 1 }) : []);
  };
  return (phrase, isOwn) => phrase.map((one) => (isOwn ? expand(one) : new Set([one.term])));
}

function byPage(judged: Judged): Answer['pages'] {
  const pages = new Map<number, Found[]>();
  for (const { section, found: one } of [...judged].sort((a, b) => b.score - a.score)) {
    const found = pages.get(section.page) ?? [];
    pages.set(section.page, found);
    if (found.length < PER_PAGE) found.push(one);
  }
  return [...pages].map(([page, found]) => ({ page, found }));
}
