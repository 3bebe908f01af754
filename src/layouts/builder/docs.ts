/** The builder's docs, from the sources that this site is built of. */
import { readDocs, type BuilderDocs } from './read-docs.ts';

const texts = import.meta.glob<string>('/src/scenario/builder/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const builderDocs: BuilderDocs = readDocs(
  Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path.split('/').at(-1) ?? '', text]),
  ),
);
