/** What the quorum calculator says in English, beside what every widget says. */
import { formatCount, formatNames, formatNumber } from '../../src/narration/numbers.ts';
import type { ChanceRefusal, CountRefusal } from '../../src/scenario/quorum.ts';
import { en as kit } from '../kit/strings.en.ts';
import { percentText, yearlyLength } from './amounts.ts';
import type { Standing } from './standing.ts';
import type { Problem, Section } from './state.ts';

const count = (number: number): string => formatCount(number, 'en');
const Count = (number: number): string => capital(count(number));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const members = (number: number): string => `${count(number)} member${number === 1 ? '' : 's'}`;
const names = (all: readonly string[]): string => formatNames(all, 'en');
const is = (number: number): string => (number === 1 ? 'is' : 'are');

const countRefusals: Readonly<Record<CountRefusal, string>> = {
  notANumber: 'is not a number. Write one from 1 to 15.',
  notWhole: 'is not a whole number: a member is there or it is not. Write one from 1 to 15.',
  tooFew: 'is too few: a cluster has at least one member.',
  tooMany:
    'is too many: this calculator, like the simulator, ends at 15. etcd advises seven at most.',
};

const chanceRefusals: Readonly<Record<ChanceRefusal, string>> = {
  notANumber: 'is not a number. Write percent, such as 1 or 0.5.',
  tooLow: 'is below 0 %. Nothing fails less often than never.',
  tooHigh: 'is above 100 %. Nothing fails more often than always.',
};

export const en = {
  ...kit,

  title: 'Quorum calculator',
  pageTitle: 'Why three, why odd: the quorum calculator',
  pageLead: 'Let members fail, split them, lose a zone, replace one. The link keeps it.',
  sections: {
    fail: 'Fail',
    split: 'Split',
    zones: 'Zones',
    replace: 'Replace',
    compare: 'Compare',
  } satisfies Record<Section, string> as Record<Section, string>,
  /** Whole sentences, one after the other. */
  together: (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' '),
  questions: 'What to ask',
  size: 'Members',
  sizeOption: (number: number): string => members(number),
  otherSize: 'or 10–15',
  otherSizeLong: 'Another number of members, up to 15',
  countRefused: (value: string, refusal: CountRefusal): string =>
    value.trim() === ''
      ? 'Nothing is written there. Write a number from 1 to 15.'
      : `“${value}” ${countRefusals[refusal]}`,
  chanceRefused: (value: string, refusal: ChanceRefusal): string =>
    value.trim() === ''
      ? 'Nothing is written there. Write percent, such as 1 or 0.5.'
      : `“${value}” ${chanceRefusals[refusal]}`,
  problem: (problem: Problem): string =>
    'refusal' in problem
      ? `The link asks for ${problem.part === 'n' ? 'a size' : 'a second size'} that is refused: “${problem.value}” ${countRefusals[problem.refusal]}`
      : `The link's part ${problem.part}=${problem.value} cannot be read and is left out.`,
  open: 'Open in the calculator',
  linkToThis: 'Link to this',

  seats: 'Members',
  keysFail: 'Choose a member to fail it, or to bring it back. Arrow keys go from one to the next.',
  seat: (name: string, isDown: boolean): string => `${name}, ${isDown ? 'down' : 'up'}`,
  isDown: 'down',
  allUp: 'Bring all back',

  tally: ({ members: all, quorum, up }: Standing): string =>
    `${up} of ${all} up; the line stands after ${quorum}`,
  needed: (quorum: number): string => `${quorum} needed`,
  stands: ({ members: all, quorum, up, spare }: Standing): string => {
    const need = `${Count(quorum)} of ${count(all)} ${is(quorum)} needed`;
    if (spare < 0) {
      const there = up === 0 ? 'none is up' : `only ${count(up)} ${is(up)} up`;
      return `${need}, ${there}: they cannot elect.`;
    }
    const there =
      up === all ? (all === 1 ? 'and it is up' : 'all are up') : `${count(up)} ${is(up)} up`;
    return `${need}, ${there}: ${all === 1 ? 'it leads' : 'they can elect'}.`;
  },
  mayFail: ({ members: all, spare, up }: Standing): string => {
    if (spare > 0)
      return `${Count(spare)} more may fail, ${spare === 1 ? 'whichever it is' : 'whichever they are'}.`;
    if (spare === 0) return up === 1 ? 'It must not fail.' : 'Not one more may fail.';
    const missing = -spare;
    return `No leader and no write until ${count(missing)} more ${is(missing)} back. The dead still count: the majority is one of all ${count(all)}.`;
  },

  put: 'Put the selected members into',
  putNone: 'Select members first, then a letter. Or press 1 to 4 on a member.',
  putNoneZone: 'Select members first, then a zone. Or press 1 to 4 on a member.',
  selected: (all: readonly string[]): string => `Selected: ${all.join(', ')}`,
  group: (letter: string): string => `Group ${letter}`,
  seatIn: (name: string, place: string, isDown: boolean): string =>
    `${name}, ${uncapital(place)}${isDown ? ', down' : ''}`,

  zone: (number: number): string => `Zone ${number}`,
  lose: (zone: string): string => `Lose ${uncapital(zone)}`,
  zoneSurvived: 'The others have a quorum without it.',
  zoneFatal: 'Without it there is no quorum.',
  zonesSay: (zones: number, isSurvived: boolean): string => {
    if (zones === 1) return 'All members share one zone, so they all go with it.';
    if (isSurvived) return 'Any one zone may be lost.';
    return zones === 2
      ? 'Two zones cannot do it: one of them always holds a majority, or neither does. A third place for one member is needed.'
      : 'One zone holds so many that its loss is fatal.';
  },
  lostSay: (lost: readonly string[], { members: all, quorum, up, spare }: Standing): string =>
    `Without ${names(lost.map(uncapital))}, ${up === 0 ? 'none' : count(up)} of ${count(all)} ${is(up === 0 ? 1 : up)} left, and ${count(quorum)} ${is(quorum)} needed: ${spare >= 0 ? 'they go on' : 'they stop'}.`,

  memberChance: 'Each member is down',
  zoneChance: 'Each zone is down',
  ofTheTime: '% of the time',
  percent: (percent: number): string => `${percent}% of the time.`,
  available: (members_: number, up: number, down: number): string =>
    `A quorum of ${count(members_)} is then up ${percentText(up, down)} of the time${yearly(down)}.`,
  availableNote:
    'This holds if each fails for itself. A bad upgrade, one power feed or one full disk takes several at once.',

  compareWith: 'Compare with',
  sizeTitle: (letter: string, all: number): string => `${letter}: ${members(all)}`,
  sizes: 'One to nine members',
  sizesHead: { members: 'Members', quorum: 'Needed', survives: 'May fail', up: 'A quorum is up' },
  barSays: 'The bar counts nines: with each step of its length, no quorum is ten times rarer.',
};

function yearly(down: number): string {
  const length = yearlyLength(down);
  if (length === undefined) return '';
  const [number, unit] = length;
  const text = `${formatNumber(number, 'en')}\u00a0${unit}`;
  return `; without one for ${text} a year`;
}

export type QuorumStrings = typeof en;
