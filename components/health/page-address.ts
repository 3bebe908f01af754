/** What the address of the page asks for. */
export interface PageAddress {
  /** A named scenario. */
  readonly named: string | undefined;
  /** How slow the target could be. */
  readonly times: string | undefined;
  /** A compressed scenario. */
  readonly code: string;
  /** The moment to be shown. */
  readonly momentUs: number | undefined;
}

const LONGEST_TEXT = 20;

export function addressIn({ search, hash }: Pick<Location, 'search' | 'hash'>): PageAddress {
  const asked = new URLSearchParams(search);
  const ms = Number(asked.get('t') ?? NaN);
  return {
    named: asked.get('s') ?? undefined,
    times: asked.get('times')?.slice(0, LONGEST_TEXT),
    code: hash.slice(1),
    momentUs: ms >= 0 ? Math.round(ms * 1000) : undefined,
  };
}
