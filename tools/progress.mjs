/** What a slow step shows while it is silent: its name and the seconds so far. Goes to stderr. */
import { spawn } from 'node:child_process';

const EVERY_SECONDS = process.stderr.isTTY ? 1 : 15;

/** Starts the line; returns the function that ends it. */
function showElapsed(label) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const line = process.stderr.isTTY
    ? (text) => process.stderr.write(`\r\u001b[K${text}`)
    : (text) => process.stderr.write(`${text}\n`);
  line(`${label} …`);
  const ticker = setInterval(() => line(`${label} … ${seconds()} s`), EVERY_SECONDS * 1000);
  return (ending) => {
    clearInterval(ticker);
    line(`${label}: ${ending}, ${seconds()} s`);
    if (process.stderr.isTTY) process.stderr.write('\n');
  };
}

/**
 * Runs a command that says little, showing the elapsed time instead.
 * Resolves to `{ ok, output }`; its output is kept for the case that it fails. Never throws.
 */
export async function runQuietly(label, command, args, { env = process.env, limitMs } = {}) {
  const end = showElapsed(label);
  const result = await new Promise((resolve) => {
    let output = '';
    // A group of its own, so that the limit also ends what the command has started.
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const endGroup = () => process.kill(-child.pid, 'SIGTERM');
    const limit = limitMs && setTimeout(endGroup, limitMs);
    const onInterrupt = () => {
      endGroup();
      process.exit(130);
    };
    process.once('SIGINT', onInterrupt);
    const settle = (ok) => {
      clearTimeout(limit);
      process.off('SIGINT', onInterrupt);
      resolve({ ok, output: output.trim() });
    };
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      output += error.message;
      settle(false);
    });
    child.on('close', (code) => settle(code === 0));
  });
  end(result.ok ? 'done' : 'failed');
  return result;
}

/** Runs a command in the foreground. Resolves to its exit code, as a shell would report it. */
export function runInForeground(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    // The terminal sends Ctrl-C to both; the child decides how to end, and this waits for it.
    const ignore = () => {};
    const forward = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore);
    process.on('SIGTERM', forward);
    // npm passes SIGTERM to its shell only; without this a server would outlive `npm start`.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && forward(), 500).unref();
    child.on('error', (error) => {
      console.error(`"${command}" could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      process.off('SIGINT', ignore);
      process.off('SIGTERM', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
