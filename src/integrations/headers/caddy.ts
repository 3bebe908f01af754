/** For Caddy 2, to be imported in a site's block. https://caddyserver.com/docs/caddyfile */
import { forAll, forKind, kindPatterns, type Policies } from './kinds.ts';
import { contentType, mediaTypes } from './media-types.ts';

/** Matchers do not exclude each other, so each kind also says which it is not. */
function matchers(): string[] {
  return kindPatterns.flatMap(([kind, pattern], index) => [
    `  @${kind} {`,
    `    path_regexp ${kind} ^/${pattern}`,
    ...kindPatterns
      .slice(0, index)
      .map(([other, earlier]) => `    not path_regexp ${kind}_${other} ^/${earlier}`),
    '  }',
  ]);
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `    ${name} "${value}"`);
}

/** Its own types are those of the machine it runs on. */
function typeLines(): string[] {
  return Object.keys(mediaTypes).flatMap((ending) => {
    const paths = ending === 'html' ? '*.html */' : `*.${ending}`;
    return [
      `  @${ending} path ${paths}`,
      `  header @${ending} Content-Type "${contentType(`x.${ending}`)}"`,
    ];
  });
}

export function caddySite(base: string, policies: Policies): string {
  const handle = base === '/' ? 'handle {' : `handle_path ${base}* {`;
  return [
    "# Import this in a site's block, with the site's folder in the variable QUORUM_LAB:",
    '#   wiki.example.org {',
    '#     import Caddyfile.quorum-lab',
    '#   }',
    handle,
    '  root * {$QUORUM_LAB:/srv/quorum-lab}',
    '  encode gzip',
    ...matchers(),
    '  header {',
    ...headerLines(forAll),
    '  }',
    ...kindPatterns.flatMap(([kind]) => [
      `  header @${kind} {`,
      ...headerLines(forKind(kind, policies)),
      '  }',
    ]),
    ...typeLines(),
    '  file_server',
    '}',
    'handle_errors {',
    `  @quorum_lab path ${base}*`,
    '  handle @quorum_lab {',
    '    rewrite * /404.html',
    '    root * {$QUORUM_LAB:/srv/quorum-lab}',
    '    header {',
    ...headerLines({
      ...forAll,
      ...forKind('page', policies),
      'Content-Type': contentType('404.html'),
    }).map((line) => `  ${line}`),
    '    }',
    '    file_server',
    '  }',
    '}',
    '',
  ].join('\n');
}
