import { describe, expect, test } from 'vitest';
import { leavesOf } from './decision.ts';
import { patternOf } from './pattern.ts';
import { readDecisions, readSymptoms } from './read.ts';
import { saidIn, sourceAddress } from './symptom.ts';

const entry = `- id: slow-fdatasync
  component: etcd
  line: slow fdatasync (disk)
  versions: etcd 3.5–3.7
  source: etcd-io/etcd@v3.7.1:server/storage/wal/wal.go
  examples: [slow fdatasync (disk) took 2s]
  cause: { en: A slow disk., zh: 磁盘慢。 }
  look: [iostat -x 1]
  act: { en: Another disk., zh: 换一块盘。 }
  chapter: replication
`;
const change = (from: string, to: string): string => {
  expect(entry).toContain(from);
  return entry.replace(from, to);
};

describe('The index of symptoms', () => {
  test('is read as it stands', () => {
    const [symptom] = readSymptoms(entry);
    expect(symptom?.id).toBe('slow-fdatasync');
    expect(symptom?.cause.zh).toBe('磁盘慢。');
  });

  test.each([
    [change('component: etcd', 'component: etdc'), /^line 2, column 3: \[0\]\.component: .*"etcd"/],
    [change('zh: 磁盘慢。', ''), /^line 7, column 3: \[0\]\.cause\.zh: /],
    [change('chapter: replication', 'chapter: /en/replication/'), /slug#section/],
    [change('v3.7.1:', ''), /owner\/name@version-or-commit:file/],
    [change('id: slow-fdatasync', 'id: Slow'), /lower case words/],
    [change('  chapter', '  chaptr: x\n  chapter'), /chaptr/],
    [change('  look', '  pattern: "slow ("\n  look'), /^line 8, column 3.*no regular expression/],
    [entry + entry, /^line 11.*"slow-fdatasync" stands twice/],
    ['- 3', /expected object/],
    ['id: a', /expected array/],
  ])('is refused with its place: %s', (text, message) => {
    expect(() => readSymptoms(text)).toThrow(message);
  });

  test('looks for the line itself, letter by letter, unless it has a pattern', () => {
    expect(patternOf({ line: 'slow (disk)' }).test('SLOW (DISK) 2s')).toBe(true);
    expect(patternOf({ line: 'slow (disk)' }).test('slow disk')).toBe(false);
    expect(patternOf({ line: 'slow', pattern: 'slow|late' }).test('late')).toBe(true);
  });

  test('links to the file at the version in which it was read', () => {
    expect(sourceAddress('etcd-io/etcd@v3.7.1:server/storage/wal/wal.go')).toEqual({
      file: 'server/storage/wal/wal.go',
      url: 'https://github.com/etcd-io/etcd/blob/v3.7.1/server/storage/wal/wal.go',
    });
    expect(saidIn('etcd 3.7', 'zh-cn')).toBe('etcd 3.7');
    expect(saidIn({ en: 'all', zh: '全部' }, 'zh-cn')).toBe('全部');
  });
});

const leaf = (when: string): string =>
  `{ when: { en: ${when}, zh: ${when} }, so: { en: s, zh: s }, run: date, chapter: quorum }`;
const tree = (answers: string): string => `- id: a-tree
  title: { en: t, zh: t }
  ask: { en: q, zh: q }
  answers: [${answers}]
`;

describe('A tree of questions', () => {
  test('ends in leaves, however deep', () => {
    const deep = `{ when: { en: c, zh: c }, ask: { en: q, zh: q }, answers: [${leaf('d')}, ${leaf('e')}] }`;
    const [decision] = readDecisions(tree(`${leaf('b')}, ${deep}`));
    expect(leavesOf(decision?.answers ?? []).map(({ when }) => when.en)).toEqual(['b', 'd', 'e']);
  });

  test.each([
    [tree(leaf('b')), /line 4.*two answers or more/],
    [
      tree(`${leaf('b')}, { when: { en: c, zh: c }, so: { en: s, zh: s } }`),
      /answers\[1\].*either so/,
    ],
    [tree(`${leaf('b')}, ${leaf('c')}`).replace('zh: q', ''), /\[0\]\.ask\.zh/],
  ])('is refused with its place: %s', (text, message) => {
    expect(() => readDecisions(text)).toThrow(message);
  });
});
