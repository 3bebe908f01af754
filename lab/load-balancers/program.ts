/**
 * Programs under test, each in a process group and a folder of its own. Nothing is left of them when this
 * process ends, however it ends.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * The group ends with the pipe to this process, also when this process is killed outright; the folder goes
 * with it.
 */
const WATCHED =
  'folder=$1; shift; exec 3<&0; ' +
  '(cat <&3 >/dev/null; rm -rf "$folder"; kill -KILL 0) & exec "$@" </dev/null 3<&-';

const START_LIMIT_MS = 10_000;
const START_POLL_MS = 5;

const running = new Set<Program>();
process.on('exit', stopAll);

/** Ends all programs at once. */
export function stopAll(): void {
  for (const program of running) program.stop();
}

export class Program {
  /** Where its configuration and sockets are. */
  readonly folder = mkdtempSync(join(tmpdir(), 'quorum-lab-balancer-'));
  /** Takes each line that it writes. */
  onLine: (line: string) => void = () => undefined;

  readonly #name: string;
  readonly #lines: string[] = [];
  #child: ChildProcess | undefined;
  #isOver = false;

  constructor(name: string) {
    this.#name = name;
    running.add(this);
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  write(file: string, text: string): void {
    writeFileSync(this.path(file), text);
  }

  /** Starts it and resolves once `isReady` does not throw any more. */
  async start(
    binary: string,
    args: readonly string[],
    isReady: () => Promise<unknown>,
  ): Promise<void> {
    const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', this.folder, binary, ...args], {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.once('error', () => (this.#isOver = true));
    child.once('exit', () => (this.#isOver = true));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.#lines.push(line);
        this.onLine(line);
      });
    }
    const endMs = performance.now() + START_LIMIT_MS;
    for (;;) {
      try {
        await isReady();
        return;
      } catch (error) {
        if (this.#isOver) throw this.#failed('ended at once', error);
        if (performance.now() > endMs) throw this.#failed('does not listen', error);
      }
      await pause(START_POLL_MS);
    }
  }

  stop(): void {
    if (!running.delete(this)) return;
    try {
      if (this.#child?.pid) process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // Nobody is left in the group.
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #failed(what: string, cause: unknown): Error {
    const said = this.#lines.slice(-10).join('\n') || '(It wrote nothing.)';
    return new Error(`${this.#name} ${what}. It wrote:\n${said}`, { cause });
  }
}
