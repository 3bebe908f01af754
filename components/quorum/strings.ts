import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type QuorumStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, QuorumStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function quorumStrings(locale: string | undefined): QuorumStrings {
  return all[languageOf(locale)];
}
