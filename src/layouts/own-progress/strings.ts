/** The words of the page of one's progress. `{…}` is filled in by the page's scripts. */
import type { Language } from '../../i18n/language.ts';
import { en } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

export type ProgressStrings = typeof en;

const all: Readonly<Record<Language, ProgressStrings>> = { en, 'zh-cn': zhCn };

export function progressStrings(language: Language): ProgressStrings {
  return all[language];
}
