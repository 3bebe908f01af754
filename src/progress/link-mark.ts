/** How an address says that it brings a record; apart from `link.ts`, which weighs more. */
export const LINK_MARK = '#import=';

/** Whether the part of an address from `#` on brings a record. */
export function bringsProgress(hash: string): boolean {
  return hash.startsWith(LINK_MARK);
}
