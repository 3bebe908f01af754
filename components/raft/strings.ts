import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type RaftStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, RaftStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function raftStrings(locale: string | undefined): RaftStrings {
  return all[languageOf(locale)];
}
