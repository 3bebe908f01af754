/** What a reader has set in the calculator, and how an address writes it: `n=5&down=2.4&groups=AABBC`. */
import {
  MOST_MEMBERS,
  quorumOf,
  readMemberCount,
  readPercent,
  type CountRefusal,
  type Verdict,
} from '../../src/scenario/quorum.ts';

export const SECTIONS = ['fail', 'split', 'zones', 'replace', 'compare'] as const;
export type Section = (typeof SECTIONS)[number];

/** Into so many groups, or zones, members can be put. */
export const PLACES = 4;

/** Members are counted from 0 here; n1 is the first. */
export interface QuorumState {
  readonly section: Section;
  readonly members: number;
  /** Size B of the comparison; absent: the next one. */
  readonly other?: number | undefined;
  /** Of all members there could be: a size that shrinks and grows again forgets nothing. */
  readonly down: readonly number[];
  /** The group of each member; absent: a majority, and the rest. */
  readonly groups?: readonly number[] | undefined;
  /** The zone of each member; absent: spread over three. */
  readonly zones?: readonly number[] | undefined;
  /** Zones that are lost. */
  readonly lost: readonly number[];
  readonly memberPercent: number;
  readonly zonePercent: number;
  /** Whether the member to be replaced still runs. */
  readonly isOldUp: boolean;
  /** How many of the others are down meanwhile. */
  readonly othersDown: number;
  readonly isChecked: boolean;
}

export const DEFAULTS: QuorumState = {
  section: 'fail',
  members: 5,
  down: [],
  lost: [],
  memberPercent: 1,
  zonePercent: 0.1,
  isOldUp: false,
  othersDown: 0,
  isChecked: true,
};

/** A part of an address that asks for what cannot be. */
export type Problem =
  | { readonly part: 'n' | 'b'; readonly value: string; readonly refusal: CountRefusal }
  | { readonly part: Exclude<Part, 'n' | 'b'>; readonly value: string };

const PARTS = [
  'view',
  'n',
  'b',
  'down',
  'groups',
  'zones',
  'lost',
  'p',
  'z',
  'old',
  'others',
  'check',
] as const;
type Part = (typeof PARTS)[number];

/** Reads an address. A part that cannot be read is left out and named; parts of others are not looked at. */
export function parseState(query: string): {
  readonly state: QuorumState;
  readonly problems: readonly Problem[];
} {
  const asked = new URLSearchParams(query);
  const problems: Problem[] = [];
  let state = DEFAULTS;
  for (const part of PARTS) {
    const value = asked.get(part);
    if (value === null) continue;
    if (part === 'n' || part === 'b') {
      const { count, refusal } = readMemberCount(value);
      if (refusal !== undefined) problems.push({ part, value: value.slice(0, 20), refusal });
      else state = { ...state, [part === 'n' ? 'members' : 'other']: count };
      continue;
    }
    const read = READERS[part](value);
    if (read === undefined) problems.push({ part, value: value.slice(0, 20) });
    else state = { ...state, ...read };
  }
  return { state, problems };
}

type Reader = (text: string) => Partial<QuorumState> | undefined;

const READERS: Readonly<Record<Exclude<Part, 'n' | 'b'>, Reader>> = {
  view: (text) => {
    const section = SECTIONS.find((one) => one === text);
    return section && { section };
  },
  down: (text) => {
    const down = numbersIn(text, MOST_MEMBERS);
    return down && { down };
  },
  groups: (text) => {
    const groups = placesIn(text, 'A');
    return groups && { groups };
  },
  zones: (text) => {
    const zones = placesIn(text, '1');
    return zones && { zones };
  },
  lost: (text) => {
    const lost = numbersIn(text, PLACES);
    return lost && { lost };
  },
  p: (text) => percentIn(text, 'memberPercent'),
  z: (text) => percentIn(text, 'zonePercent'),
  old: (text) => (text === 'up' || text === 'down' ? { isOldUp: text === 'up' } : undefined),
  others: (text) =>
    /^\d{1,2}$/.test(text) && Number(text) < MOST_MEMBERS
      ? { othersDown: Number(text) }
      : undefined,
  check: (text) => (text === 'on' || text === 'off' ? { isChecked: text === 'on' } : undefined),
};

function percentIn(
  text: string,
  key: 'memberPercent' | 'zonePercent',
): Partial<QuorumState> | undefined {
  const { percent } = readPercent(text);
  return percent === undefined ? undefined : { [key]: percent };
}

/** `2.4` names the second and the fourth. */
function numbersIn(text: string, most: number): readonly number[] | undefined {
  const numbers = text === '' ? [] : text.split('.').map(Number);
  const isGood = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= most);
  return isGood ? [...new Set(numbers)].sort((a, b) => a - b).map((one) => one - 1) : undefined;
}

/** `AABBC`: a letter, or a digit, for each member in turn. */
function placesIn(text: string, first: string): readonly number[] | undefined {
  const places = [...text].map((letter) => letter.charCodeAt(0) - first.charCodeAt(0));
  const isGood = places.every((place) => place >= 0 && place < PLACES);
  return isGood && places.length <= MOST_MEMBERS ? places : undefined;
}

/** The shortest query that says the state; parts that are as they are by themselves are left out. */
export function formatState(state: QuorumState): string {
  const number = (one: number): string => String(one + 1);
  const letters = (places: readonly number[] | undefined, first: string): string | undefined =>
    places?.map((place) => String.fromCharCode(first.charCodeAt(0) + place)).join('');
  const written: Readonly<Record<Part, string | undefined>> = {
    view: state.section,
    n: String(state.members),
    b: state.other === undefined ? undefined : String(state.other),
    down: state.down.map(number).join('.'),
    groups: letters(state.groups, 'A'),
    zones: letters(state.zones, '1'),
    lost: state.lost.map(number).join('.'),
    p: String(state.memberPercent),
    z: String(state.zonePercent),
    old: state.isOldUp ? 'up' : 'down',
    others: String(state.othersDown),
    check: state.isChecked ? 'on' : 'off',
  };
  const isSame = (part: Part, value: string): boolean => {
    if (state === DEFAULTS || value === '') return true;
    const alone = parseState(new URLSearchParams({ [part]: value }).toString()).state;
    return JSON.stringify(alone) === JSON.stringify(DEFAULTS);
  };
  return PARTS.flatMap((part) => {
    const value = written[part];
    return value === undefined || isSame(part, value) ? [] : [`${part}=${value}`];
  }).join('&');
}

/** A member for each seat, in order. */
export function membersOf({ members }: QuorumState): readonly number[] {
  return Array.from({ length: members }, (_, index) => index);
}

export const nameOf = (member: number): string => `n${String(member + 1)}`;

/** The first group is A. */
export const letterOf = (group: number): string => String.fromCharCode(65 + group);

/** The group of every member: as it was put, else a majority in the first and the rest in the second. */
export function groupsOf(state: QuorumState): readonly number[] {
  const quorum = quorumOf(state.members);
  return membersOf(state).map(
    (member) => (state.groups ? state.groups[member] : member < quorum ? 0 : 1) ?? 0,
  );
}

/** Members are spread over so many zones as long as nobody says otherwise. */
const SPREAD = 3;

/** The zone of every member: as it was put, else evenly spread, neighbours together. */
export function zonesOf(state: QuorumState): readonly number[] {
  return membersOf(state).map(
    (member) =>
      (state.zones ? state.zones[member] : Math.floor((member * SPREAD) / state.members)) ?? 0,
  );
}

/** The size to compare with: as it was chosen, else four beside three, and the next smaller one beside others. */
export function otherOf({ members, other }: QuorumState): number {
  return other ?? (members === 1 || members === 3 ? members + 1 : members - 1);
}

/** Whether nobody can elect although the size is odd, and although nobody is missing for it. */
export function isOddInVain(
  groups: readonly { readonly members: readonly number[]; readonly verdict: Verdict }[],
): boolean {
  const members = groups.flatMap((group) => group.members).length;
  return members % 2 === 1 && groups.every(({ verdict }) => verdict === 'tooSmall');
}

/** Puts members into a place; the others stay where they are. */
export function placed(
  places: readonly number[],
  members: readonly number[],
  place: number,
): readonly number[] {
  return places.map((old, member) => (members.includes(member) ? place : old));
}

/** The places that somebody is in, in order. */
export function placesOf(places: readonly number[]): readonly number[] {
  return Array.from({ length: PLACES }, (_, place) => place).filter((one) => places.includes(one));
}
