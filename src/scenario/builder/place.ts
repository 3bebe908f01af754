/** Where in a program an error came from. */
import type { Place } from '../problem.ts';

/**
 * The innermost place of a program in the stack of an error: the first `address:line:column`, as every
 * engine writes it. Of a mistake in the language itself Node gives `address:line` first. Where the program
 * is a part of a text, `isOwn` says which lines of it are its own.
 */
export function placeIn(
  error: unknown,
  address: string,
  isOwn: (line: number) => boolean = () => true,
): Place | undefined {
  const stack: unknown = error instanceof Error ? error.stack : undefined;
  if (typeof stack !== 'string') return undefined;
  for (const line of stack.split('\n')) {
    const at = line.lastIndexOf(`${address}:`);
    if (at === -1) continue;
    const found = /^(\d+)(?::(\d+))?/.exec(line.slice(at + address.length + 1));
    if (found && isOwn(Number(found[1])))
      return { line: Number(found[1]), column: Number(found[2] ?? 1) };
  }
  return undefined;
}
