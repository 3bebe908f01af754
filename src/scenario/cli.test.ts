import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CRASH = 'content/scenarios/leader-crash.yaml';
const SMALL = 'content/scenarios/half-is-enough.yaml';

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command as a reader would, with a text on its standard input. */
function run(words: readonly string[], input = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/scenario/cli.ts', ...words], { cwd: ROOT });
    let [out, error] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, error }));
    // A command that refuses its file may be gone before it has read its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** All calls run side by side; each test looks at its own. */
const CALLS = {
  story: run([CRASH]),
  chinese: run([CRASH, '--lang', 'zh-cn']),
  trace: run([SMALL, '--trace']),
  traceAgain: run([SMALL, '--trace']),
  otherSeed: run([SMALL, '--trace', '--seed', '9']),
  set: run([SMALL, '--set', 'config.rules.majority=true', '--set', 'until=900ms', '--seed', '5']),
  repeat: run([CRASH, '--repeat', '3', '--json']),
  repeatFailing: run([SMALL, '--set', 'config.rules.majority=true', '--repeat', '2', '--json']),
  stdin: run(['-'], readFileSync(new URL(SMALL, `file://${ROOT}`), 'utf8')),
  wrong: run(['-'], 'model: raft\nconfig:\n  nodez: 3\n'),
  big: run(['-'], '#'.repeat(20_000_000)),
  missing: run(['no-such-file.yaml']),
  option: run([SMALL, '--sed', '3']),
} as const;

const answers = {} as Record<keyof typeof CALLS, Answer>;

beforeAll(async () => {
  for (const [name, call] of Object.entries(CALLS))
    answers[name as keyof typeof CALLS] = await call;
});

describe('A run', () => {
  test('that comes to what is expected tells its story and ends with 0.', () => {
    const { code, out, error } = answers.story;
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^The leader dies\n5 members, etcd's rules, seed \d+\n\n/);
    expect(out).toContain('{"leaders":1}: met');
    expect(answers.chinese.out).toMatch(/^领导者宕机\n5 个成员，按 etcd 的规则，种子 \d+\n\n/);
  });

  test('that does not says where, what was expected and seen, and the command to see it again; it ends with 1.', () => {
    const { code, out } = answers.set;
    expect(code).toBe(1);
    expect(out).toContain('{"leaders":2}: FAILED at 900 ms: expected 2, seen 0\n');
    expect(out).toMatch(
      /Reproduce with: npm run -s scenario -- content\/scenarios\/half-is-enough\.yaml --set 'config\.rules\.majority=true' --set 'until=900ms' --seed 5\n$/,
    );
  });

  test('read from standard input is the same run.', () => {
    expect(answers.stdin.code).toBe(0);
    expect(answers.stdin.out).toContain('Modified Raft: majority switched off\n');
  });
});

describe('A trace', () => {
  test('has the same bytes every time, and others under another seed.', () => {
    expect(answers.trace.code).toBe(0);
    expect(answers.traceAgain.out).toBe(answers.trace.out);
    expect(answers.otherSeed.out).not.toBe(answers.trace.out);
  });

  test('is a header, events in order, and a result with a digest, one JSON a line.', () => {
    expect(answers.trace.out.endsWith('\n')).toBe(true);
    const lines = answers.trace.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { at?: number });
    expect(lines[0]).toMatchObject({ format: 1, model: 'raft', seed: 0, source: 'simulated' });
    expect(lines.at(-1)).toMatchObject({
      result: { until: 1000, expect: 'met' },
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
    });
    const instants = lines.slice(1, -1).map(({ at }) => at ?? NaN);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });
});

test('Many runs give one line of JSON: runs, met, failed seeds, and each metric as a distribution.', () => {
  const { code, out, error } = answers.repeat;
  expect([code, error, out.split('\n').length]).toEqual([0, '', 2]);
  const summary = JSON.parse(out) as { metrics: Record<string, object> };
  expect(Object.keys(summary)).toEqual(['runs', 'met', 'failed', 'metrics']);
  expect(summary).toMatchObject({ runs: 3, met: 3, failed: [] });
  const columns = ['n', 'min', 'p10', 'median', 'mean', 'p90', 'p95', 'p99', 'max'];
  expect(Object.keys(summary.metrics['leaderlessMs'] ?? {})).toEqual(columns);
});

test('Many runs of which one fails end with 1 and name its seed.', () => {
  const { code, out } = answers.repeatFailing;
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ runs: 2, met: 0, failed: [0, 1] });
});

describe('What cannot be run is one clear error on standard error, without a stack, and ends with 2:', () => {
  test.each<[keyof typeof CALLS, string]>([
    ['wrong', 'standard input:3:3: config.nodez: Unknown key "nodez". Did you mean "nodes"?'],
    ['big', 'standard input: It has more than the 1000000 bytes of a scenario.'],
    ['missing', 'no-such-file.yaml: It cannot be read: ENOENT'],
    ['option', "Unknown option '--sed'"],
  ])('%s.', (name, problem) => {
    const { code, out, error } = answers[name];
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(problem);
    expect(error).not.toMatch(/^ {4}at /m);
  });
});
