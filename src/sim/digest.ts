import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { toLine, type Timed } from './trace.ts';

/**
 * `sha256:…` of the event lines, each with its line feed, without header and result. A library and
 * not the platform's, because pages on plain http have no `crypto.subtle`.
 */
export function digestOf(events: Iterable<Timed<{ readonly type: string }>>): string {
  const hash = sha256.create();
  for (const event of events) hash.update(utf8ToBytes(`${toLine(event)}\n`));
  return `sha256:${bytesToHex(hash.digest())}`;
}
