/** Why a record of progress is refused: what is wrong, where, and what would be right; in every language. */
import type { Language } from '../i18n/language.ts';

export type Problem =
  | { readonly kind: 'tooLarge'; readonly characters: number; readonly most: number }
  | { readonly kind: 'longLink'; readonly characters: number; readonly most: number }
  | { readonly kind: 'notJson'; readonly said: string }
  | { readonly kind: 'damagedLink' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'later'; readonly format: number; readonly known: number }
  | {
      readonly kind: 'wrong';
      readonly path: string;
      readonly expected: Expected;
      readonly found: string;
    };

/** What would be right at a place. */
export type Expected = 'format' | 'list' | 'id' | 'fewer' | 'flatter';

export class ProgressError extends Error {
  readonly problem: Problem;

  /** The message is English; {@link problemText} gives every language. */
  constructor(problem: Problem) {
    super(problemText(problem, 'en'));
    this.name = 'ProgressError';
    this.problem = problem;
  }
}

const EXPECTED: Readonly<Record<Expected, Readonly<Record<Language, string>>>> = {
  format: { en: 'the number 1', 'zh-cn': '数字 1' },
  list: { en: 'a list', 'zh-cn': '一个列表' },
  id: { en: 'a name of 1 to 500 characters', 'zh-cn': '1～500 个字符的名字' },
  fewer: { en: 'at most 2000 names', 'zh-cn': '最多 2000 个名字' },
  flatter: { en: 'at most 20 levels of nesting', 'zh-cn': '最多 20 层嵌套' },
};

/** One or two sentences for the reader. */
export function problemText(problem: Problem, language: Language): string {
  return language === 'en' ? english(problem) : chinese(problem);
}

function english(problem: Problem): string {
  switch (problem.kind) {
    case 'tooLarge':
      return `It has ${problem.characters} characters; a record may have ${problem.most}.`;
    case 'longLink':
      return `The link has ${problem.characters} characters; it may have ${problem.most}. Use the file instead.`;
    case 'notJson':
      return `It is damaged, for it is not JSON: ${problem.said}. Export it again.`;
    case 'damagedLink':
      return 'The link is damaged. Copy it whole, or use the file.';
    case 'foreign':
      return 'It is no record of progress of this site. Such a file begins with "type": "quorum-lab-progress".';
    case 'later':
      return `It has format ${problem.format}, from a later version of this site; this one reads format ${problem.known}. Open it there.`;
    case 'wrong':
      return `${problem.path}: expected ${EXPECTED[problem.expected].en}, found ${problem.found}.`;
  }
}

function chinese(problem: Problem): string {
  switch (problem.kind) {
    case 'tooLarge':
      return `它有 ${problem.characters} 个字符，一份记录最多 ${problem.most} 个。`;
    case 'longLink':
      return `链接有 ${problem.characters} 个字符，最多 ${problem.most} 个。请改用文件。`;
    case 'notJson':
      return `文件坏了，不是 JSON：${problem.said}。请重新导出一份。`;
    case 'damagedLink':
      return '链接坏了。请完整复制一遍，或者改用文件。';
    case 'foreign':
      return '这不是本站的进度记录。进度文件的开头是 "type": "quorum-lab-progress"。';
    case 'later':
      return `它是格式 ${problem.format}，出自本站更新的版本；这里只读得了格式 ${problem.known}。请到那个版本里打开。`;
    case 'wrong':
      return `${problem.path}：应为${EXPECTED[problem.expected]['zh-cn']}，实为 ${problem.found}。`;
  }
}
