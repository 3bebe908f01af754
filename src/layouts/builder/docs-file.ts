import type { DocsFile, DocsItem } from '../../../components/fence/docs-file.ts';
import type { Language } from '../../i18n/language.ts';
import type { BuilderDocs, Entry } from './read-docs.ts';

/** The builder's docs in one language, as the editor takes them. */
export function docsFile(docs: BuilderDocs, language: Language): DocsFile {
  const items = (entries: readonly Entry[]): readonly DocsItem[] =>
    entries.map(({ name, signature, says, default: fallback }) => ({
      name,
      signature,
      says: says[language],
      default: fallback,
    }));
  return {
    names: items(docs.names),
    models: docs.models.map(({ make, model, settings, commands, views, expectations }) => ({
      make,
      model,
      settings: items(settings),
      commands: items(commands),
      views: items(views),
      expectations: items(expectations),
    })),
    settings: items(docs.settings),
    run: items(docs.run),
  };
}
