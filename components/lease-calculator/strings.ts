import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type CalculatorStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, CalculatorStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function calculatorStrings(locale: string | undefined): CalculatorStrings {
  return all[languageOf(locale)];
}
