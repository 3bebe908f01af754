/** `builder/<language>.json`: what the builder can do, for completion and hints. The build writes it. */

export interface DocsItem {
  readonly name: string;
  /** `nodes?: number | string[]`, `crash(who: Who)`. */
  readonly signature: string;
  readonly says: string;
  readonly default?: string | undefined;
  readonly example?: string | undefined;
}

export interface DocsModel {
  /** The builder's name for it, and the scenario's. */
  readonly make: string;
  readonly model: string;
  readonly settings: readonly DocsItem[];
  readonly commands: readonly DocsItem[];
  readonly views: readonly DocsItem[];
  readonly expectations: readonly DocsItem[];
}

export interface DocsFile {
  readonly names: readonly DocsItem[];
  readonly models: readonly DocsModel[];
  readonly settings: readonly DocsItem[];
  readonly run: readonly DocsItem[];
}

/** The words that a signature lets one choose from: `'etcd' | 'paper'`. */
export function choicesIn(signature: string): readonly string[] {
  return [...signature.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
}

/** What a run has: what can be done to it, looked at, and said of it. */
export function membersOf(docs: DocsFile, { commands, views }: DocsModel): readonly DocsItem[] {
  return [...docs.run, ...views, ...commands];
}

/** What can be expected and is measured: it is a number, and nothing to look at by itself. */
export function metricsOf({ expectations, views }: DocsModel): readonly DocsItem[] {
  const isView = (name: string): boolean => views.some((view) => view.name === name);
  return expectations.filter(
    ({ name, signature }) => signature.endsWith(': Amount') && !isView(name),
  );
}

let kept: Promise<DocsFile> | undefined;

export async function loadDocs(language: string): Promise<DocsFile> {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  kept ??= fetch(`${base}builder/${language}.json`).then(
    (response) => response.json() as Promise<DocsFile>,
  );
  return kept;
}
