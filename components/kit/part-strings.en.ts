/** What parts of the kit say that also stand alone, without a run: less to load. */
import type { Language } from '../../src/narration/language.ts';

export const en = {
  language: 'en' as Language,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Select and copy by hand',
  failed: 'This widget stopped with an error:',
  reset: 'Start over',
};

export type PartStrings = typeof en;
