import CRC32 from 'crc-32';

/** CRC-32 of a text in UTF-8, from 0 to 2³² − 1. */
export function crc32(text: string): number {
  return CRC32.str(text) >>> 0;
}

/** Goes on from the checksum of what came before, over the four bytes of a whole number, lowest first. */
export function crc32Onward(before: number, number: number): number {
  const bytes = [number & 0xff, (number >>> 8) & 0xff, (number >>> 16) & 0xff, number >>> 24];
  return CRC32.buf(bytes, before) >>> 0;
}
