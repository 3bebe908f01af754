import { describe, expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';
import { fillers } from './fillers.ts';
import { finder } from './find.ts';
import type { Section } from './search-file.ts';
import { stem } from './stem.ts';
import { termsOf, wordsOf } from './words.ts';

const section = (target: string, heading: string, text: string): Section => ({
  page: 0,
  target,
  heading,
  text,
});

const sections = [
  section('', 'Why three?', 'A cluster of three may lose one.'),
  section(
    '#lease',
    'Leases',
    'leaseDuration is 15 s; set --leader-elect-lease-duration. Renewed at once.',
  ),
  section('#split', '脑裂', '两边各自确认了写入。Raft 选举能防住它。'),
  section('#failover', '故障转移', '主机死了，谁先发现？控制，器材都在。'),
  section('#pre', 'Pre-vote', 'With pre-vote a member asks first. A terminal is no term.'),
  section('#lost', 'Last words', 'The log ends with "leaderelection lost".'),
];
const find = await finder({
  fillers,
  pages: [{ address: 'en/x/', title: 'Odd numbers' }],
  sections,
  synonyms: [
    ['failover', '故障转移', '故障切换'],
    ['split brain', '脑裂', 'split-brain'],
  ],
});
const found = (question: string): string[] =>
  find(question).pages.flatMap((page) => page.found.map((one) => one.section.target));

describe('What the index holds', () => {
  test.each([
    ['Raft选举', ['raft', '选举', '举']],
    ['ＲＡＦＴ', ['raft']],
    ['--goaway-chance', ['goaway', 'goawaychance', 'chanc']],
    ['leaseDuration', ['leas', 'leaseduration', 'duration']],
    ['选，举', ['选', '举']],
    ["the leader's", ['the', 'leader']],
  ])('of %s', (text, terms) => {
    expect(termsOf(wordsOf(text))).toEqual(terms);
  });

  test.each([
    ['leases', 'lease'],
    ['leased', 'leasing'],
    ['commits', 'committed'],
    ['votes', 'voting'],
    ['copies', 'copy'],
    ['kills', 'killed'],
  ])('%s and %s are one word', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  test.each(['status', 'loss', 'string', 'etcd', 'raft', 'this', 'seed'])('%s stays', (word) => {
    expect(stem(word)).toBe(word);
  });
});

describe('A question', () => {
  test.each([
    ['leaseDuration', ['#lease']],
    ['lease-duration', ['#lease']],
    ['--leader-elect-lease-duration', ['#lease']],
    ['prevote', ['#pre']],
    ['pre vote', ['#pre']],
    ['term', ['#pre']],
    ['leaderelection lost', ['#lost']],
    ['renewing', ['#lease']],
    ['odd', ['']],
  ])('%s finds %j', (question, targets) => {
    expect(found(question)).toEqual(targets);
  });

  test.each([
    ['raft选举', ['#split']],
    ['选举', ['#split']],
    ['裂', ['#split']],
    ['脑裂怎么办', ['#split']],
    ['控制器', []],
    ['split brain', ['#split']],
    ['故障切换', ['#failover']],
    ['failover', ['#failover']],
  ])('%s finds %j', (question, targets) => {
    expect(found(question)).toEqual(targets);
  });

  test('of a word with a wrong letter, or its beginning, finds the word', () => {
    expect(found('clustr')).toEqual(['']);
    expect(found('termi')).toEqual(['#pre']);
  });

  test('that no section answers in full gets those that answer most of it, and says so', () => {
    const { pages, isPartial } = find('leaderelection lost yesterday');
    expect(pages[0]?.found[0]?.section.target).toBe('#lost');
    expect(isPartial).toBe(true);
    expect(find('yesterday').pages).toEqual([]);
    expect(find('的').pages).toEqual([]);
    expect(find('  ').pages).toEqual([]);
  });

  test('is marked where it stands', () => {
    const [one] = find('lease duration').pages[0]?.found ?? [];
    const { text } = one?.section ?? { text: '' };
    const marked = one?.text.map(([from, to]) => text.slice(from, to));
    expect(marked).toContain('leaseDuration');
  });
});

test('An excerpt shows the marks that stand together, cut at words.', () => {
  const text = `${'quorum and more words here. '.repeat(12)}The lease is renewed. ${'tail '.repeat(40)}`;
  const at = text.indexOf('lease');
  const excerpt = excerptOf(text, [
    [0, 6],
    [at, at + 5],
    [at + 9, at + 16],
  ]);
  expect(excerpt.text).toMatch(/^… \w.* The lease is renewed\. .*tail …$/);
  expect(excerpt.marks.map(([from, to]) => excerpt.text.slice(from, to))).toEqual([
    'lease',
    'renewed',
  ]);
});
