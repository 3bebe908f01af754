import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type HealthStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, HealthStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function healthStrings(locale: string | undefined): HealthStrings {
  return all[languageOf(locale)];
}
