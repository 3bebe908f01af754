/** A scenario in an address: base64url of a raw-deflated JSON. Commands are stored, not state. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { ScenarioError } from './problem.ts';
import { isRecord } from './read.ts';
import type { ScenarioSource } from './scenario.ts';

/** The longest link, in characters (scenario format 1). */
export const LONGEST_LINK = 8_000;
/** What a link may unpack to: far more than any scenario, far less than would hurt. */
const MOST_BYTES = 1_000_000;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The compressed scenario: characters `A-Za-z0-9_-`. Throws {@link ScenarioError} when it is too long to share. */
export function encodeLink(source: ScenarioSource): string {
  const text = toBase64Url(deflateSync(strToU8(JSON.stringify(source)), { level: 9 }));
  if (text.length <= LONGEST_LINK) return text;
  throw new ScenarioError(
    `The link would have ${String(text.length)} characters; it may have ${String(LONGEST_LINK)}. Share the scenario as YAML instead.`,
  );
}

/** The JSON that a link holds, not yet checked as a scenario. Throws {@link ScenarioError} when it is damaged. */
export function decodeLink(text: string): ScenarioSource {
  if (text.length > LONGEST_LINK) {
    throw new ScenarioError(
      `This link has ${String(text.length)} characters; a link may have ${String(LONGEST_LINK)}.`,
    );
  }
  const value = parse(unpack(text));
  if (!isRecord(value)) throw damaged('it holds no scenario');
  return value;
}

function unpack(text: string): string {
  const bytes = fromBase64Url(text);
  const room = new Uint8Array(MOST_BYTES);
  try {
    return strFromU8(inflateSync(bytes, { out: room }));
  } catch {
    throw damaged('it does not unpack');
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw damaged('what it unpacks to is not JSON');
  }
}

function damaged(how: string): ScenarioError {
  return new ScenarioError(`This link is damaged: ${how}. Ask for it again, or copy it whole.`);
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
    if (value === -1)
      throw damaged(`the character ${JSON.stringify(letter)} does not belong there`);
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((word >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}
