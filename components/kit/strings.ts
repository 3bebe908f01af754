import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type KitStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, KitStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function kitStrings(locale: string | undefined): KitStrings {
  return all[languageOf(locale)];
}
