import { controlPlaneEn } from '../control-plane.en.ts';
import { controlPlaneZhCn } from '../control-plane.zh-cn.ts';
import type { Language } from '../language.ts';
import type { ControlPlaneFact, ControlPlanePhrases } from './facts.ts';

const PHRASES: Readonly<Record<Language, ControlPlanePhrases>> = {
  en: controlPlaneEn,
  'zh-cn': controlPlaneZhCn,
};

/** Puts a fact into words. */
export function say(fact: ControlPlaneFact, language: Language): string {
  // The table's type pairs each kind with its own phrase; a lookup by a union cannot show that.
  const phrase = PHRASES[language][fact.kind] as (fact: ControlPlaneFact) => string;
  return phrase(fact);
}
