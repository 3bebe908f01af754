/** The languages of the site. A language's code is its folder in `content/` and its path prefix. */

export const languages = ['en', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

/** BCP 47 tags, for `lang` and `hreflang`. */
export const languageTag: Record<Language, string> = { en: 'en', 'zh-cn': 'zh-CN' };

/** Accepts a path prefix or a tag, as `Astro.currentLocale` gives either. */
export function languageOf(locale: string | undefined): Language {
  const code = locale?.toLowerCase();
  return languages.find((language) => language === code) ?? 'en';
}

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'zh-cn' : 'en';
}
