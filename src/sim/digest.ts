import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { toLine, type Timed } from './trace.ts';

/** The digest of a trace, as it grows. */
export interface Digest {
  add(line: string): void;
  /** `sha256:…` of the lines so far, each with its line feed. */
  toString(): string;
}

/** A library and not the platform's, because pages on plain http have no `crypto.subtle`. */
export function createDigest(): Digest {
  const hash = sha256.create();
  return {
    add: (line) => {
      hash.update(utf8ToBytes(`${line}\n`));
    },
    toString: () => `sha256:${bytesToHex(hash.clone().digest())}`,
  };
}

/** The digest of the event lines of a trace, without header and result (scenario format 1, "A trace"). */
export function digestOf(events: Iterable<Timed<{ readonly type: string }>>): string {
  const digest = createDigest();
  for (const event of events) digest.add(toLine(event));
  return digest.toString();
}
