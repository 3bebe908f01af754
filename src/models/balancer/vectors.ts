/** What real balancers and papers say whom a request goes to, for all strategies that have such an oracle. */
import type { TableVector, Vector } from './replay.ts';
import { HAPROXY_VECTORS } from './vectors-haproxy.ts';
import { NGINX_HASH_VECTORS } from './vectors-nginx-hashes.ts';
import { NGINX_VECTORS } from './vectors-nginx.ts';

const ENVOY_HOSTS = [90, 91, 92, 93, 94, 95];

const TABLES: readonly TableVector[] = [
  {
    family: 'maglev',
    name: 'six hosts by address',
    source: 'Envoy maglev_lb_test.cc, Basic',
    of: { addresses: ENVOY_HOSTS.map((port) => `127.0.0.1:${port}`) },
    size: 7,
    expected: 'ceabfad',
  },
  {
    family: 'maglev',
    name: 'six hosts by name',
    source: 'Envoy maglev_lb_test.cc, BasicWithHostName',
    of: { addresses: ENVOY_HOSTS.map(String) },
    size: 7,
    expected: 'cfadeba',
  },
  {
    family: 'maglev',
    name: 'weights 1, 2',
    source: 'Envoy maglev_lb_test.cc, Weighted',
    of: { addresses: ['127.0.0.1:90', '127.0.0.1:91'] },
    weights: [1, 2],
    size: 17,
    expected: 'baababbabbbbbabab',
  },
  {
    family: 'maglev',
    name: 'weights 4, 1',
    source: 'Envoy maglev_lb_test.cc, LocalityWeightedDifferentLocalityWeights',
    of: { addresses: ['127.0.0.1:90', '127.0.0.1:91'] },
    weights: [4, 1],
    size: 17,
    expected: 'baaaaabaababaaaaa',
  },
  {
    family: 'maglev',
    name: 'the example, three backends',
    source: 'Maglev paper §3.4',
    of: {
      permutations: [
        { offset: 3, skip: 4 },
        { offset: 0, skip: 2 },
        { offset: 3, skip: 1 },
      ],
    },
    size: 7,
    expected: 'babacca',
  },
  {
    family: 'maglev',
    name: 'the example, without B1',
    source: 'Maglev paper §3.4',
    of: {
      permutations: [
        { offset: 3, skip: 4 },
        { offset: 3, skip: 1 },
      ],
    },
    size: 7,
    expected: 'aaaabbb',
  },
];

export const VECTORS: readonly Vector[] = [
  ...HAPROXY_VECTORS,
  ...NGINX_VECTORS,
  ...NGINX_HASH_VECTORS,
  ...TABLES,
];
