/** What is looked for in a line. */

interface Printed {
  readonly line: string;
  readonly pattern?: string | undefined;
}

/** Upper and lower case alike: versions differ in it. Throws `SyntaxError` if it is no regular expression. */
export function patternOf({ line, pattern }: Printed): RegExp {
  return new RegExp(pattern ?? literally(line), 'i');
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
