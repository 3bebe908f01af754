/** What the widgets say in English. The other languages have the type of this object. */
import { en as partsEn } from './part-strings.en.ts';
import { clockMs, formatNumber } from '../../src/narration/digits.ts';

export const en = {
  ...partsEn,
  ms: (us: number): string => `${formatNumber(clockMs(us), 'en')}\u00a0ms`,

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

  story: 'What happened',
  showStory: 'Everything that happened',
  hideStory: 'Only the last sentence',
  nothingYet: 'Nothing has happened yet. Press play.',
  goTo: (at: string): string => `Go to ${at}`,

  checked: 'Checked all the time',
  events: (count: string): string => `${count} ${count === '1' ? 'event' : 'events'}`,
  brokenAt: (at: string): string => `broken at ${at}`,
  goThere: 'Go there',

  forked: (at: string): string => `Yours from ${at}`,
  undo: 'Undo',
  modified: 'rules changed',
  endedEarly: (role: string, at: string): string =>
    `The run ends at ${at}: the scenario acts on ${role}, and nobody is that.`,

  menuOf: (what: string): string => `What to do with ${what}`,
  close: 'Close',
  backToMenu: 'Back',

  machine: 'State machine',

  seed: 'Seed',
  seedIs: (seed: number): string => `seed ${seed}`,
  nextSeed: 'Next seed',
  scenario: 'Scenario',
  ownScenario: 'Your own scenario',

  comma: ', ',
  /** A gap's length; with words where there is room for them. */
  noLeader: (length: string, hasRoom: boolean): string =>
    hasRoom ? `no leader ${length}` : length,
  /** The same of an overlap: two believe they lead. */
  twoLead: (length: string, hasRoom: boolean): string => (hasRoom ? `two lead ${length}` : length),

  openLab: 'Open in the lab',
  share: 'Share',
  shareTitle: 'Share this moment',
  shareLink: 'Link to this moment',
  shareScenario: 'Scenario (YAML)',
  tooLong: 'Too much has been changed for a link. Share the scenario below instead.',
  downloadTrace: 'Trace (JSON Lines)',
  downloadPicture: 'Picture (SVG)',

  damagedLink: 'The link is damaged, so this is the scenario as it was written.',
  damagedMoment: (text: string): string =>
    `The link names no moment (“${text}”), so this is the first one.`,
  unknownScenario: (name: string): string =>
    `There is no scenario “${name}”; this is the first one.`,

  edit: 'Edit',
  run: 'Run',
  scenarioText: 'Scenario, editable',
};

export type KitStrings = typeof en;
