import { javascript } from '@codemirror/lang-javascript';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import type { DocsFile } from './docs-file.ts';
import { itemsAt } from './program-context.ts';
import { mistakesIn } from './program-mistakes.ts';

/** As the build writes them, without the builder's words: only names matter here. */
const docs: DocsFile = {
  names: ['raft', 'lease', 'print'].map(item),
  models: [
    {
      make: 'raft',
      model: 'raft',
      settings: ['nodes', 'preset'].map(item),
      commands: ['crash', 'restart'].map(item),
      views: ['leader'].map(item),
      expectations: [
        item('leaders'),
        { ...item('leaderlessMs'), signature: 'leaderlessMs: Amount' },
      ],
    },
    {
      make: 'lease',
      model: 'lease',
      settings: ['candidates'].map(item),
      commands: ['release'].map(item),
      views: ['holder'].map(item),
      expectations: ['holder'].map(item),
    },
  ],
  settings: ['seed'].map(item),
  run: ['advance', 'advanceUntil', 'expect', 'metrics', 'events', 'toScenario'].map(item),
};

function item(name: string): { name: string; signature: string; says: string } {
  return { name, signature: name, says: name };
}

function stateOf(doc: string): EditorState {
  return EditorState.create({ doc, extensions: [javascript({ typescript: true })] });
}

const words = {
  wrong: 'unread',
  unknown: (name: string, near: string | undefined) => `${name}→${near ?? '?'}`,
};

function mistakes(code: string): string[] {
  const state = stateOf(code);
  return mistakesIn(state, docs, words).map(
    ({ from, to, message }) => `${state.sliceDoc(from, to)}: ${message}`,
  );
}

describe('A name that the builder has not is marked, with the nearest:', () => {
  test.each([
    ['const run = raft()\nrun.crahs("n1")', 'crahs: crahs→crash'],
    ['raft().advance("2s").resart("n1")', 'resart: resart→restart'],
    ['raft({ nodez: 5, seed: 1 })', 'nodez: nodez→nodes'],
    ['const run = raft()\nrun.expect({ leader: 1 })', 'leader: leader→leaders'],
    ['const run = raft()\nprint(run.metrics.leaderlesMs)', 'leaderlesMs: leaderlesMs→leaderlessMs'],
    ['const run = lease()\nrun.crash("n1")', 'crash: crash→?'],
  ])('%s', (code, expected) => {
    expect(mistakes(code)).toEqual([expected]);
  });
});

describe('Nothing is said of what the builder does not know:', () => {
  test.each([
    'const run = raft()\nprint(run.leader.length, run.events.at(-1).type, run.toScenario().split("x"))',
    'const look = (run: { a: string }) => run.a\nconst other = raft()\nprint(look({ a: "b" }))',
    'for (const run of [raft()]) print(run.whatever)',
    'if (1) { const run = raft(); print(run.leader) } else { const run = lease(); print(run.holder) }',
    'const a = b.x()\nconst b = a.x()\nprint(a.y)',
    'const leader = raft().leader\nprint(leader.length)',
    'const settings = { any: 1 }\nraft({ ...settings, nodes: 5 })',
  ])('%s', (code) => {
    expect(mistakes(code)).toEqual([]);
  });
});

test('Where the code cannot be read, only that is said.', () => {
  expect(mistakes('const run = raft(\nrun.crahs("n1")')).toHaveLength(1);
  expect(mistakes('const run = raft())')).toEqual([expect.stringMatching(/unread$/)]);
});

test('After a member that is no run nothing of a run is offered.', () => {
  const offered = (code: string): string[] =>
    itemsAt(stateOf(code), code.length, docs)?.items.map(({ name }) => name) ?? [];
  expect(offered('const run = raft()\nrun.')).toContain('crash');
  expect(offered('const run = raft()\nrun.crash("n1").')).toContain('crash');
  expect(offered('const run = raft()\nrun.metrics.')).toEqual(['leaderlessMs']);
  expect(offered('const run = raft()\nrun.events.')).toEqual([]);
  expect(offered('const run = raft()\nrun.toScenario().')).toEqual([]);
});
