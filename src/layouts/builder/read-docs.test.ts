import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { metricsOf } from '../../../components/fence/docs-file.ts';
import { readScenario } from '../../scenario/every-model.ts';
import { balancerModel } from '../../scenario/balancer/model.ts';
import { controlPlaneModel } from '../../scenario/control-plane/model.ts';
import { leaseModel } from '../../scenario/lease/model.ts';
import { probeModel } from '../../scenario/probe/model.ts';
import { raftModel } from '../../scenario/raft/model.ts';
import { createBuilder } from '../../scenario/builder/builder.ts';
import { Program } from '../../scenario/builder/program.ts';
import { docsFile } from './docs-file.ts';
import { EXAMPLES } from './example.ts';
import { readDocs } from './read-docs.ts';
import { BUILDER_STRINGS } from './strings.ts';

const folder = new URL('../../scenario/builder/', import.meta.url);
const docs = readDocs(
  Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]),
  ),
);
const MODELS = [raftModel, leaseModel, balancerModel, probeModel, controlPlaneModel];

/** A function of a text: our own docstrings and example. */
const Code = Function as unknown as new (...text: string[]) => (...values: unknown[]) => unknown;

/** The names that the format knows there, as its own error lists them. */
function knownIn(source: object): string[] {
  try {
    readScenario(source);
  } catch (error) {
    const [, list = ''] = /Known: (.*)\.$/.exec((error as Error).message) ?? [];
    return list.split(', ');
  }
  throw new Error('Nothing is refused.');
}

/** What belongs to replication, which is refused until it is simulated; and settings that change no election. */
const LATER = {
  settings: ['noop', 'learners', 'leaseRead', 'maxInflight'],
  commands: [
    'propose',
    'read',
    'transfer',
    'add',
    'addLearner',
    'promote',
    'remove',
    'reconfigure',
    'compact',
  ],
  expectations: ['applied', 'reads'],
};
const names = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);
const without = (all: readonly string[], left: readonly string[]): string[] =>
  all.filter((name) => !left.includes(name)).sort();

describe.each(docs.models)('$make', ({ make, model, settings, commands, expectations, views }) => {
  const later = model === 'raft' ? LATER : { settings: [], commands: [], expectations: [] };

  test('Its settings are the keys of the format, each once.', () => {
    const known = knownIn({ model, config: { 'no such key': 1 } });
    expect(without(names(settings), ['initial'])).toEqual(without(known, later.settings));
  });

  test('Its commands are those of the format.', () => {
    const all = MODELS.find(({ name }) => name === model)?.commands ?? [];
    expect(names(commands).sort()).toEqual(without(all, later.commands));
  });

  test('Its expectations are those of the format.', () => {
    const known = knownIn({ model, expect: [{ 'no such key': 1 }] });
    expect(names(expectations).sort()).toEqual(without([...new Set(known)], later.expectations));
  });

  test('What can be looked at is there.', () => {
    const program = new Program({ onPrint: () => undefined });
    const builder = createBuilder(program) as unknown as Record<string, () => object>;
    const run = builder[make]?.() as Record<string, unknown>;
    expect(views.length).toBeGreaterThan(0);
    for (const { name } of [...views, ...docs.run]) expect(name in run, name).toBe(true);
  });

  test('What is measured is among what can be expected.', () => {
    const builder = createBuilder(new Program({ onPrint: () => undefined })) as unknown as Record<
      string,
      () => { readonly metrics: object }
    >;
    const own = docsFile(docs, 'en').models.find((one) => one.make === make);
    // One for each backend has a name with a point: no program reaches it as a member.
    const measured = Object.keys(builder[make]?.().metrics ?? {}).filter(
      (name) => !name.includes('.'),
    );
    expect(names(own ? metricsOf(own) : [])).toEqual(expect.arrayContaining(measured));
  });

  test('Examples run.', () => {
    for (const { example } of [...commands, ...docs.run]) {
      expect(example?.startsWith('run.') ?? true, example).toBe(true);
      if (example !== undefined) runExample(make, example);
    }
  });
});

/** On a run that has a leader, where the model knows one. */
function runExample(make: string, example: string): void {
  const program = new Program({ onPrint: () => undefined });
  const builder = createBuilder(program) as unknown as Record<
    string,
    () => { advance(by: string): object }
  >;
  const run = builder[make]?.().advance('20s');
  // Models have different words for what is expected.
  if (make !== 'raft' && /expect\(|advanceUntil/.test(example)) return;
  new Code('run', example)(run);
}

test('Every name says in both languages what it is.', () => {
  const all = [
    docs.names,
    docs.settings,
    docs.run,
    ...docs.models.flatMap((one) => [
      one.settings,
      one.commands,
      one.views,
      one.expectations,
      ...one.types.map(({ entries }) => entries),
    ]),
  ].flat();
  expect(all.length).toBeGreaterThan(200);
  for (const { name, says } of all) {
    expect(says.en, name).toMatch(/^[^\u3000-\u9fff]{8,}[.`;)\]]$/);
    expect(says['zh-cn'], name).toMatch(/[\u3000-\u9fff]/);
    expect(says['zh-cn'], name).toMatch(/[。`]$/);
  }
});

test('A name without words fails the build.', () => {
  const sources = { 'words.ts': 'export interface RunSettings { /** English. */ seed: number }' };
  expect(() =>
    readDocs({ ...sources, 'builder.ts': 'export interface Builder { raft(): void }' }),
  ).toThrow('builder.ts: raft says what it is in no language.');
});

test.each(docs.models.map(({ make }) => make))(
  'The example of %s prints what the page says, and comes to what it expects.',
  (make) => {
    const { code = '', prints } = EXAMPLES[make] ?? {};
    const printed: string[] = [];
    const program = new Program({ onPrint: (line) => printed.push(line) });
    const builder = createBuilder(program);
    new Code(...Object.keys(builder), code)(...(Object.values(builder) as unknown[]));
    expect(printed).toEqual([prints]);
    const verdicts = program.finish().flatMap((run) => run.verdicts);
    expect(verdicts.filter(({ isMet }) => !isMet)).toEqual([]);
  },
);

test('What a signature names, the page explains.', () => {
  const types = docs.models.flatMap((one) => one.types.map(({ name }) => name));
  const explained = [...types, ...BUILDER_STRINGS.en.wordsSays.map(([word]) => word)];
  const signatures = docs.models.flatMap((one) =>
    [
      one.settings,
      one.commands,
      one.views,
      one.expectations,
      ...one.types.map((t) => t.entries),
    ].flatMap((entries) => entries.map(({ signature }) => signature)),
  );
  const named = [...signatures, ...docs.run.map(({ signature }) => signature)].flatMap(
    (signature) =>
      [...signature.replaceAll(/'[^']*'/g, '').matchAll(/\b[A-Z]\w+/g)].map(([word]) => word),
  );
  const known = ['Readonly', 'Record', 'Exclude', 'BalancerSettings', 'Expectations'];
  expect([...new Set(named)].filter((word) => ![...explained, ...known].includes(word))).toEqual(
    [],
  );
});
