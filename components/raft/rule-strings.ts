/** What the panel of the rules says, in every language. */
import type { Language } from '../../src/narration/language.ts';
import type { RuleName } from './variants.ts';

interface RuleStrings {
  readonly help: string;
  readonly rules: Readonly<Record<RuleName, readonly [name: string, says: string]>>;
}

const en: RuleStrings = {
  help: 'Turn one off and watch what breaks.',
  rules: {
    majority: ['Majority', 'A candidate needs more than half. Off: half is enough.'],
    persistVote: [
      'Vote on disk',
      'A vote is written down before it is sent. Off: a crash forgets it.',
    ],
    oneVotePerTerm: ['One vote per term', 'Off: a member votes for everyone who asks.'],
    randomizedTimeout: ['Random timeout', 'Off: all wait equally long.'],
    termCheck: ['Term check', 'Messages of earlier terms are refused. Off: they count.'],
    logUpToDate: ['Log up to date', 'A candidate’s log must not be behind. Off: nobody looks.'],
  },
};

const zhCn: RuleStrings = {
  help: '关掉一条，看看什么会坏。',
  rules: {
    majority: ['多数派', '候选人要拿到过半的票。关掉：一半就够。'],
    persistVote: ['选票落盘', '先把票写到磁盘再发出。关掉：一崩溃就忘。'],
    oneVotePerTerm: ['一个任期一票', '关掉：谁来要票都给。'],
    randomizedTimeout: ['随机超时', '关掉：大家等得一样久。'],
    termCheck: ['任期检查', '拒绝旧任期的消息。关掉：旧消息也算数。'],
    logUpToDate: ['Raft 日志够新', '候选人的 Raft 日志不能落后。关掉：没人查看。'],
  },
};

export const RULE_STRINGS: Readonly<Record<Language, RuleStrings>> = { en, 'zh-cn': zhCn };
