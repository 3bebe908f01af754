import { en, type Strings } from './en.ts';
import { languageOf, type Language } from './language.ts';
import { zhCn } from './zh-cn.ts';

const all: Record<Language, Strings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function stringsFor(locale: string | undefined): Strings {
  return all[languageOf(locale)];
}
