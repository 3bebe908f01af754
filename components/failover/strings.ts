import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type FailoverStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, FailoverStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function failoverStrings(locale: string | undefined): FailoverStrings {
  return all[languageOf(locale)];
}
