import { readFileSync } from 'node:fs';
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { topics } from './i18n/topics.ts';
import { decisionSchema } from './symptoms/decision.ts';
import { readDecisions, readSymptoms } from './symptoms/read.ts';
import { symptomSchema } from './symptoms/symptom.ts';

const withoutExtension = ({ entry }: { entry: string }): string => entry.replace(/\.\w+$/, '');

/** `en/raft-election`, `zh-cn/raft-election`, …: same slugs in both languages. */
const chapters = defineCollection({
  loader: glob({
    base: './content',
    pattern: '{en,zh-cn}/*.mdx',
    generateId: withoutExtension,
  }),
  schema: z.strictObject({
    title: z.string().min(1),
    /** What the reader comes with; shown as the heading. */
    question: z.string().min(1),
    lead: z.string().min(1),
    part: z.enum(['core', 'deeper', 'lookup']),
    order: z.number().int(),
    minutes: z.number().int().positive(),
    /** Drafts are built and reachable, but no list leads to them. */
    draft: z.boolean().default(false),
    sources: z
      .array(z.strictObject({ label: z.string().min(1), url: z.url().optional() }))
      .default([]),
  }),
});

const title = z.union([z.string(), z.record(z.string(), z.string())]);

/** Only what the pages around a scenario say; `src/scenario` judges the rest, strictly. */
const scenarios = defineCollection({
  loader: glob({
    base: './content/scenarios',
    pattern: '*.yaml',
    generateId: withoutExtension,
  }),
  schema: z.looseObject({ model: z.string(), title: title.optional(), why: title.optional() }),
});

/** What `src/questions` reads, strictly; here only where they are. */
const questions = (folder: string) =>
  defineCollection({
    loader: glob({
      base: `./content/${folder}`,
      pattern: '*.yaml',
      generateId: withoutExtension,
    }),
    schema: z.looseObject({}),
  });

const words = z.array(z.string().min(1)).default([]);

/** The words of the site. What must never be said is checked by the guard (`tidy/never-words.ts`). */
const glossary = defineCollection({
  loader: file('./content/glossary.yaml'),
  schema: z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    topic: z.enum(topics),
    en: z.string().min(1),
    zh: z.string().min(1),
    also: z.strictObject({ en: words, zh: words }).prefault({}),
    never: z
      .array(z.union([z.string(), z.strictObject({ word: z.string(), unless: words })]))
      .default([]),
    text: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }),
    /** Where it is explained: a chapter's slug, or `slug#section`. */
    chapter: z.string().optional(),
    source: z.strictObject({ label: z.string().min(1), url: z.url() }).optional(),
  }),
});

/** By our own reader, which stops the build with line and column; Astro's loader of files goes on without. */
function readList<Entry>(name: string, read: (text: string) => Entry[]): Entry[] {
  try {
    return read(readFileSync(`content/${name}`, 'utf8'));
  } catch (error) {
    throw new Error(`content/${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** What logs say, and what it means. A collection is kept by id; the page goes by the order of the file. */
const symptoms = defineCollection({
  loader: () => readList('symptoms.yaml', readSymptoms).map((one, order) => ({ ...one, order })),
  schema: symptomSchema.extend({ order: z.number().int() }),
});

/** Questions that lead to a cause. */
const decisions = defineCollection({
  loader: () => readList('decisions.yaml', readDecisions),
  schema: decisionSchema,
});

export const collections = {
  chapters,
  decisions,
  glossary,
  scenarios,
  symptoms,
  exercises: questions('exercises'),
  predictions: questions('predictions'),
};
