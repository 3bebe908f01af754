/**
 * The common part of an English word's forms: leases, leased and leasing are found alike. Far less than
 * a dictionary does; what it cuts too short, it cuts alike in the text and in the question.
 */
const VOWEL = /[aeiouy]/;

export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const verb = withoutEnding(withoutPlural(word));
  return verb.length > 3 ? verb.replace(/e$/, '') : verb;
}

function withoutPlural(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  const base = /^(.{3,})(?:ing|ed)$/.exec(word)?.[1];
  if (base === undefined || !VOWEL.test(base)) return word;
  return /([^aeioulsz])\1$/.test(base) ? base.slice(0, -1) : base;
}
