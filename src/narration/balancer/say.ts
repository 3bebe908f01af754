import { balancerEn } from '../balancer.en.ts';
import { balancerZhCn } from '../balancer.zh-cn.ts';
import type { Language } from '../language.ts';
import type { BalancerFact, BalancerPhrases } from './facts.ts';

const PHRASES: Readonly<Record<Language, BalancerPhrases>> = {
  en: balancerEn,
  'zh-cn': balancerZhCn,
};

/** Puts a fact into words. */
export function say(fact: BalancerFact, language: Language): string {
  // The table's type pairs each kind with its own phrase; a lookup by a union cannot show that.
  const phrase = PHRASES[language][fact.kind] as (fact: BalancerFact) => string;
  return phrase(fact);
}
