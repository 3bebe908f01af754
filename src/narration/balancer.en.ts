/** The sentences of a balancer run in English. */
import { BALANCER_NAMES } from './balancer-names.ts';
import { clientsEn } from './balancer/clients.en.ts';
import { commandEn, nothingChangesEn } from './balancer/command.en.ts';
import { expectationEn } from './balancer/expectation.en.ts';
import type { BalancerPhrases } from './balancer/facts.ts';
import { healthEn } from './balancer/health.en.ts';
import { requestsEn } from './balancer/requests.en.ts';
import { serversEn } from './balancer/servers.en.ts';
import { list } from './balancer/words.en.ts';

const PROPERTIES: Readonly<Record<string, string>> = {
  'available-only': 'something new was given to a backend that is unhealthy, drained or gone',
  'answered-once': 'a request ended twice',
  'within-capacity': 'a backend had more requests than it can take',
};

export const balancerEn: BalancerPhrases = {
  ...requestsEn,
  ...healthEn,
  ...serversEn,
  ...clientsEn,
  command: commandEn,
  noEffect: ({ command, nodes }) => nothingChangesEn(command, nodes),
  note: ({ note, node }) => (node === undefined ? `Note: ${note}.` : `Note on ${node}: ${note}.`),
  violated: ({ property, nodes }) => {
    const names: Readonly<Record<string, string>> = BALANCER_NAMES.en.properties;
    const how = PROPERTIES[property];
    const name = names[property] ?? property;
    return `Broken: ${name} (${list(nodes)})${how === undefined ? '' : `, for ${how}`}.`;
  },
  expected: expectationEn,
};
