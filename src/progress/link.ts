/** A record of progress in an address, compressed as scenarios are. */
import { DamagedError, packJson, unpackJson } from '../scenario/packed-json.ts';
import { LINK_MARK } from './link-mark.ts';
import { ProgressError } from './problem.ts';
import { exported, readExport, type Progress } from './record.ts';

/** The longest part after `#`, in characters: as long as a scenario's link. */
export const LONGEST_LINK = 8_000;

/** `#import=…`. Throws {@link ProgressError} when it would be too long; the file is there for that. */
export function linkOf(record: Progress): string {
  return checked(LINK_MARK + packJson(exported(record)));
}

/** The record of a link. Throws {@link ProgressError}. */
export function readLink(hash: string): Progress {
  return readExport(unpack(checked(hash).slice(LINK_MARK.length)));
}

function checked(hash: string): string {
  if (hash.length <= LONGEST_LINK) return hash;
  throw new ProgressError({ kind: 'longLink', characters: hash.length, most: LONGEST_LINK });
}

function unpack(text: string): unknown {
  try {
    return unpackJson(text);
  } catch (error) {
    if (error instanceof DamagedError) throw new ProgressError({ kind: 'damagedLink' });
    throw error;
  }
}
