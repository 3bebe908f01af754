/** Standard output of the command line. */
import { writeSync } from 'node:fs';
import process from 'node:process';

export function print(lines: Iterable<string>): void {
  const out = createOutput();
  for (const line of lines) out.line(line);
  out.end();
}

const CHUNK_CHARACTERS = 65_536;

/** Standard output in chunks, written at once: a trace of millions of lines is never in memory whole. */
export function createOutput(): { line: (text: string) => void; end: () => void } {
  let chunk = '';
  const flush = (): void => {
    writeAll(chunk);
    chunk = '';
  };
  return {
    line: (text) => {
      chunk += `${text}\n`;
      if (chunk.length >= CHUNK_CHARACTERS) flush();
    },
    end: flush,
  };
}

/** Writes to the descriptor itself; a pipe that is full is tried again, one that is closed ends the command. */
function writeAll(text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(process.stdout.fd, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') process.exit();
      if (code !== 'EAGAIN') throw error;
    }
  }
}
