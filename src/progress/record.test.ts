import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_LINK, linkOf, readLink } from './link.ts';
import { bringsProgress } from './link-mark.ts';
import { merge, type Json } from './merge.ts';
import { ProgressError, problemText } from './problem.ts';
import {
  exported,
  hasNews,
  KINDS,
  LONGEST_FILE,
  mergeProgress,
  newIn,
  NOTHING,
  parseProgress,
  type Progress,
  readProgress,
  TYPE,
  writeProgress,
} from './record.ts';

fc.configureGlobal({ seed: 7, numRuns: 300 });

const id = fc.string({ minLength: 1, maxLength: 20 });
const ids = fc.array(id, { maxLength: 6 });
const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
/** A record as another version may have written it: with lists in any order, and keys we do not know. */
const record: fc.Arbitrary<Progress> = fc
  .record({
    lists: fc.record(
      { chapters: ids, predictions: ids, exercises: ids, links: ids },
      { requiredKeys: [] },
    ),
    later: fc.dictionary(fc.constantFrom('notes', 'badges', '__proto__', 'x'), json, {
      maxKeys: 3,
    }),
  })
  .map(({ lists, later }) =>
    readProgress({ ...Object.fromEntries(Object.entries(later)), ...lists, format: 1 }),
  );

const RECORD = readProgress({
  format: 1,
  chapters: ['raft-election', 'quorum'],
  exercises: ['quorum/replace'],
  notes: [{ on: 'quorum', text: 'ask about zones' }],
});

describe('Two records put together', () => {
  test('keep all that either has.', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const both = mergeProgress(a, b);
        for (const kind of KINDS) {
          expect(new Set(both[`${kind}s`])).toEqual(new Set([...a[`${kind}s`], ...b[`${kind}s`]]));
        }
        expect(Object.keys(both).sort()).toEqual(
          [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(),
        );
      }),
    );
  });

  test('give the same in either order.', () => {
    fc.assert(
      fc.property(record, record, (a, b) => same(mergeProgress(a, b), mergeProgress(b, a))),
    );
  });

  test('and a third, in any grouping.', () => {
    fc.assert(
      fc.property(record, record, record, (a, b, c) =>
        same(mergeProgress(mergeProgress(a, b), c), mergeProgress(a, mergeProgress(b, c))),
      ),
    );
  });

  test('give nothing new the second time.', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        same(mergeProgress(a, a), a);
        same(mergeProgress(mergeProgress(a, b), b), mergeProgress(a, b));
        same(mergeProgress(a, NOTHING), a);
      }),
    );
  });

  test('What is new in one is what the other lacks.', () => {
    fc.assert(
      fc.property(record, record, (mine, theirs) => {
        const both = mergeProgress(mine, theirs);
        const fresh = newIn(mine, theirs);
        expect(hasNews(mine, theirs)).toBe(JSON.stringify(both) !== JSON.stringify(mine));
        expect(hasNews(both, theirs)).toBe(false);
        for (const kind of KINDS) {
          expect(fresh[kind].length).toBe(both[`${kind}s`].length - mine[`${kind}s`].length);
        }
      }),
    );
  });
});

test('Any JSON values have one join, whatever their kinds.', () => {
  fc.assert(
    fc.property(json, json, json, (a, b, c) => {
      same(merge(a, b), merge(b, a));
      same(merge(merge(a, b), c), merge(a, merge(b, c)));
      const joined = merge(a, b);
      same(merge(joined, joined), joined);
      same(merge(joined, b), joined);
    }),
  );
});

describe('A record', () => {
  test('comes back from a file and from a link as it was, unknown keys too.', () => {
    expect(parseProgress(writeProgress(RECORD))).toEqual(RECORD);
    expect(readLink(linkOf(RECORD))).toEqual(RECORD);
    fc.assert(
      fc.property(record, (each) => {
        same(parseProgress(writeProgress(each)), each);
        same(readLink(linkOf(each)), each);
      }),
    );
  });

  test('of an earlier day still opens.', () => {
    const old = `{"type":"quorum-lab-progress","format":1,"chapters":["quorum"],"predictions":[]}`;
    expect(parseProgress(old)).toEqual({ ...NOTHING, chapters: ['quorum'] });
    const link =
      '#import=TcwxDsIwEETRu0xtC9H6KohiMROwcOJlvZFAiLuTRBRp_zzNB_5WIuE5N5vHWOUS1drN2DsC8l3UaR3p9BdLNBk8sjJ7aRPOAXzRcuncsYNRq2Su89BsFEc6BtQyPVa1VDVey3axhe8P';
    expect(bringsProgress(link)).toBe(true);
    expect(readLink(link).chapters).toHaveLength(2);
  });

  test('A link needs no escaping, and is short for a reader who has read it all.', () => {
    const all = readProgress({
      format: 1,
      chapters: Array.from({ length: 20 }, (_, at) => `chapter-number-${at}`),
      exercises: Array.from({ length: 40 }, (_, at) => `chapter-number-${at % 20}/exercise-${at}`),
    });
    expect(linkOf(all)).toMatch(/^#import=[A-Za-z0-9_-]+$/);
    expect(linkOf(all).length).toBeLessThan(1_000);
  });
});

describe('Refused, with what is wrong, where, and what would be right:', () => {
  const file = (change: object): string => JSON.stringify({ type: TYPE, format: 1, ...change });
  test.each<[string, string, RegExp]>([
    ['an empty file', '', /^It is damaged, for it is not JSON: .+\. Export it again\.$/],
    ['half a file', writeProgress(RECORD).slice(0, 90), /^It is damaged, for it is not JSON/],
    ['a list', '[]', /^It is no record of progress/],
    ['a null', 'null', /^It is no record of progress/],
    ['a scenario', '{"format":1,"model":"raft"}', /begins with "type": "quorum-lab-progress"\.$/],
    [
      'a later format',
      file({ format: 2 }),
      /^It has format 2, .*reads format 1\. Open it there\.$/,
    ],
    [
      'no format',
      file({ format: undefined }),
      /^format: expected the number 1, found undefined\.$/,
    ],
    ['half a format', file({ format: 0.5 }), /^format: expected the number 1, found 0\.5\.$/],
    [
      'a word for a list',
      file({ chapters: 'quorum' }),
      /^chapters: expected a list, found quorum\.$/,
    ],
    [
      'a number among names',
      file({ exercises: ['a', 7] }),
      /^exercises\[1\]: expected a name .*, found 7\.$/,
    ],
    [
      'a name without end',
      file({ links: ['x'.repeat(501)] }),
      /^links\[0\]: expected a name of 1 to 500 /,
    ],
    [
      'names without end',
      file({ chapters: Array.from({ length: 2_001 }, (_, at) => `${at}`) }),
      /^chapters: expected at most 2000 names, found 2001\.$/,
    ],
    [
      'a file too large',
      ' '.repeat(LONGEST_FILE + 1),
      /^It has 100001 characters; a record may have 100000\.$/,
    ],
    [
      'nesting without end',
      file({ x: 0 }).replace('0}', `${'['.repeat(40_000)}${']'.repeat(40_000)}}`),
      /^x: expected at most 20 levels of nesting/,
    ],
  ])('%s.', (_what, text, problem) => {
    expect(() => parseProgress(text)).toThrow(ProgressError);
    expect(() => parseProgress(text)).toThrow(problem);
  });

  test('a damaged link, one of something else, and one too long.', () => {
    const whole = linkOf(RECORD);
    expect(() => readLink(whole.slice(0, 40))).toThrow('The link is damaged.');
    expect(() => readLink(`${whole}!`)).toThrow('The link is damaged.');
    expect(() => readLink('#import=')).toThrow('The link is damaged.');
    expect(() => readLink(`#import=${'A'.repeat(LONGEST_LINK)}`)).toThrow(
      'The link has 8008 characters; it may have 8000. Use the file instead.',
    );
    const noise = Array.from(
      { length: 2_000 },
      (_, at) => `${(at * 7919) % 99_991}${(at * 104_729) % 99_991}`,
    );
    expect(() => linkOf(readProgress({ format: 1, links: noise }))).toThrow(/it may have 8000/);
  });

  test('Whatever is in a file, it gives a record or one problem, and throws nothing else.', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          json.map((each) => JSON.stringify(each)),
        ),
        (text) => {
          try {
            parseProgress(text);
          } catch (error) {
            expect(error).toBeInstanceOf(ProgressError);
            expect(problemText((error as ProgressError).problem, 'zh-cn')).toMatch(/[。]$/);
          }
        },
      ),
    );
  });
});

test('What a file says it is stands first, so that a look into it tells.', () => {
  expect(Object.keys(exported(RECORD) as object)[0]).toBe('type');
});

function same(a: Json, b: Json): void {
  expect(JSON.stringify(a)).toBe(JSON.stringify(b));
}
