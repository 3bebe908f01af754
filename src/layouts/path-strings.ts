/** The words of the list of paths. */
import type { Language } from '../i18n/language.ts';

interface PathStrings {
  readonly title: string;
  readonly lead: string;
  readonly own: string;
  readonly ownText: string;
}

const all: Readonly<Record<Language, PathStrings>> = {
  en: {
    title: 'Paths',
    lead: 'What to read and do, in which order. A chapter that you have read counts on every path.',
    own: 'A path for your team',
    ownText:
      'Onboarding in your team needs other chapters first, and your own runbooks between them. A path is one file of a dozen lines; the README says how, under “For your team”.',
  },
  'zh-cn': {
    title: '学习路线',
    lead: '先读什么，再做什么。读过的一章，在每条路线上都算数。',
    own: '给你的团队排一条路线',
    ownText:
      '你们带新人，先读的也许是别的几章，中间还要看自己的操作手册。一条路线就是一个文件，十来行；写法见 README 的 “For your team”。',
  },
};

export function pathStrings(language: Language): PathStrings {
  return all[language];
}
