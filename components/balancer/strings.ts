import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type BalancerStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, BalancerStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function balancerStrings(locale: string | undefined): BalancerStrings {
  return all[languageOf(locale)];
}
