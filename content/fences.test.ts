/** Every block of code of a chapter that can be run is run here, and what the page says it prints is compared. */
import { javascript } from '@codemirror/lang-javascript';
import { EditorState, type Extension } from '@codemirror/state';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mistakesIn } from '../components/fence/program-mistakes.ts';
import { stripTypes } from '../components/fence/strip.ts';
import { FENCE_STRINGS } from '../components/fence/strings.ts';
import { docsFile } from '../src/layouts/builder/docs-file.ts';
import { readDocs } from '../src/layouts/builder/read-docs.ts';
import { createBuilder } from '../src/scenario/builder/builder.ts';
import { Program } from '../src/scenario/builder/program.ts';
import { readScenario } from '../src/scenario/every-model.ts';
import { parseYaml } from '../src/scenario/yaml.ts';

interface Block {
  readonly kind: string;
  readonly code: string;
  /** Where it begins: `en/quorum.mdx:80`. */
  readonly place: string;
}

/** As the page's own sandbox allows it (`components/fence/sandbox/protocol.ts`), with room for slower machines. */
const MOST_EVENTS = 100_000;

const FENCE = /^```(\w+) ?([^\n]*)\n([^]*?)^```$/gm;
const content = new URL('./', import.meta.url);

function blocksIn(file: string): Block[] {
  const text = readFileSync(new URL(file, content), 'utf8');
  return [...text.matchAll(FENCE)].flatMap(
    ([, language = '', meta = '', code = ''], index, all) => {
      const word = /(?:^|\s)(scenario|run|output)(?=\s|$)/.exec(
        meta.replace(/"[^"]*"/g, '""'),
      )?.[1];
      const line = text.slice(0, all[index]?.index).split('\n').length;
      return word === undefined
        ? []
        : [{ kind: `${language} ${word}`, code, place: `${file}:${String(line)}` }];
    },
  );
}

const chapters = ['en', 'zh-cn'].flatMap((language) =>
  readdirSync(new URL(language, content))
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => blocksIn(`${language}/${file}`)),
);
const all = chapters.flat();
const scenarios = all.filter(({ kind }) => kind === 'yaml scenario');
const programs = chapters.flatMap((blocks) =>
  blocks.flatMap((block, index) =>
    block.kind === 'ts run' ? [{ ...block, prints: blocks[index + 1] }] : [],
  ),
);

/** Runs a program as a page does, but for the walls around it. */
async function run(code: string): Promise<{ printed: string[]; unmet: unknown[] }> {
  const printed: string[] = [];
  const program = new Program({ mostEvents: MOST_EVENTS, onPrint: (line) => printed.push(line) });
  const builder = createBuilder(program);
  const names = Object.keys(builder);
  const AsyncFunction = (async () => Promise.resolve()).constructor as new (
    ...text: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction(...names, `"use strict";\n${stripTypes(code)}`)(
    ...(Object.values(builder) as unknown[]),
  );
  const verdicts = program.finish().flatMap((finished) => finished.verdicts);
  return { printed, unmet: verdicts.filter(({ isMet }) => !isMet) };
}

test('Blocks that run are found, in both languages alike.', () => {
  const count = (prefix: string, kind: string): number =>
    all.filter((block) => block.place.startsWith(prefix) && block.kind === kind).length;
  for (const kind of ['yaml scenario', 'ts run', 'text output']) {
    expect(count('zh-cn/', kind), kind).toBe(count('en/', kind));
  }
  expect(scenarios.length).toBeGreaterThanOrEqual(12);
  expect(programs.length).toBeGreaterThanOrEqual(10);
  console.log(
    `${String(scenarios.length)} scenarios and ${String(programs.length)} programs in chapters are run.`,
  );
});

describe('A scenario in a chapter comes to what it expects:', () => {
  test.each(scenarios.map(({ place, code }) => [place, code]))('%s', (_place, code) => {
    const runnable = readScenario(parseYaml(code).value);
    const { verdicts, failure } = runnable.start({ keepsTrace: false }).finish();
    expect(failure).toBeUndefined();
    expect(verdicts.filter(({ isMet }) => !isMet)).toEqual([]);
  });
});

describe('A program in a chapter prints what the page says, and comes to what it expects:', () => {
  test.each(programs.map((program) => [program.place, program] as const))(
    '%s',
    async (_place, { code, prints }) => {
      expect(prints?.kind, 'Say what it prints in a block ```text output right after it.').toBe(
        'text output',
      );
      const { printed, unmet } = await run(code);
      expect(printed).toEqual(prints?.code.trimEnd().split('\n'));
      expect(unmet).toEqual([]);
    },
  );
});

test('The editor finds nothing wrong with the programs of chapters.', () => {
  const folder = new URL('../src/scenario/builder/', content);
  const texts: Record<string, string> = {};
  for (const file of readdirSync(folder)) texts[file] = readFileSync(new URL(file, folder), 'utf8');
  const docs = docsFile(readDocs(texts), 'en');
  const language: Extension = javascript({ typescript: true });
  for (const { place, code } of programs) {
    const state = EditorState.create({ doc: code, extensions: [language] });
    expect(mistakesIn(state, docs, FENCE_STRINGS.en), place).toEqual([]);
  }
});
