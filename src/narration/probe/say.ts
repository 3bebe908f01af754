import type { Language } from '../language.ts';
import { probeEn } from '../probe.en.ts';
import { probeZhCn } from '../probe.zh-cn.ts';
import type { ProbeFact, ProbePhrases } from './facts.ts';

const PHRASES: Readonly<Record<Language, ProbePhrases>> = { en: probeEn, 'zh-cn': probeZhCn };

/** Puts a fact into words. */
export function say(fact: ProbeFact, language: Language): string {
  // The table's type pairs each kind with its own phrase; a lookup by a union cannot show that.
  const phrase = PHRASES[language][fact.kind] as (fact: ProbeFact) => string;
  return phrase(fact);
}
