/** What a file is, by the end of its name. With `nosniff`, a script of a wrong type does not run. */

export const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  ico: 'image/x-icon',
  js: 'text/javascript',
  json: 'application/json',
  jsonl: 'application/jsonl',
  mjs: 'text/javascript',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml',
  yaml: 'text/yaml',
  zip: 'application/zip',
};

const isText = (type: string): boolean => /^text\/|json|xml$|javascript/.test(type);

/** The types that are text: worth compressing, and written in UTF-8. */
export const textTypes: readonly string[] = [...new Set(Object.values(mediaTypes).filter(isText))];

/** The value of `Content-Type` for a file of that name. */
export function contentType(file: string): string {
  const type = mediaTypes[/\.(\w+)$/.exec(file)?.[1] ?? ''] ?? 'application/octet-stream';
  return isText(type) ? `${type}; charset=utf-8` : type;
}
