/** Where a page's source can be edited, from what `package.json` says; no host is made up. */

interface Manifest {
  readonly repository?: string | { readonly url?: string };
  readonly homepage?: string;
}

/** How the forges we know write the address of their editor. */
const editors: readonly (readonly [host: RegExp, between: string])[] = [
  [/^github\.com$/, '/edit/main/'],
  [/(^|\.)gitlab\./, '/-/edit/main/'],
  [/^codeberg\.org$|(^|\.)(gitea|forgejo)\./, '/_edit/main/'],
];

/** `git+https://host/owner/name.git`, `git@host:owner/name.git`, `github:owner/name`, `owner/name`. */
function repositoryAddress(written: string): URL | undefined {
  const short = /^(?:(github|gitlab):)?([\w.-]+\/[\w.-]+)$/.exec(written);
  const whole = short
    ? `https://${short[1] ?? 'github'}.com/${short[2] ?? ''}`
    : written
        .replace(/^git\+/, '')
        .replace(/^(?:ssh:\/\/)?git@([^:/]+)[:/]/, 'https://$1/')
        .replace(/^git:/, 'https:');
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

function addressIn(written: string, file: string): string | undefined {
  const url = repositoryAddress(written);
  const between = editors.find(([host]) => host.test(url?.host ?? ''))?.[1];
  const path = url?.pathname.replace(/(\.git)?\/?$/, '') ?? '';
  const isRepository = path.split('/').length > 2;
  return url === undefined || between === undefined || !isRepository
    ? undefined
    : url.origin + path + between + file;
}

/**
 * `template` (the variable `EDIT_URL`, with `{path}` in it) comes first and may name any host;
 * empty, it means that there is no such link. Undefined if nothing says where the source is.
 */
export function editAddress(
  file: string,
  manifest: Manifest,
  template: string | undefined,
): string | undefined {
  if (template === '') return undefined;
  if (template !== undefined) {
    if (!/^https?:\/\/.*\{path\}/.test(template)) {
      throw new Error(
        `EDIT_URL is "${template}". Use an address with {path} in it, ` +
          'as in https://git.example.org/docs/edit/main/{path}.',
      );
    }
    return template.replace('{path}', file);
  }
  const { repository, homepage } = manifest;
  const written = [typeof repository === 'string' ? repository : repository?.url, homepage];
  return written
    .map((one) => (one === undefined ? undefined : addressIn(one, file)))
    .find((address) => address !== undefined);
}
