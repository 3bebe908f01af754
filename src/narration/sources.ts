/** Where the rules come from, with addresses that stay. */
import type { Language } from './language.ts';

export interface Source {
  readonly label: string;
  readonly href?: string;
}

const PAPER = 'https://raft.github.io/raft.pdf';
const THESIS = 'https://github.com/ongardie/dissertation/blob/master/online.pdf';
/** The version that the facts of this site were read in. */
const RAFT_GO = 'https://github.com/etcd-io/raft/blob/v3.7.0/raft.go';

const paper = (section: string): Entry => ({
  en: `Raft ${section}`,
  zh: `Raft 论文 ${section}`,
  href: PAPER,
});
const thesis = (section: string): Entry => ({
  en: `Raft thesis ${section}`,
  zh: `Raft 博士论文 ${section}`,
  href: THESIS,
});
const code = (what: string, line: number): Entry => ({
  en: `etcd-io/raft, ${what}`,
  zh: `etcd-io/raft，${what}`,
  href: `${RAFT_GO}#L${line}`,
});

interface Entry {
  readonly en: string;
  readonly zh: string;
  readonly href: string;
}

const SOURCES = {
  terms: paper('§5.1'),
  election: paper('§5.2'),
  logCheck: paper('§5.4.1'),
  persistence: paper('Figure 2'),
  electionSafety: paper('Figure 3'),
  preVote: thesis('§9.6'),
  checkQuorum: thesis('§6.2'),
  /** A member that hears a leader takes no part in other elections. */
  voteLease: thesis('§4.2.3'),
  voteLeaseCode: code('Step', 1103),
  quorumCheckCode: code('MsgCheckQuorum', 1281),
  canVoteCode: code('Step', 1214),
  voteLostCode: code('VoteLost', 1707),
} as const satisfies Record<string, Entry>;

export type SourceId = keyof typeof SOURCES;

export function sourceFor(id: SourceId, language: Language): Source {
  const { en, zh, href } = SOURCES[id];
  return { label: language === 'en' ? en : zh.replace(' Figure', '图'), href };
}
