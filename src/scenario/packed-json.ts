/** JSON as characters that an address takes as they are: base64url of its raw-deflated text (RFC 4648 §5, RFC 1951). */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { quote } from './problem.ts';

/** What a text may unpack to: far more than anything shared here, far less than would hurt. */
const MOST_BYTES = 1_000_000;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What is wrong with a packed text: a character (`letter`) that is none of ours, or what it unpacks to. */
export type Damage =
  { readonly kind: 'letter'; readonly letter: string } | { readonly kind: 'packed' | 'json' };

export class DamagedError extends Error {
  readonly damage: Damage;

  constructor(damage: Damage) {
    super(damageText(damage));
    this.name = 'DamagedError';
    this.damage = damage;
  }
}

function damageText(damage: Damage): string {
  if (damage.kind === 'letter')
    return `the character ${quote(damage.letter)} does not belong there`;
  return damage.kind === 'packed' ? 'it does not unpack' : 'what it unpacks to is not JSON';
}

/** Characters `A-Za-z0-9_-`; the same value gives the same text. */
export function packJson(value: unknown): string {
  return toBase64Url(deflateSync(strToU8(JSON.stringify(value)), { level: 9 }));
}

/** The value that was packed. Throws {@link DamagedError}. */
export function unpackJson(text: string): unknown {
  const json = inflate(fromBase64Url(text));
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new DamagedError({ kind: 'json' });
  }
}

function inflate(bytes: Uint8Array): string {
  const room = new Uint8Array(MOST_BYTES);
  try {
    return strFromU8(inflateSync(bytes, { out: room }));
  } catch {
    throw new DamagedError({ kind: 'packed' });
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((word >> shift) & 63)).join('');
    text += letters.slice(0, Math.min(3, bytes.length - i) + 1);
  }
  return text;
}

function fromBase64Url(text: string): Uint8Array {
  const bytes: number[] = [];
  let word = 0;
  let bits = 0;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value === -1) throw new DamagedError({ kind: 'letter', letter });
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((word >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}
