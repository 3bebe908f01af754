/** Where the rule behind a line comes from. */
import type { CloseReason } from '../../models/balancer/events.ts';
import type { StrategyName } from '../../models/balancer/strategy.ts';
import type { SourceId } from '../sources.ts';
import type { BalancerFact } from './facts.ts';

const OF_STRATEGY: Readonly<Record<StrategyName, SourceId | undefined>> = {
  'round-robin': undefined,
  'smooth-weighted': 'smoothWeighted',
  'haproxy-weighted': 'haproxyWeighted',
  random: 'randomChoice',
  'least-connections': 'leastConnections',
  'power-of-two': 'powerOfTwo',
  'source-hash': 'sourceHash',
  'consistent-hash': 'consistentHash',
  maglev: 'maglev',
};

const OF_MOVE: Readonly<Partial<Record<CloseReason, SourceId>>> = { goaway: 'goaway' };

export function sourceOf(fact: BalancerFact): SourceId | undefined {
  switch (fact.kind) {
    case 'picks':
      return OF_STRATEGY[fact.strategy];
    case 'failures':
      if (fact.because === 'trial') return 'passiveTrial';
      return fact.retried > 0 ? 'nextUpstream' : undefined;
    case 'checkFails':
    case 'strayChecks':
      return 'checkFall';
    case 'markedDown':
      return fact.cut.clients > 0 ? 'markedDown' : 'checkFall';
    case 'markedUp':
      return fact.slowStartUs > 0 ? 'slowStart' : 'checkRise';
    case 'leftOut':
      return 'passiveHealth';
    case 'trusted':
      return 'passiveTrial';
    case 'hung':
      return fact.clients > 0 ? 'pingTimeout' : undefined;
    case 'ended':
      return fact.cut.left > 0 ? 'reconnect' : undefined;
    case 'unready':
      return fact.turn && 'shutdownDelay';
    case 'moved':
      return OF_MOVE[fact.reason];
    case 'settled':
      return fact.mover === 'goaway' ? 'goaway' : undefined;
    case 'pinged':
      return 'pingTimeout';
    case 'comingBack':
      return 'reconnect';
    case 'command':
      return fact.command.type === 'drain' ? 'drain' : undefined;
    default:
      return undefined;
  }
}
