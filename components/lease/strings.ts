import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type LeaseStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, LeaseStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function leaseStrings(locale: string | undefined): LeaseStrings {
  return all[languageOf(locale)];
}
