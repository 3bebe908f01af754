import { address } from '../../src/i18n/address.ts';
import type { Language } from '../../src/i18n/language.ts';

export interface LinkedMoment {
  /** Whose laboratory it is. */
  readonly model: string;
  readonly language: Language;
  readonly us: number;
  /** A scenario as it was written … */
  readonly name?: string | undefined;
  /** … or a compressed one. */
  readonly code?: string | undefined;
  /** What else a model's laboratory remembers. */
  readonly also?: Readonly<Record<string, string>> | undefined;
}

/** The laboratory at one moment: `?s=leader-crash&t=2431`, or `?t=2431#…` for an edited scenario. */
export function labLink({ model, language, us, name, code, also }: LinkedMoment): string {
  const query = new URLSearchParams({
    ...(name === undefined ? undefined : { s: name }),
    t: String(us / 1000),
    ...also,
  });
  return `${address(language, 'lab', model)}?${query}${code === undefined ? '' : `#${code}`}`;
}

/** `2431` or `2431.001`: milliseconds as a link writes them, in microseconds. */
export function momentOf(text: string): number | undefined {
  return /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
}
