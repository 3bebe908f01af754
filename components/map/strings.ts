import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type MapStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, MapStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function mapStrings(locale: string | undefined): MapStrings {
  return all[languageOf(locale)];
}
