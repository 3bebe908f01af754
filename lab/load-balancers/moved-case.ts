/** A server is taken out of a ring of hashes: which clients that sends elsewhere, by nginx and by the model. */
import { BalancerRun, readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import type { BalancerKind } from './balancer.ts';
import { claim, comparePicks, type Finding } from './comparison.ts';
import type { Fleet } from './fleet.ts';
import { tryOut, withFleet, type Case, type Outcome } from './trial.ts';

const CLIENTS = 100;
/** Enough for every client to have come, with the seed of the trials. */
const REQUESTS = 900;

export function movedCase(kind: BalancerKind): Case {
  const name = 'nginx hash consistent, one removed';
  return { name, run: () => withFleet(4, (fleet) => compareRemoval(name, kind, fleet)) };
}

async function compareRemoval(
  name: string,
  kind: BalancerKind,
  fleet: Fleet,
): Promise<readonly Finding[]> {
  const config = { strategy: 'consistent-hash', clients: CLIENTS };
  const before = await tryOut(kind, fleet, { config, requests: REQUESTS });
  // The last one, so that the trial without it has the others under the same names.
  const after = await tryOut(kind, fleet, { config, requests: REQUESTS, weights: [1, 1, 1] });
  const places = placesOf(before);
  const placesAfter = placesOf(after);
  const moved = [...places].filter(([client, place]) => placesAfter.get(client) !== place);
  const fromOthers = moved.filter(([, place]) => place !== 'b4');
  const run = new BalancerRun(
    readBalancerScenario({
      format: 1,
      model: 'balancer',
      config: { ...config, backends: fleet.backends(), health: 'off', arrivals: 'off' },
      script: [{ at: '1s', remove: 'b4' }],
    }),
  );
  const share = run.finish().metrics?.['moved'] ?? NaN;
  const clients = `${places.size} and ${placesAfter.size} clients`;
  return [
    comparePicks(`${name}: before`, before),
    comparePicks(`${name}: after`, after),
    claim(`${name}: ${moved.length} % of the clients move`, {
      seen: `${moved.length / places.size} of ${clients}, ${fromOthers.length} of them from others`,
      wanted: `${share} of ${CLIENTS} and ${CLIENTS} clients, 0 of them from others`,
    }),
  ];
}

/** Where each client was sent. */
function placesOf({ real, clients }: Outcome): ReadonlyMap<string, string | undefined> {
  return new Map([...clients].map(([request, client]) => [client, real.get(request)?.at(-1)]));
}
