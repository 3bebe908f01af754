import { describe, expect, test } from 'vitest';
import { readTree, tidy } from './tidy.ts';

test('The project keeps its own rules.', () => {
  expect(tidy(readTree(new URL('../', import.meta.url)))).toEqual([]);
});

/** The findings for a small project: paths and texts. */
function findings(project: Record<string, string>): string[] {
  return tidy(Object.entries(project).map(([path, text]) => ({ path, text })));
}

function findingsIn(path: string, text: string): string[] {
  return findings({ [path]: text });
}

describe('Who may import whom', () => {
  test.each([
    ['src/sim/queue.ts', "import { a } from './world.ts';"],
    ['src/sim/random.ts', "import { xoroshiro128plus } from 'pure-rand';"],
    [
      'src/models/step.ts',
      "import { setup } from 'xstate';\nimport type { W } from '../sim/world.ts';",
    ],
    ['src/invariants/durable-vote.ts', "import type { W } from '../sim/world.ts';"],
    ['src/scenario/run.ts', "import { step } from '../models/step.ts';"],
    ['src/narration/en.ts', "import type { M } from '../models/raft/message.ts';"],
    [
      'components/raft/Ring.svelte',
      '<script lang="ts">\nimport Arc from \'../kit/Arc.svelte\';\n</script>',
    ],
    ['components/index.ts', "export { default as Raft } from './raft/Raft.astro';"],
    ['src/pages/index.astro', "---\nimport { machine } from '../models/raft/machine.ts';\n---\n"],
    ['src/pages/index.astro', "---\nimport data from '../../content/claims.yaml';\n---\n"],
    ['e2e/raft.spec.ts', "import { run } from '../src/sim/simulator.ts';"],
    ['src/sim/replay.test.ts', "import { step } from '../models/step.ts';\nimport 'node:fs';"],
    ['src/scenario/cli.ts', "import { readFileSync } from 'node:fs';"],
  ])('%s may: %j', (path, text) => {
    expect(findingsIn(path, text)).toEqual([]);
  });

  test.each([
    [
      'src/sim/queue.ts',
      "\nimport { step } from '../models/step.ts';",
      'src/sim/queue.ts:2: sim may not import anything of models (src/models/step.ts), use only sim',
    ],
    [
      'src/models/step.ts',
      "import { type W } from '../sim/world.ts';",
      'src/models/step.ts:1: models may not import code of sim (src/sim/world.ts), use "import type"',
    ],
    [
      'src/invariants/durable-vote.ts',
      "import { majority } from '../models/raft/quorum.ts';",
      'src/invariants/durable-vote.ts:1: invariants may not import code of models (src/models/raft/quorum.ts), use "import type"',
    ],
    [
      'src/view/ring.ts',
      "export { en } from '../narration/en.ts';",
      'src/view/ring.ts:1: view may not import anything of narration (src/narration/en.ts), use only view and types of sim, models',
    ],
    [
      'src/view/ring.ts',
      "const later = await import('../sim/world.ts');",
      'src/view/ring.ts:1: view may not import code of sim (src/sim/world.ts), use "import type"',
    ],
    [
      'components/kit/Player.svelte',
      '<p>x</p>\n<script lang="ts">\nimport { run } from \'../../src/sim/simulator.ts\';\n</script>',
      'components/kit/Player.svelte:3: kit may not import code of sim (src/sim/simulator.ts), use "import type"',
    ],
    [
      'components/raft/worker-host.ts',
      "new Worker(new URL('../../src/sim/simulator.ts', import.meta.url));",
      'components/raft/worker-host.ts:1: components may not import code of sim (src/sim/simulator.ts), use "import type"',
    ],
    [
      'components/raft/Raft.astro',
      "---\nimport { Bar } from '../lease/bar.ts';\n---\n",
      'components/raft/Raft.astro:2: a widget may not import another (components/lease/bar.ts), use components/kit for both',
    ],
    [
      'components/my-cluster/Leases.svelte',
      "<script>\nimport '../health/say.ts';\nimport '../quorum/say.ts';\n</script>",
      'components/my-cluster/Leases.svelte:3: a widget may not import another (components/quorum/say.ts), use components/kit for both',
    ],
    [
      'src/pages/index.astro',
      "---\n---\n<script>\nimport { machine } from '../models/raft/machine.ts';\n</script>",
      'src/pages/index.astro:4: a client script of a page may not import code of models (src/models/raft/machine.ts), use "import type"',
    ],
    [
      'src/i18n/strings.ts',
      "const all = import.meta.glob(['/content/en/*.mdx']);",
      'src/i18n/strings.ts:1: i18n may not import anything of content (content/en/*.mdx), use only i18n',
    ],
    [
      'src/scenario/run.ts',
      "import { setup } from 'xstate';",
      'src/scenario/run.ts:1: xstate outside src/models/, use what src/models/ exports',
    ],
    [
      'src/view/ring.ts',
      "import { tick } from 'svelte';",
      'src/view/ring.ts:1: svelte outside components/, use what components/ exports',
    ],
    [
      'src/layouts/Page.astro',
      "---\nimport Ring from '../../components/raft/Ring.svelte';\n---\n",
      'src/layouts/Page.astro:2: components/raft/Ring.svelte outside components, use its .astro wrapper',
    ],
    [
      'src/scenario/parse.ts',
      "import { readFileSync } from 'fs';",
      'src/scenario/parse.ts:1: "fs" in a room that touches no machine, use an argument that the caller passes in',
    ],
    [
      'src/sim/queue.ts',
      "import { a } from './world';",
      'src/sim/queue.ts:1: "./world" has no file extension, use the whole file name',
    ],
    [
      'src/sim/queue.ts',
      "import { a } from '@/sim/world.ts';",
      'src/sim/queue.ts:1: "@/sim/world.ts" is an alias, use a relative path',
    ],
  ])('%s may not: %j', (path, text, finding) => {
    expect(findingsIn(path, text)).toEqual([finding]);
  });

  test('A file of src lies in a room.', () => {
    expect(findingsIn('src/engine/queue.ts', '')).toEqual([
      expect.stringMatching(
        /^src\/engine\/queue\.ts:1: this file lies in no room, use one of sim, /,
      ),
    ]);
  });
});

describe('Words that are banned in pure rooms', () => {
  test.each([
    ['const at = Date.now();', 'Date'],
    ['let at: Date;', 'Date'],
    ['const x = Math.random();', 'Math.random'],
    ["const x = Math['random']();", 'Math.random'],
    ['const { random } = Math;', 'Math.random'],
    ['const t = performance.now();', 'performance'],
    ['setTimeout(f, 10);', 'setTimeout'],
    ['globalThis.setInterval(f);', 'setInterval'],
    ["globalThis['requestAnimationFrame'](f);", 'requestAnimationFrame'],
    ['const body = { fetch };', 'fetch'],
    ['const window = 3;', 'window'],
    ['document.title;', 'document'],
    ['crypto.subtle;', 'crypto'],
  ])('%s', (text, word) => {
    expect(findingsIn('src/view/ring.ts', `\n${text}`)).toEqual([
      expect.stringMatching(`^src/view/ring\\.ts:2: ${word} in a pure room, use `),
    ]);
  });

  test.each([
    '// Date.now() would make two runs differ.',
    "const text = 'fetch the document';",
    'const startDate = Math.max(1, 2);',
    'const shown = trace.window;',
    'const span = { window: 3 };',
    'interface Span { document: string }',
  ])('not: %s', (text) => {
    expect(findingsIn('src/view/ring.ts', text)).toEqual([]);
  });

  test('The command line may ask for the time, and so may its test and the site.', () => {
    for (const path of ['src/scenario/cli.ts', 'src/scenario/cli.test.ts', 'src/pages/now.ts']) {
      expect(findingsIn(path, 'Date.now();')).toEqual([]);
    }
  });

  test('A file name says what the file holds.', () => {
    expect(findingsIn('components/kit/utils.ts', '')).toEqual([
      'components/kit/utils.ts:1: the name "utils" says nothing, use the name of the one thing it holds',
    ]);
    expect(findingsIn('src/view/helpers/arc.ts', '')).toHaveLength(1);
    expect(findingsIn('src/view/message-types.ts', '')).toEqual([]);
  });
});

describe('Chapters', () => {
  const chapter = [
    '---',
    'title: Elections',
    '---',
    '## Who leads?',
    '<Raft scenario="split-vote" />',
    '### Why',
    '```yaml scenario',
    'model: raft',
    'title: { en: A }',
    '```',
  ].join('\n');
  const project = {
    'components/index.ts': "export { default as Raft } from './raft/Raft.astro';",
    'content/scenarios/split-vote.yaml': 'model: raft',
    'content/en/elections.mdx': chapter,
    'content/zh-cn/elections.mdx': chapter,
  };
  const withTwin = (change: (text: string) => string): string[] =>
    findings({ ...project, 'content/zh-cn/elections.mdx': change(chapter) });

  test('Equal chapters are in order.', () => {
    expect(findings(project)).toEqual([]);
  });

  test('Titles, reasons and comments of a fence may be translated.', () => {
    expect(withTwin((text) => text.replace('{ en: A }', '{ zh-cn: 甲 } # 标题'))).toEqual([]);
  });

  test('Every chapter has a twin with the same slug.', () => {
    const { 'content/zh-cn/elections.mdx': _, ...alone } = project;
    expect(findings(alone)).toEqual([
      'content/en/elections.mdx:1: this chapter has no twin in the other language, use the same slug at content/zh-cn/elections.mdx',
    ]);
    expect(findings({ 'content/zh-cn/raft/log.mdx': '' })).toEqual([
      'content/zh-cn/raft/log.mdx:1: this chapter has no twin in the other language, use the same slug at content/en/raft/log.mdx',
    ]);
  });

  test('Headings are the same in number and level.', () => {
    expect(withTwin((text) => text.replace('### Why\n', ''))).toEqual([
      'content/zh-cn/elections.mdx:9: heading 2 is missing, its twin is ### at content/en/elections.mdx:6, use the same in both languages',
    ]);
    expect(withTwin((text) => text.replace('### Why', '## Why'))).toHaveLength(1);
    expect(withTwin((text) => `${text}\n\`\`\`md\n## not a heading\n\`\`\``)).toEqual([]);
  });

  test('Widgets show the same scenarios.', () => {
    expect(withTwin((text) => text.replace(' scenario="split-vote"', ''))).toEqual([
      'content/zh-cn/elections.mdx:5: widget 1 is <Raft>, its twin is <Raft scenario="split-vote"> at content/en/elections.mdx:5, use the same in both languages',
    ]);
  });

  test('Fences hold the same scenario.', () => {
    expect(withTwin((text) => text.replace('model: raft', 'model: lease'))).toEqual([
      'content/zh-cn/elections.mdx:7: scenario fence 1 is another scenario, its twin is another scenario at content/en/elections.mdx:7, use the same in both languages',
    ]);
  });

  test('Widgets and scenarios exist.', () => {
    const text = '<Rafft scenario="split-vtoe" />\n\n`<Inline>` {/* <Comment /> */}\n';
    const both = { 'content/en/a.mdx': text, 'content/zh-cn/a.mdx': text };
    expect(findings({ ...project, ...both }).slice(0, 2)).toEqual([
      'content/en/a.mdx:1: <Rafft> is not listed in components/index.ts, use one of: Raft',
      'content/en/a.mdx:1: scenario "split-vtoe" does not exist, use one of: split-vote',
    ]);
    expect(findings({ ...project, ...both })).toHaveLength(4);
  });

  test('A chapter imports nothing.', () => {
    const text = "Text that may\nimport nothing.\n\nimport A from './A.astro';\n";
    const both = { 'content/en/a.mdx': text, 'content/zh-cn/a.mdx': text };
    expect(findings(both)[0]).toBe(
      'content/en/a.mdx:4: a chapter has no code of its own, use a component by its name in components/index.ts',
    );
    expect(findings(both)).toHaveLength(2);
  });

  test.each([
    ['e2e/raft.spec.ts', "await page.goto('/en/embed/scenario/lost-leader/');", true],
    ['src/scenario/golden.test.ts', "read('content/scenarios/lost-leader.yaml')", true],
    ['content/claims.yaml', '- scenario: lost-leader', true],
    ['content/claims.yaml', 'lost-leader-again: 1', false],
    ['src/pages/index.astro', '<p>A lost-leader is a pity.</p>', false],
    ['src/sim/a.test.ts', "'lost-leader-2'", false],
  ])('A scenario named in %s as %s is used: %s', (path, text, isUsed) => {
    const scenario = { 'content/scenarios/lost-leader.yaml': 'model: raft' };
    expect(findings({ ...scenario, [path]: text })).toEqual(
      isUsed
        ? []
        : [
            'content/scenarios/lost-leader.yaml:1: scenario "lost-leader" is used by no chapter, page or test, use it somewhere, or remove it',
          ],
    );
  });
});

describe('Terms', () => {
  const project = (en: string, zh: string): string[] =>
    findings({
      'components/index.ts': "export { default as Term } from './prose/Term.astro';",
      'content/glossary.yaml': '- id: quorum\n  en: quorum\n  zh: 法定人数\n- id: lease\n',
      'content/en/a.mdx': en,
      'content/zh-cn/a.mdx': zh,
    });
  const quorum = '<Term id="quorum">x</Term>';
  const lease = '<Term id="lease">x</Term>';

  test('are the same in both languages, in any order.', () => {
    expect(project(`${quorum} ${lease}`, `${lease} ${quorum}`)).toEqual([]);
    expect(project(`${quorum} ${lease}`, quorum)).toEqual([
      'content/zh-cn/a.mdx:1: term 1 is <Term id="quorum">, its twin is <Term id="lease"> at content/en/a.mdx:1, use the same in both languages',
    ]);
  });

  test('are in the glossary.', () => {
    const wrong = '<Term id="quorm">x</Term>';
    expect(project(wrong, wrong)[0]).toBe(
      'content/en/a.mdx:1: <Term id="quorm"> is not in content/glossary.yaml, use one of: lease, quorum',
    );
  });

  test('are marked once a chapter.', () => {
    expect(project(`${quorum}\n\n${quorum}`, `${quorum}\n\n${quorum}`)[0]).toBe(
      'content/en/a.mdx:3: <Term id="quorum"> is marked again, use the plain word; it is explained in line 1',
    );
  });
});

describe('Claims', () => {
  const claim = '<Claim id="odd" verdict="false" claim="Odd is safe." scenario="half" />';
  const project = (en: string, zh: string): string[] =>
    findings({
      'components/index.ts': "export { default as Claim } from './prose/Claim.astro';",
      'content/scenarios/half.yaml': 'model: raft',
      'content/en/a.mdx': en,
      'content/zh-cn/a.mdx': zh,
    });

  test('come to the same verdict in both languages, by the same run.', () => {
    expect(project(claim, claim.replace('Odd is safe.', '奇数保险。'))).toEqual([]);
    expect(project(claim, claim.replace('"false"', '"true"'))).toEqual([
      'content/zh-cn/a.mdx:1: widget 1 is <Claim scenario="half" id="odd" verdict="true">, its twin is <Claim scenario="half" id="odd" verdict="false"> at content/en/a.mdx:1, use the same in both languages',
    ]);
  });

  test('name a scenario that exists.', () => {
    const unknown = claim.replace('half', 'hlaf');
    expect(project(`${claim}\n${unknown.replace('odd', 'b')}`, claim)).toContain(
      'content/en/a.mdx:2: scenario "hlaf" does not exist, use one of: half',
    );
  });

  test.each([
    [
      `${claim}\n${claim}`,
      '2: <Claim id="odd"> is there again, use another id; line 1 has this one',
    ],
    [
      claim.replace('"odd"', '"Odd one"'),
      '1: <Claim id="Odd one"> is no address, use lower case words with hyphens between',
    ],
    [
      claim.replace(' id="odd"', ''),
      '1: <Claim id=""> is no address, use lower case words with hyphens between',
    ],
  ])('have an address of their own: %s', (text, finding) => {
    expect(project(text, text)[0]).toBe(`content/en/a.mdx:${finding}`);
  });
});

describe('Words that the glossary forbids', () => {
  const glossary = [
    '- id: raft-log',
    '  en: Raft log',
    '  zh: Raft 日志',
    '  never:',
    '    - word: 日志',
    '      unless: [Raft 日志, 运行日志]',
    '- id: control-plane-node',
    '  en: control plane node',
    '  zh: 控制平面节点',
    '  never: [主节点, master node]',
  ].join('\n');
  const found = (path: string, text: string): string[] =>
    findings({ 'content/glossary.yaml': glossary, [path]: text }).filter((one) =>
      one.includes('is not the word'),
    );

  test('are found in a chapter, with line, column and the right word.', () => {
    expect(found('content/zh-cn/a.mdx', '开头。\n\n三个主节点，看日志。')).toEqual([
      'content/zh-cn/a.mdx:3:8: "日志" is not the word here, use "Raft 日志" (content/glossary.yaml)',
      'content/zh-cn/a.mdx:3:3: "主节点" is not the word here, use "控制平面节点" (content/glossary.yaml)',
    ]);
    expect(found('content/en/a.mdx', 'Three Master nodes.')).toEqual([
      'content/en/a.mdx:1:7: "Master nodes" is not the word here, use "control plane node" (content/glossary.yaml)',
    ]);
  });

  test.each([
    ['src/narration/raft.zh-cn.ts', 'const say = `${n} 是主节点`;'],
    ['src/i18n/zh-cn.ts', "export const a = { b: '主节点' };"],
    ['components/raft/strings.zh-cn.ts', "const a = '主节点';"],
    ['components/kit/Head.svelte', '<script lang="ts">\nconst a = \'主节点\';\n</script>'],
    ['content/scenarios/a.yaml', 'model: raft\ntitle: { zh-cn: 主节点死了 }'],
    ['content/en/a.mdx', '---\nlead: A master node dies.\n---\n'],
  ])('are found in %s: %s', (path, text) => {
    expect(found(path, text)).toHaveLength(1);
  });

  test.each([
    ['content/zh-cn/a.mdx', '看 Raft 日志，再看运行日志。'],
    ['content/zh-cn/a.mdx', '`主节点`\n\n```text\n主节点\n```\n\n[见](https://example.org/主节点)'],
    ['content/en/a.mdx', 'A mastermind nodes.'],
    ['src/narration/raft.zh-cn.ts', '// 主节点\nconst 主节点 = 1;'],
    ['src/narration/raft.test.ts', "const a = '主节点';"],
    ['content/scenarios/a.yaml', 'model: raft # 主节点'],
  ])('not in %s: %s', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });
});
