/** The rooms of the project and who may import whom. */

/** `site` is pages, layouts, integrations; `free` is whatever may import anything public. */
export type Room =
  | 'sim'
  | 'models'
  | 'invariants'
  | 'scenario'
  | 'narration'
  | 'view'
  | 'i18n'
  | 'questions'
  | 'search'
  | 'symptoms'
  | 'progress'
  | 'team'
  | 'styles'
  | 'kit'
  | 'components'
  | 'site'
  | 'content'
  | 'free';

export interface Rights {
  /** Rooms whose code may be imported. */
  readonly values: readonly Room[];
  /** Rooms of which only types may be imported. */
  readonly types: readonly Room[];
}

/** A room may always import itself. */
export const RIGHTS: Readonly<Record<Exclude<Room, 'free'>, Rights>> = {
  sim: { values: [], types: [] },
  models: { values: [], types: ['sim'] },
  invariants: { values: [], types: ['sim', 'models', 'scenario'] },
  scenario: { values: ['models', 'invariants', 'sim', 'narration'], types: [] },
  narration: { values: [], types: ['sim', 'models'] },
  view: { values: [], types: ['sim', 'models'] },
  questions: { values: ['scenario', 'narration'], types: ['sim'] },
  i18n: { values: [], types: [] },
  search: { values: [], types: [] },
  symptoms: { values: ['scenario'], types: [] },
  progress: { values: ['scenario'], types: ['i18n'] },
  team: { values: ['scenario', 'i18n'], types: [] },
  styles: { values: [], types: [] },
  kit: {
    values: ['view', 'narration', 'scenario', 'questions', 'i18n'],
    types: ['models', 'sim', 'invariants'],
  },
  components: {
    values: ['kit', 'view', 'narration', 'scenario', 'questions', 'symptoms', 'i18n'],
    types: ['models', 'sim', 'invariants'],
  },
  site: {
    values: [
      'components',
      'kit',
      'i18n',
      'search',
      'progress',
      'team',
      'scenario',
      'symptoms',
      'questions',
      'styles',
      'narration',
      'models',
      'content',
    ],
    types: [],
  },
  content: { values: [], types: [] },
};

/** What runs in the reader's browser from a page; the models are there at build time only. */
export const CLIENT_SCRIPT_RIGHTS: Rights = {
  values: RIGHTS.site.values.filter((room) => room !== 'models'),
  types: ['models'],
};

/** Rooms without clock, chance, network or page: a run is a pure function of its scenario. */
export const PURE_ROOMS: readonly Room[] = [
  'sim',
  'models',
  'invariants',
  'scenario',
  'view',
  'narration',
  'questions',
  'search',
  'symptoms',
  'progress',
  'team',
];

/** The files in pure rooms that touch the machine: the command line, and the links' compression. */
export const SHELL_FILES: readonly string[] = [
  'src/scenario/cli.ts',
  'src/scenario/cli-arguments.ts',
  'src/scenario/cli-output.ts',
  'src/scenario/cli-program.ts',
  'src/scenario/cli-worker.ts',
  'src/scenario/link.ts',
];

/** Widgets made of others: the reader's own cluster is the calculators again, with one set of fields. */
export const COMPOSED_OF: Readonly<Record<string, readonly string[]>> = {
  'my-cluster': ['health', 'lease-calculator'],
};

/** Packages that belong to one room; all others are free. */
export const PACKAGE_HOMES: readonly { name: string; home: string }[] = [
  { name: 'xstate', home: 'src/models/' },
  { name: 'svelte', home: 'components/' },
  { name: 'minisearch', home: 'src/search/' },
];

const FOLDERS: readonly (readonly [prefix: string, room: Room])[] = [
  ['src/sim/', 'sim'],
  ['src/models/', 'models'],
  ['src/invariants/', 'invariants'],
  ['src/scenario/', 'scenario'],
  ['src/narration/', 'narration'],
  ['src/view/', 'view'],
  ['src/questions/', 'questions'],
  ['src/i18n/', 'i18n'],
  ['src/search/', 'search'],
  ['src/symptoms/', 'symptoms'],
  ['src/progress/', 'progress'],
  ['src/team/', 'team'],
  ['src/styles/', 'styles'],
  ['src/pages/', 'site'],
  ['src/layouts/', 'site'],
  ['src/integrations/', 'site'],
  ['src/content.config.ts', 'site'],
  ['src/tidy', 'free'],
  ['components/kit/', 'kit'],
  ['components/', 'components'],
  ['content/', 'content'],
  ['site.yaml', 'content'],
];

/** Undefined for a file of `src` that lies in no room. */
export function roomOf(path: string): Room | undefined {
  const folder = FOLDERS.find(([prefix]) => path.startsWith(prefix));
  if (folder !== undefined) return folder[1];
  return path.startsWith('src/') && !path.endsWith('.d.ts') ? undefined : 'free';
}

export function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.endsWith('.spec.ts');
}
