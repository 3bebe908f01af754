import type { Language } from '../language.ts';
import { leaseEn } from '../lease.en.ts';
import { leaseZhCn } from '../lease.zh-cn.ts';
import type { LeaseFact, LeasePhrases } from './facts.ts';

const PHRASES: Readonly<Record<Language, LeasePhrases>> = { en: leaseEn, 'zh-cn': leaseZhCn };

/** Puts a fact into words. */
export function say(fact: LeaseFact, language: Language): string {
  // The table's type pairs each kind with its own phrase; a lookup by a union cannot show that.
  const phrase = PHRASES[language][fact.kind] as (fact: LeaseFact) => string;
  return phrase(fact);
}
