/** What the files of a team have in common: texts in one language or both, addresses, errors with their place. */
import { type Language, languages } from '../i18n/language.ts';
import { ScenarioError } from '../scenario/problem.ts';
import { expected, isRecord, readKeys, type Read } from '../scenario/read.ts';
import { parseYaml, type FileKind } from '../scenario/yaml.ts';

/** A text by language; one of them is enough, and is then shown in both. */
export type Text = Readonly<Partial<Record<Language, string>>>;

/** Plain, it is the same in both languages. */
export const readText: Read<Text> = (value, path) => {
  if (typeof value === 'string') return { en: line(value, path), 'zh-cn': line(value, path) };
  if (!isRecord(value) || Object.keys(value).length === 0) {
    throw expected('a text, or one by language such as { en: …, zh-cn: … }', value, path);
  }
  const texts = readKeys(value, path, { keys: languages, what: 'texts by language' });
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, line(text, [...path, language])]),
  );
};

const line: Read<string> = (value, path) => {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw expected('a text', value, path);
};

/** The text for a page, and the language it is in if that is another. */
export function textIn(language: Language, text: Text): { text: string; lang?: Language } {
  const own = text[language];
  if (own !== undefined) return { text: own };
  const [lang, other] = Object.entries(text)[0] as [Language, string];
  return { text: other, lang };
}

const SCHEMES = ['https:', 'http:', 'mailto:'];

/** A whole address that a link may have: a page of another site, or a mail. */
export const readAddress: Read<string> = (value, path) => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !SCHEMES.includes(url.protocol)) {
    throw expected('a whole address such as https://wiki.example.org/runbooks', value, path);
  }
  return url.href;
};

/**
 * What a file says, read by `read`. Throws `ScenarioError` whose message begins with the file, the line and the
 * column, as in `content/paths/on-call.yaml: line 4, column 5: …`.
 */
export function readFile<T>(
  { name, text, kind }: { readonly name: string; readonly text: string; readonly kind: FileKind },
  read: Read<T>,
): T {
  try {
    const { value, locate } = parseYaml(text, kind);
    try {
      return read(value, []);
    } catch (error) {
      throw error instanceof ScenarioError ? error.at(locate(error.path)) : error;
    }
  } catch (error) {
    if (error instanceof ScenarioError) error.message = `${name}: ${error.message}`;
    throw error;
  }
}
