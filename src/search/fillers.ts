/** Words that a question says without asking for them. The file of texts brings them, not the script. */
import type { Fillers } from './question.ts';
import { termsOf, wordsOf } from './words.ts';

export const fillers: Fillers = {
  words: termsOf(
    wordsOf(
      'a an and are as at be by can do does for from how i if in is it its my of on or should so that ' +
        'the then there this to was we what when where which who why will with you your',
    ),
  ),
  runs: '为什么会?|怎么办|怎么样|怎么|怎样|如何|是什么|什么是|什么|哪些|是不是|区别|[的了吗呢吧和]',
};
