import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'programs-'));

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

let count = 0;

/** Runs a program as a reader would. */
function run(text: string, ...options: string[]): Promise<Answer> {
  count += 1;
  const file = join(folder, `${String(count)}.ts`);
  writeFileSync(file, text);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/scenario/cli.ts', file, ...options], { cwd: ROOT });
    let [out, error] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on(
      'data',
      (chunk: Buffer) => (error += chunk.toString().replaceAll(file, 'FILE')),
    );
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, error }));
  });
}

const CRASH = `const run = raft({ nodes: 5, preset: 'etcd', seed: 7 })
run.advance('2s')
run.crash('leader')
run.advanceUntil(() => run.leader !== undefined)
const who: string | undefined = run.leader
print(who, 'leads term', run.term)
`;

/** All calls run side by side; each test looks at its own. */
const CALLS = {
  met: run(`${CRASH}run.expect({ leaders: 1 })`),
  unmet: run(`${CRASH}run.expect({ leaders: { min: 2 } })`),
  seeded: run(`print(raft().seed)`, '--seed', '9'),
  trace: run(CRASH, '--trace'),
  written: run(`${CRASH}print(run.toScenario())\nprint(run.digest)`),
  two: run('raft(); raft()', '--trace'),
  wrong: run(`const run = raft()\n\n  run.crash('n9')\n`, '--lang', 'zh-cn'),
  role: run(`raft().crash('leader')`),
  broken: run('const a: any = undefined\nprint(a.b)'),
  syntax: run('let a = 1\nlet a = 2'),
  endless: run('print(1)\nawait new Promise(() => undefined)'),
  repeat: run(CRASH, '--repeat', '3'),
  set: run(CRASH, '--set', 'config.nodes=3'),
} as const;

const answers = {} as Record<keyof typeof CALLS, Answer>;

beforeAll(async () => {
  for (const [name, call] of Object.entries(CALLS))
    answers[name as keyof typeof CALLS] = await call;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('A program prints, then says what was expected; 0 when all is met, 1 when not.', () => {
  expect(answers.met).toMatchObject({ code: 0, error: '' });
  expect(answers.met.out).toMatch(/^n\d leads term 2\nExpected\n {2}\{"leaders":1\}: met\n$/);
  expect(answers.unmet.code).toBe(1);
  expect(answers.unmet.out).toContain('{"leaders":{"min":2}}: FAILED at ');
});

test('The trace of a program is that of the scenario it writes.', () => {
  const { code, out } = answers.trace;
  expect(code).toBe(0);
  expect(out.startsWith('{"format":1,"model":"raft","seed":7,')).toBe(true);
  const digest = answers.written.out.trimEnd().split('\n').at(-1) ?? '';
  expect(digest).toMatch(/^sha256:/);
  expect(out.trimEnd().endsWith(`"digest":"${digest}"}`)).toBe(true);
});

test('--seed stands in place of what the program says.', () => {
  expect(answers.seeded).toEqual({ code: 0, out: '9\n', error: '' });
});

test.each<[keyof typeof CALLS, number, string]>([
  ['two', 2, 'FILE: --trace shows one run, and this program makes 2. '],
  ['wrong', 2, 'FILE:3:7：crash：没有 "n9" 这个成员或角色。是不是 "n1"？'],
  ['role', 1, 'FILE:1:8: crash: At 0.001 ms no member is a leader. Wait for one'],
  ['broken', 2, 'FILE:2:9: TypeError: Cannot read properties of undefined'],
  ['syntax', 2, "FILE:2:1: SyntaxError: Identifier 'a' has already been declared"],
  ['endless', 2, 'The program waits for something that will never come.'],
  ['repeat', 2, '--repeat and --json are for scenarios. A program repeats by itself'],
  ['set', 2, '--set is for scenarios.'],
])('What goes wrong is one line with its place, without a stack: %s.', (name, code, problem) => {
  const { error, ...answer } = answers[name];
  expect(answer.code).toBe(code);
  expect(error.startsWith(problem), error).toBe(true);
  expect(error).not.toMatch(/^ {4}at /m);
});
