import { languageOf, type Language } from '../../src/i18n/language.ts';
import { en, type MachinesStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const all: Record<Language, MachinesStrings> = { en, 'zh-cn': zhCn };

/** Takes `Astro.currentLocale` as it is. */
export function machinesStrings(locale: string | undefined): MachinesStrings {
  return all[languageOf(locale)];
}
