/** What a team sets for its own copy of the site: the file `site.yaml`. */
import { ScenarioError } from '../scenario/problem.ts';
import {
  expected,
  readBoolean,
  readKeys,
  readList,
  unknownName,
  type Read,
} from '../scenario/read.ts';
import { readAddress, readFile, readText, type Text } from './text.ts';

export interface Site {
  /** The site's name: in the header, in every title, in the social pictures. */
  readonly name: Text;
  /** In the footer of every page. */
  readonly links: readonly SiteLink[];
  /** Where to ask, in the footer of every page. */
  readonly contact: { readonly text: Text; readonly link: string | undefined } | undefined;
  /** The path that the home page shows: the name of a file in `content/paths`. */
  readonly path: string;
}

export interface SiteLink {
  readonly title: Text;
  readonly link: string;
  /** On a wide screen it stands in the header too. */
  readonly isInHeader: boolean;
}

const KEYS = ['name', 'links', 'contact', 'path'];
const MOST_LINKS = 8;
const MOST_IN_HEADER = 2;
const DEFAULT_NAME: Text = { en: 'Quorum Lab', 'zh-cn': 'Quorum Lab' };
const DEFAULT_PATH = 'core';

/** `paths` are the names that exist. Throws an error with file, line, column, and what would be right. */
export function readSite(name: string, text: string, paths: readonly string[]): Site {
  return readFile({ name, text, kind: { name: 'site', least: 'path: core' } }, (value, path) => {
    const source = readKeys(value, path, { keys: KEYS, what: 'the settings of a site' });
    return {
      name: source['name'] === undefined ? DEFAULT_NAME : readText(source['name'], ['name']),
      links: readLinks(source['links'] ?? [], ['links']),
      contact: readContact(source['contact'], ['contact']),
      path: readPathName(paths)(source['path'] ?? DEFAULT_PATH, ['path']),
    };
  });
}

const readLinks: Read<readonly SiteLink[]> = (value, path) => {
  const links = readList(readLink, 'a list of links')(value, path);
  if (links.length > MOST_LINKS) {
    throw new ScenarioError(
      `${links.length} links are more than the footer's ${MOST_LINKS}.`,
      path,
    );
  }
  const inHeader = links.filter(({ isInHeader }) => isInHeader).length;
  if (inHeader > MOST_IN_HEADER) {
    throw new ScenarioError(
      `${inHeader} links are more than the header's ${MOST_IN_HEADER}. Leave \`header: true\` out.`,
      path,
    );
  }
  return links;
};

const readLink: Read<SiteLink> = (value, path) => {
  const source = readKeys(value, path, { keys: ['title', 'link', 'header'], what: 'a link' });
  return {
    title: readText(source['title'], [...path, 'title']),
    link: readAddress(source['link'], [...path, 'link']),
    isInHeader: readBoolean(source['header'] ?? false, [...path, 'header']),
  };
};

const readContact: Read<Site['contact']> = (value, path) => {
  if (value === undefined) return undefined;
  const source = readKeys(value, path, { keys: ['text', 'link'], what: 'a contact' });
  const { link } = source;
  return {
    text: readText(source['text'], [...path, 'text']),
    link: link === undefined ? undefined : readAddress(link, [...path, 'link']),
  };
};

function readPathName(known: readonly string[]): Read<string> {
  return (value, path) => {
    if (typeof value !== 'string') throw expected('the name of a path', value, path);
    if (!known.includes(value)) throw unknownName({ name: value, known, what: 'path' }, path);
    return value;
  };
}
