/**
 * For Apache 2.4: `.htaccess` in the site's own folder, which needs `AllowOverride FileInfo Indexes`.
 * https://httpd.apache.org/docs/2.4/mod/mod_headers.html
 */
import { forAll, forKind, kindPatterns, literally, type Policies } from './kinds.ts';
import { mediaTypes, textTypes } from './media-types.ts';

const set = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `Header always set ${name} "${value}"`);

export function apacheAccess(base: string, policies: Policies): string {
  const kinds = kindPatterns.flatMap(([kind, pattern], index) => {
    const word = index === 0 ? 'If' : 'ElseIf';
    return [
      `<${word} "%{REQUEST_URI} =~ m#^${literally(base)}${pattern}#">`,
      ...set(forKind(kind, policies)).map((line) => `  ${line}`),
      `</${word}>`,
    ];
  });
  return [
    'DirectoryIndex index.html',
    'Options -Indexes',
    `ErrorDocument 404 ${base}404.html`,
    ...Object.entries(mediaTypes).map(([ending, type]) => `AddType ${type} .${ending}`),
    `AddCharset utf-8 ${Object.entries(mediaTypes)
      .filter(([, type]) => textTypes.includes(type))
      .map(([ending]) => `.${ending}`)
      .join(' ')}`,
    ...set(forAll),
    ...kinds,
    '',
  ].join('\n');
}
