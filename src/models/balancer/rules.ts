/** The traffic of a balancer as the simulator takes it. */
import type { TrafficNode, TrafficRules } from '../../sim/traffic.ts';
import { arrive, scheduleArrival } from './arrivals.ts';
import { connect, pingTimeout, reconnect } from './connections.ts';
import { weighByWarmth } from './eligibility.ts';
import type { TrafficEvent } from './events.ts';
import type { Liveness } from './member.ts';
import { tryAgain } from './passive.ts';
import { complete, giveUp } from './requests.ts';
import { setHealth, setLiveness } from './server-changes.ts';
import type { BalancerSettings } from './settings.ts';
import { BalancerTraffic, type Host, type Later } from './traffic.ts';
import { takeTurn } from './rolling-restart.ts';

/** What the nodes around the traffic say of a server. */
export type Said =
  | { readonly of: string; readonly liveness: Liveness }
  | { readonly of: string; readonly isHealthy: boolean };

/** `read` tells what a node's state means; `undefined`: nothing for the traffic. */
export function balancerRules(
  settings: BalancerSettings,
  read: (node: TrafficNode) => Said | undefined,
): TrafficRules<BalancerTraffic, Later, TrafficEvent> {
  return {
    create: () => new BalancerTraffic(settings),
    start: (host, traffic) => {
      traffic.connections.forEach((_connection, client) => {
        connect(host, traffic, { client, reason: 'start' });
      });
      scheduleArrival(host, traffic);
    },
    handle,
    onNode: (host, traffic, node) => {
      const said = read(node);
      const member = said && traffic.memberNamed(said.of);
      if (!member) return;
      if ('liveness' in said) setLiveness(host, traffic, { member, liveness: said.liveness });
      else setHealth(host, traffic, { member, isHealthy: said.isHealthy });
    },
  };
}

function handle(host: Host, traffic: BalancerTraffic, what: Later): void {
  switch (what.do) {
    case 'arrive':
      arrive(host, traffic);
      break;
    case 'complete':
      complete(host, traffic, what.request);
      break;
    case 'giveUp':
      giveUp(host, traffic, what.request);
      break;
    case 'tryAgain':
      tryAgain(host, traffic, traffic.member(what.slot));
      break;
    case 'warmUp': {
      const member = traffic.member(what.slot);
      if (member.warmUntilUs === what.untilUs) weighByWarmth(host, traffic, member);
      break;
    }
    case 'turn':
      takeTurn(host, traffic, what);
      break;
    default: {
      const { client, epoch } = what;
      if (traffic.connection(client).epoch !== epoch) return;
      if (what.do === 'reconnect') connect(host, traffic, { client, reason: 'reconnect' });
      else if (what.do === 'pingTimeout') pingTimeout(host, traffic, client);
      else reconnect(host, traffic, { client, reason: 'lifetime' });
    }
  }
}
