import type { Language } from '../language.ts';
import { raftEn } from '../raft.en.ts';
import { raftZhCn } from '../raft.zh-cn.ts';
import type { RaftFact, RaftPhrases } from './facts.ts';

const PHRASES: Readonly<Record<Language, RaftPhrases>> = { en: raftEn, 'zh-cn': raftZhCn };

/** Puts a fact into words. */
export function say(fact: RaftFact, language: Language): string {
  // The table's type pairs each kind with its own phrase; a lookup by a union cannot show that.
  const phrase = PHRASES[language][fact.kind] as (fact: RaftFact) => string;
  return phrase(fact);
}
