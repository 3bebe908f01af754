import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type ClusterStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, ClusterStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function clusterStrings(locale: string | undefined): ClusterStrings {
  return all[languageOf(locale)];
}
