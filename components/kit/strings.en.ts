/** What the widgets say in English. The other languages have the type of this object. */
import type { Language } from '../../src/narration/language.ts';
import { formatNumber } from '../../src/narration/numbers.ts';

export const en = {
  language: 'en' as Language,
  ms: (us: number): string => `${formatNumber(Math.floor(us / 1000), 'en')}\u00a0ms`,

  transport: 'Playback',
  rewind: 'Back to the beginning',
  back: 'Back to the last event',
  play: 'Play',
  pause: 'Pause',
  step: 'Step to the next event',
  speed: 'Speed',
  speedSays: (there: string): string => `1 s here = ${there} there`,
  time: 'Time',
  timeSays: (at: string, end: string): string => `${at} of ${end}`,

  view: 'View',
  views: { ring: 'Ring', spaceTime: 'Space-time' },
  pictureOf: (members: number, at: string): string =>
    `${members === 1 ? '1 member' : `${members} members`} at ${at}`,
  nodeHelp: 'Arrow keys move between members; Enter opens what can be done.',

  story: 'What happened',
  showStory: 'Everything that happened',
  hideStory: 'Only the last sentence',
  nothingYet: 'Nothing has happened yet. Press play.',
  goTo: (at: string): string => `Go to ${at}`,
  outcome: 'How it went',

  checked: 'Checked all the time',
  propertiesSay: {
    'election-safety': 'At most one leader is elected in a term.',
    'durable-vote': 'A member votes for at most one candidate in a term, also across a crash.',
  } as Record<string, string>,
  events: (count: string): string => `${count} events`,
  brokenAt: (at: string): string => `broken at ${at}`,
  goThere: 'Go there',

  forked: (at: string): string => `Yours from ${at}`,
  killLeader: (node: string): string => `Kill the leader, ${node}`,
  nobodyLeads: 'Nobody leads now. Watch the arcs run out.',
  undo: 'Undo',
  reset: 'Start over',
  modified: 'rules changed',
  endedEarly: (role: string, at: string): string =>
    `The run ends at ${at}: the scenario acts on ${role}, and nobody is that.`,

  menuOf: (what: string): string => `What to do with ${what}`,
  link: (a: string, b: string): string => `the link ${a}–${b}`,
  message: (type: string, from: string, to: string): string => `${type} from ${from} to ${to}`,
  close: 'Close',
  faults: {
    reconnect: 'Heal its links',
    slowDisk: 'Slow its disk to 200 ms',
    fastDisk: 'Give it its disk back',
    cutLinkTo: 'Cut the link to…',
    cutBoth: (a: string, b: string): string => `Cut ${a} ⇄ ${b}`,
    cutOneWay: (from: string, to: string): string => `Cut ${from} → ${to} only`,
    heal: 'Heal',
    healAll: 'Heal all links',
    slowLink: 'Slow it to 200 ms',
    dropMessage: 'Drop a message of its…',
    drop: 'Drop this message',
    backToMenu: 'Back',
  },

  members: 'Members',
  preset: 'Rules of',
  presets: { paper: 'paper', etcd: 'etcd' },
  presetsSay: {
    paper: 'As in the Raft paper: random timeouts of 150–300 ms, no pre-vote.',
    etcd: 'As in etcd: ticks of 100 ms, pre-vote and check-quorum.',
  },
  seed: 'Seed',
  seedIs: (seed: number): string => `seed ${seed}`,
  nextSeed: 'Next seed',
  size: 'Members',
  latency: 'Latency, one way',
  scenario: 'Scenario',
  ownScenario: 'Your own scenario',
  partitionHelp: 'Give each member a side. Members on different sides do not hear each other.',
  side: (member: string): string => `Side of ${member}`,
  apply: 'Split now',
  rulesHelp: 'Turn one off and watch what breaks.',
  rule: {
    majority: ['Majority', 'A candidate needs more than half. Off: half is enough.'],
    persistVote: [
      'Vote on disk',
      'A vote is written down before it is sent. Off: a crash forgets it.',
    ],
    oneVotePerTerm: ['One vote per term', 'Off: a member votes for everyone who asks.'],
    randomizedTimeout: ['Random timeout', 'Off: all wait equally long.'],
    termCheck: ['Term check', 'Messages of earlier terms are refused. Off: they count.'],
    logUpToDate: ['Log up to date', 'A candidate’s log must not be behind. Off: nobody looks.'],
  } as Record<RuleName, readonly [name: string, says: string]>,

  panels: { cluster: 'Cluster', partition: 'Partition', rules: 'Rules' },
  term: (term: number): string => `term ${term}`,
  voted: (node: string): string => `voted ${node}`,
  votes: (granted: number, needed: number): string => `${granted} of ${needed} votes`,
  waiting: (messages: number): string => `${messages} waiting`,
  comma: ', ',
  /** A gap's length; with words where there is room for them. */
  noLeader: (length: string, hasRoom: boolean): string =>
    hasRoom ? `no leader ${length}` : length,

  openLab: 'Open in the lab',
  share: 'Share',
  shareTitle: 'Share this moment',
  shareLink: 'Link to this moment',
  shareScenario: 'Scenario (YAML)',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Select and copy by hand',
  tooLong: 'Too much has been changed for a link. Share the scenario below instead.',
  downloadTrace: 'Trace (JSON Lines)',
  downloadPicture: 'Picture (SVG)',

  damagedLink: 'The link is damaged, so this is the scenario as it was written.',
  damagedMoment: (text: string): string =>
    `The link names no moment (“${text}”), so this is the first one.`,
  unknownScenario: (name: string): string =>
    `There is no scenario “${name}”; this is the first one.`,
  failed: 'This widget stopped with an error:',

  edit: 'Edit',
  run: 'Run',
  stop: 'Close',
  scenarioText: 'Scenario, editable',
};

export type RuleName =
  'majority' | 'persistVote' | 'oneVotePerTerm' | 'randomizedTimeout' | 'termCheck' | 'logUpToDate';

export type KitStrings = typeof en;
