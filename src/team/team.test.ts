import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { idOf, readPath } from './path.ts';
import { readSite } from './site.ts';
import { textIn } from './text.ts';

const root = new URL('../../', import.meta.url);
const file = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const known = {
  chapters: [
    'raft-election',
    'quorum',
    'failover',
    'health-checks',
    'operations',
    'lease-is-not-a-lock',
    'replication',
  ],
  exercises: ['replace-a-member'],
};

const path = (text: string): ReturnType<typeof readPath> =>
  readPath('content/paths/ours.yaml', text, known);
const site = (text: string): ReturnType<typeof readSite> =>
  readSite('site.yaml', text, ['core', 'on-call']);

/** What is said of a text, without the file. */
function said(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Error).message.replace(/^(content\/paths\/ours|site)\.yaml: /, '');
  }
  return 'nothing';
}

describe('A path', () => {
  test('has chapters, exercises and links, in one language or both.', () => {
    const { title, steps } = path(`
      title: { zh-cn: 新人路线 }
      steps:
        - chapter: quorum
        - { exercise: replace-a-member, minutes: 5, optional: true }
        - { link: 'https://wiki.example.org/etcd', title: Our etcd, minutes: 20, why: It is ours. }
    `);
    expect(textIn('zh-cn', title)).toEqual({ text: '新人路线' });
    expect(textIn('en', title)).toEqual({ text: '新人路线', lang: 'zh-cn' });
    expect(steps.map(idOf)).toEqual([
      'quorum',
      'replace-a-member',
      'https://wiki.example.org/etcd',
    ]);
    expect(steps.map(({ isOptional }) => isOptional)).toEqual([false, true, false]);
  });

  test.each([
    [
      'nothing',
      '',
      'The file is empty. A path needs at least `steps: [{ chapter: raft-election }]`.',
    ],
    [
      'a chapter that does not exist',
      'title: A\nsteps:\n  - chapter: quorom\n',
      'line 3, column 5: steps[0].chapter: Unknown chapter "quorom". Did you mean "quorum"? Known: raft-election, quorum, failover, health-checks, operations, lease-is-not-a-lock, replication.',
    ],
    [
      'an exercise that does not exist',
      'title: A\nsteps:\n  - { exercise: replace-member, minutes: 5 }',
      'line 3, column 7: steps[0].exercise: Unknown exercise "replace-member". Did you mean "replace-a-member"? Known: replace-a-member.',
    ],
    [
      'a key with a typing error',
      'title: A\nsteps:\n  - chapter: quorum\n    optinal: true',
      'line 4, column 5: steps[0].optinal: Unknown key "optinal". Did you mean "optional"? Known: chapter, why, optional.',
    ],
    [
      'a step that is nothing',
      'title: A\nsteps:\n  - page: quorum',
      'line 3, column 5: steps[0]: Expected a step with `chapter`, `exercise` or `link`, found {"page":"quorum"}.',
    ],
    [
      'a link without minutes',
      "title: A\nsteps:\n  - { link: 'https://a.example', title: A }",
      'line 3, column 5: steps[0].minutes: Expected a whole number from 1 to 600, found nothing.',
    ],
    [
      'a link that is no address',
      'title: A\nsteps:\n  - { link: wiki/etcd, title: A, minutes: 5 }',
      'line 3, column 7: steps[0].link: Expected a whole address such as https://wiki.example.org/runbooks, found "wiki/etcd".',
    ],
    [
      'a link that would run a script',
      "title: A\nsteps:\n  - { link: 'javascript:alert(1)', title: A, minutes: 5 }",
      'line 3, column 7: steps[0].link: Expected a whole address such as https://wiki.example.org/runbooks, found "javascript:alert(1)".',
    ],
    [
      'a chapter twice',
      'title: A\nsteps:\n  - chapter: quorum\n  - chapter: quorum\n',
      'line 4, column 5: steps[1].chapter: The chapter "quorum" stands twice.',
    ],
    [
      'no title',
      'steps: [{ chapter: quorum }]',
      'line 1, column 1: A path needs a title: add `title: …`.',
    ],
    [
      'a title in an unknown language',
      'title: { fr: A }\nsteps: []',
      'line 1, column 10: title.fr: Unknown key "fr". Known: en, zh-cn.',
    ],
    [
      'no steps',
      'title: A\nsteps: []',
      'line 2, column 1: steps: Expected at least one step, found [].',
    ],
    [
      'a bracket that stays open',
      'title: A\nsteps: [',
      'line 2, column 9: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
  ])('is refused with %s, by line and column.', (_what, text, problem) => {
    expect(said(() => path(text))).toBe(problem);
  });

  test('names its file first.', () => {
    expect(() => path('title: A')).toThrow(
      /^content\/paths\/ours\.yaml: line 1, column 1: steps: /,
    );
  });

  test('A team’s own path is read from a copy of the example.', () => {
    const own = file('content/paths/on-call.yaml')
      .replace(/^title: .*$/m, 'title: First weeks at Example')
      .replace(/link: \S+/, 'link: https://wiki.example.org/etcd-runbook')
      .replace('  - chapter: health-checks\n', '');
    const { title, steps } = path(own);
    expect(textIn('zh-cn', title).text).toBe('First weeks at Example');
    expect(steps.map(idOf)).toEqual([
      'failover',
      'operations',
      'https://wiki.example.org/etcd-runbook',
      'lease-is-not-a-lock',
    ]);
  });
});

test('The example in the README is a path.', () => {
  const yaml = /```yaml\n(title: First weeks[\s\S]*?)```/.exec(file('README.md'))?.[1] ?? '';
  const namesIn = (folder: string): string[] =>
    readdirSync(new URL(folder, root)).map((name) => name.replace(/\.\w+$/, ''));
  const { steps } = readPath('content/paths/ours.yaml', yaml, {
    chapters: namesIn('content/en'),
    exercises: namesIn('content/exercises'),
  });
  expect(steps.map(({ kind }) => kind)).toEqual(['chapter', 'exercise', 'link', 'chapter']);
});

test('The core path is every chapter of the part Learn, in its order, and at most 90 minutes.', () => {
  const { steps } = readPath('content/paths/core.yaml', file('content/paths/core.yaml'), {
    chapters: [
      'control-plane-map',
      'lease-election',
      'load-balancing',
      'three-masters',
      ...known.chapters,
    ],
    exercises: [],
  });
  const front = (slug: string, key: string): string =>
    new RegExp(`^${key}: (.*)$`, 'm').exec(file(`content/en/${slug}.mdx`))?.[1] ?? '';
  const slugs = steps.map(idOf);
  expect(slugs.map((slug) => front(slug, 'part'))).toEqual(slugs.map(() => 'core'));
  expect(slugs.map((slug) => Number(front(slug, 'order')))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const minutes = slugs.map((slug) => Number(front(slug, 'minutes')));
  expect(minutes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(90);
});

describe('The settings of a site', () => {
  test('may be left out, all of them.', () => {
    expect(site('path: core')).toEqual({
      name: { en: 'Quorum Lab', 'zh-cn': 'Quorum Lab' },
      links: [],
      contact: undefined,
      path: 'core',
    });
    expect(site(file('site.yaml')).path).toBe('core');
  });

  test('As the file shows them, they can be used: every line that is a comment and a key.', () => {
    const shown = file('site.yaml').replace(/^# (?=(links|contact):| )/gm, '');
    const { links, contact } = site(shown);
    expect(links).toEqual([
      {
        title: { en: 'Runbooks', 'zh-cn': 'Runbooks' },
        link: 'https://wiki.example.org/runbooks',
        isInHeader: true,
      },
    ]);
    expect(contact?.text.en).toBe('Questions? #platform on chat');
    expect(contact?.link).toBe('https://chat.example.org/platform');
  });

  test.each([
    [
      'an unknown key',
      'nmae: A',
      'line 1, column 1: nmae: Unknown key "nmae". Did you mean "name"? Known: name, links, contact, path.',
    ],
    [
      'a path that does not exist',
      'path: oncall',
      'line 1, column 1: path: Unknown path "oncall". Did you mean "on-call"? Known: core, on-call.',
    ],
    [
      'a link without a title',
      "links:\n  - link: 'https://a.example'",
      'line 2, column 5: links[0].title: Expected a text, or one by language such as { en: …, zh-cn: … }, found nothing.',
    ],
    ['an empty name', 'name: ""', 'line 1, column 1: name: Expected a text, found "".'],
    [
      'too many links for the header',
      `links:\n${"  - { title: A, link: 'https://a.example', header: true }\n".repeat(3)}`,
      "line 1, column 1: links: 3 links are more than the header's 2. Leave `header: true` out.",
    ],
    [
      'too many links',
      `links:\n${"  - { title: A, link: 'https://a.example' }\n".repeat(9)}`,
      "line 1, column 1: links: 9 links are more than the footer's 8.",
    ],
  ])('are refused with %s, by line and column.', (_what, text, problem) => {
    expect(said(() => site(text))).toBe(problem);
  });
});
