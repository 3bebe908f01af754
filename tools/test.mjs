/**
 * `npm test`: every check of the project, in one run. `--only lint,vitest` picks steps.
 * The last line is the count over all runners; types, lint and build count as one test each.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runInForeground, runQuietly } from './progress.mjs';
import { environment, root, setUp } from './setup.mjs';

const reports = mkdtempSync(join(tmpdir(), 'quorum-lab-'));
const env = { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') };

/** Each step resolves to { passed, failed, skipped? }. */
const STEPS = {
  types: () =>
    allOf([
      ['astro', 'check', '--minimumFailingSeverity', 'warning'],
      ['svelte-check', '--fail-on-warnings', '--output', 'human', '--tsconfig', 'tsconfig.json'],
    ]),
  lint: () =>
    allOf([
      ['eslint', '.', '--max-warnings', '0'],
      ['prettier', '--check', '--log-level', 'warn', '.'],
    ]),
  guard: () => vitest(['src/tidy']),
  vitest: () => vitest([]),
  build: () => foregroundStep('astro', ['build']),
  e2e: playwright,
};
const BY_DEFAULT = ['types', 'lint', 'vitest', 'build', 'e2e']; // vitest includes the guard.

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = values.only?.split(',') ?? BY_DEFAULT;
const unknown = chosen.find((name) => !(name in STEPS));
if (unknown !== undefined) {
  console.error(`There is no step "${unknown}". Steps: ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}

await setUp();
const rows = [];
for (const name of chosen) {
  console.log(`\n── ${name}`);
  const startedAt = Date.now();
  const count = await runStep(name);
  rows.push({ name, seconds: (Date.now() - startedAt) / 1000, skipped: 0, ...count });
}
rmSync(reports, { recursive: true });
printTable(rows);
const passed = sum(rows, 'passed');
const failed = sum(rows, 'failed');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function runStep(name) {
  if (name === 'e2e' && rows.some((row) => row.name === 'build' && row.failed > 0)) {
    console.log('Not run: there is no built site to test.');
    return { passed: 0, failed: 1 };
  }
  return STEPS[name]();
}

/** One test made of several commands; their output is shown when they fail. */
async function allOf(commands) {
  let failed = 0;
  for (const [command, ...args] of commands) {
    const { ok, output } = await runQuietly(`${command} ${args[0]}`, command, args, { env });
    if (!ok) {
      failed = 1;
      console.log(output);
    }
  }
  return { passed: 1 - failed, failed };
}

async function foregroundStep(command, args) {
  const failed = (await runInForeground(command, args, env)) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed };
}

async function vitest(filters) {
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = ['run', ...reporters, '--passWithNoTests', ...filters];
  const code = await runInForeground('vitest', args, env);
  const report = readReport(file);
  return counted(code, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

async function playwright() {
  // The browser module needs the packages, so it can be loaded only after the set-up.
  const { ensureBrowser } = await import('./browser.mjs');
  const browser = await ensureBrowser(env);
  if (browser === undefined) return { passed: 0, failed: 1 };
  const args = ['test', '--reporter=list,json', '--pass-with-no-tests'];
  const code = await runInForeground('playwright', args, { ...env, CHROMIUM: browser });
  const stats = readReport(env.PLAYWRIGHT_JSON_OUTPUT_NAME)?.stats;
  return counted(code, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  });
}

/** A runner that fails without a failed test (a file that does not load) is one failure. */
function counted(code, count) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function printTable(all) {
  console.log(`\n${'step'.padEnd(10)}${'seconds'.padStart(9)}  result`);
  for (const { name, seconds, skipped, ...count } of all) {
    const rest = skipped > 0 ? `, ${skipped} skipped` : '';
    const result = `${count.passed} passed, ${count.failed} failed${rest}`;
    console.log(`${name.padEnd(10)}${seconds.toFixed(1).padStart(9)}  ${result}`);
  }
  console.log();
}

function sum(all, key) {
  return all.reduce((total, row) => total + row[key], 0);
}
