import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type LabStrings } from './lab-strings.en.ts';
import { zhCn } from './lab-strings.zh-cn.ts';

const all: Record<Language, LabStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function labStrings(locale: string | undefined): LabStrings {
  return all[languageOf(locale)];
}
