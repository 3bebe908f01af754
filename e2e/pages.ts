/** The pages of the built site, by address. */
import { fileURLToPath } from 'node:url';
import { pageAddress, readSite } from '../src/integrations/built-site.ts';

export const site = readSite(fileURLToPath(new URL('../dist/', import.meta.url)), '/');

export const addresses: readonly string[] = site.pages.map((page) => `/${pageAddress(page)}`);

export const isEmbed = (address: string): boolean => address.includes('/embed/');

/** One of each kind, in both languages. */
export const samples: readonly string[] = ['en', 'zh-cn'].flatMap((language) => [
  `/${language}/`,
  `/${language}/raft-election/`,
  `/${language}/lease-election/`,
  `/${language}/lab/raft/`,
  `/${language}/lab/lease/`,
  `/${language}/lab/balancer/`,
  `/${language}/lab/control-plane/`,
  `/${language}/embed/scenario/split-vote/`,
  `/${language}/embed/scenario/lease-crash/`,
  `/${language}/embed/scenario/lb-watch-restart/`,
]);
