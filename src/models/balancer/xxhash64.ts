import { XXH64 } from '@adviser/ts-xxhash';

/** xxHash64 of a text in UTF-8. */
export function xxhash64(text: string, seed = 0): bigint {
  return XXH64.hash(text, seed).toNumber();
}
