/** A scenario in an address: base64url of a raw-deflated JSON. Commands are stored, not state. */
import { DamagedError, packJson, unpackJson } from './packed-json.ts';
import { ScenarioError } from './problem.ts';
import { isRecord } from './read.ts';
import type { ScenarioSource } from './scenario.ts';

/** The longest link, in characters (scenario format 1). */
export const LONGEST_LINK = 8_000;

/** The compressed scenario: characters `A-Za-z0-9_-`. Throws {@link ScenarioError} when it is too long to share. */
export function encodeLink(source: ScenarioSource): string {
  const text = packJson(source);
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
  const value = unpack(text);
  if (!isRecord(value)) throw damaged('it holds no scenario');
  return value;
}

function unpack(text: string): unknown {
  try {
    return unpackJson(text);
  } catch (error) {
    throw error instanceof DamagedError ? damaged(error.message) : error;
  }
}

function damaged(how: string): ScenarioError {
  return new ScenarioError(`This link is damaged: ${how}. Ask for it again, or copy it whole.`);
}
