/** An entry of the index of symptoms: what a log says, what it means, what to do. */
import { z } from 'astro/zod';

/** The parts that print them; the sections of the page, in its order. */
export const components = [
  'etcd',
  'apiserver',
  'controllers',
  'kubelet',
  'balancers',
  'clients',
] as const;

export type Component = (typeof components)[number];

/** Both languages, in equal rank; code stands between backticks, as in a chapter. */
export const said = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** An address on the page. */
export const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: 'An id is lower case words with hyphens between, like slow-fdatasync.',
});

/** Where it is explained: a chapter's slug, or `slug#section`. */
export const chapter = z.string().regex(/^[a-z-]+(#[a-z0-9-]+)?$/, {
  error: 'A chapter is its slug, or slug#section, like quorum#replace-a-member-which-first.',
});

export const symptomSchema = z.strictObject({
  id,
  component: z.enum(components),
  /** What is printed, without what changes from line to line. */
  line: z.string().min(4),
  /** A regular expression; without it, the line itself is looked for. */
  pattern: z.string().min(4).optional(),
  versions: z.union([z.string().min(1), said], {
    error: 'Versions are a text of names and numbers, or a text in each language: { en, zh }.',
  }),
  source: z.string().regex(/^[\w.-]+\/[\w.-]+@[\w.-]+:[\w./-]+$/, {
    error: 'A source is owner/name@version-or-commit:file.',
  }),
  examples: z.array(z.string().min(8)).min(1),
  cause: said,
  look: z.array(z.string().min(2)).min(1),
  act: said,
  chapter,
  scenario: z.string().min(1).optional(),
});

export type Symptom = z.infer<typeof symptomSchema>;

/** The text of a language's folder (`zh-cn` reads `zh`). */
export function saidIn(text: string | z.infer<typeof said>, language: string): string {
  if (typeof text === 'string') return text;
  return language === 'en' ? text.en : text.zh;
}

/** Where the source can be read: the file at that version. */
export function sourceAddress(source: string): { file: string; url: string } {
  const [, repository = '', version = '', file = ''] = /^([^@]+)@([^:]+):(.+)$/.exec(source) ?? [];
  return { file, url: `https://github.com/${repository}/blob/${version}/${file}` };
}
