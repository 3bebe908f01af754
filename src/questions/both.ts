/** Words in every language of the site; one missing is an error. */
import type { Language } from '../narration/language.ts';
import { expected, readKeys, type Read } from '../scenario/read.ts';

export type Both = Readonly<Record<Language, string>>;

const LANGUAGES: readonly Language[] = ['en', 'zh-cn'];

/** `{ en: …, zh-cn: … }`, both there and not empty. Throws `ScenarioError`. */
export const readBoth: Read<Both> = (value, path) => {
  const given = readKeys(value, path, { keys: LANGUAGES, what: 'words in both languages' });
  const said = (language: Language): string => {
    const text = given[language];
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
    throw expected(`words in ${language}`, text, text === undefined ? path : [...path, language]);
  };
  return { en: said('en'), 'zh-cn': said('zh-cn') };
};

/** Text that is not empty. Throws `ScenarioError`. */
export const readText: Read<string> = (value, path) => {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw expected('text', value, path);
};
