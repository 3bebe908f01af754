import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type SymptomStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, SymptomStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function symptomStrings(locale: string | undefined): SymptomStrings {
  return all[languageOf(locale)];
}
