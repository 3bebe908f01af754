import { describe, expect, test } from 'vitest';
import { isText, linesOf, matchAll, matching, plain, type Known } from './match.ts';

const index: Known[] = [
  { id: 'slow-fdatasync', pattern: /slow fdatasync/i },
  { id: 'lost-leader', pattern: /raft\.node: \S+ lost leader/i },
  { id: 'node-not-found', pattern: /\bnodes? "[^"\n]+" not found/i },
];
const ids = (text: string): string[] => matchAll(linesOf(text), index).found.map(({ id }) => id);

describe('A pasted line', () => {
  test('is found in colours, after a prefix of journald, and inside JSON of docker', () => {
    expect(ids('\u001B[33mwarn\u001B[0m slow \u001B[1mfdatasync\u001B[0m')).toEqual([
      'slow-fdatasync',
    ]);
    expect(ids('Aug 20 10:00:01 m1 etcd[812]: slow fdatasync')).toEqual(['slow-fdatasync']);
    expect(ids('{"log":"E0820 err=\\"node \\\\\\"m1\\\\\\" not found\\"\\n"}')).toEqual([
      'node-not-found',
    ]);
  });

  test('is shown with the part that matched, and cut around it', () => {
    const [found] = matchAll([`${'a'.repeat(500)}slow fdatasync${'b'.repeat(500)}`], index).found;
    expect(found?.first.match).toBe('slow fdatasync');
    expect(found?.first.before).toBe(`…${'a'.repeat(160)}`);
    expect(found?.first.after).toBe(`${'b'.repeat(160)}…`);
  });

  test('of more than 4000 characters is read up to there', () => {
    expect(ids(`${'x'.repeat(3900)} slow fdatasync`)).toEqual(['slow-fdatasync']);
    expect(ids(`${'x'.repeat(4000)} slow fdatasync`)).toEqual([]);
  });
});

describe('Many pasted lines', () => {
  const log = [
    '',
    'raft.node: 8e9e lost leader 91bc at term 7',
    'what nobody knows',
    'slow fdatasync took 2s',
    'what nobody knows',
    'slow fdatasync took 3s',
  ].join('\r\n');

  test('are counted, the earliest entry first, with first and last line', () => {
    const { lines, known, found, unknown } = matchAll(linesOf(log), index);
    expect([lines, known]).toEqual([5, 3]);
    expect(found.map(({ id, count, first, last }) => [id, count, first.line, last.line])).toEqual([
      ['lost-leader', 1, 2, 2],
      ['slow-fdatasync', 2, 4, 6],
    ]);
    expect(found[1]?.last.after).toBe(' took 3s');
    expect(unknown).toEqual([{ line: 3, text: 'what nobody knows' }]);
  });

  test('may be one string of JSON, or a list of them', () => {
    expect(linesOf(JSON.stringify('a\nb'))).toEqual(['a', 'b']);
    expect(linesOf(JSON.stringify(['a', 'b']))).toEqual(['a', 'b']);
    expect(linesOf('[-]etcd failed')).toEqual(['[-]etcd failed']);
    expect(linesOf('"a" is not closed')).toEqual(['"a" is not closed']);
    expect(linesOf('[1, 2]')).toEqual(['[1, 2]']);
  });

  test('are worked off in pieces, so that the page can draw', () => {
    const steps = matching(
      Array.from({ length: 1200 }, () => 'slow fdatasync'),
      index,
    );
    expect(steps.next().value).toBe(500);
    expect(steps.next().value).toBe(1000);
    expect(steps.next()).toMatchObject({ done: true, value: { lines: 1200, known: 1200 } });
  });

  test('that are all unknown leave five of them, each once', () => {
    const { unknown } = matchAll(['a', 'a', 'b', 'c', 'd', 'e', 'f'], index);
    expect(unknown.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

test('What is binary is no text; a log with colours and Chinese is.', () => {
  expect(isText('PK\u0003\u0004\u0000\u0000')).toBe(false);
  expect(isText('\u001F\uFFFD\u0008'.repeat(50))).toBe(false);
  expect(isText('\u001B[31m错误\u001B[0m\t领导者\r\n'.repeat(50))).toBe(true);
  expect(isText('')).toBe(true);
});

test('Control characters and the backslashes of JSON are taken away.', () => {
  expect(plain('a\u0007b\\"c\\\\\\"d\tz')).toBe('ab"c"d\tz');
});
