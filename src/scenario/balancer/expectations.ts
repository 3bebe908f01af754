import { BALANCER_PROPERTY_NAMES } from '../../invariants/balancer-properties.ts';
import type { NodeId } from '../../sim/world.ts';
import * as looks from '../looks.ts';
import type { Expectation, Observed } from '../model.ts';
import type { Path } from '../problem.ts';
import {
  EXPECTATIONS,
  expected,
  isRecord,
  readExpectedNumber,
  readKeys,
  readList,
  readOneOf,
  type Between,
} from '../read.ts';
import { readServer } from './commands.ts';
import { trafficOf } from './execute.ts';
import { BALANCER_METRIC_NAMES } from './metrics.ts';
import type { BalancerTypes } from './model.ts';
import { meterOf } from './observer.ts';

type Look = looks.Look<BalancerTypes>;
type Build = (value: unknown, path: Path, servers: readonly NodeId[]) => Look;

const KEYS = ['picks', 'share', 'connections', 'state', 'violations'];

/** The expectations of one entry: `{ errors: 0, violations: [] }` gives two. */
export function readExpectations(
  value: unknown,
  path: Path,
  servers: readonly NodeId[],
): readonly Expectation<BalancerTypes>[] {
  const keys = [...KEYS, ...BALANCER_METRIC_NAMES];
  const given = readKeys(value, path, { keys, what: EXPECTATIONS });
  return Object.entries(given).map(([key, wanted]) => {
    const at = [...path, key];
    const build = BUILDERS[key];
    const look = build
      ? build(wanted, at, servers)
      : looks.lookAtMetric<BalancerTypes>(wanted, at, key);
    return { key, judge: (observed) => ({ expectation: { [key]: wanted }, ...look(observed) }) };
  });
}

const BUILDERS: Record<string, Build> = {
  picks: (value, path, servers) => {
    const wanted = readList(readServer(servers), {
      en: 'the first picks, such as [b1, b2]',
      'zh-cn': '最先选中的后端，例如 [b1, b2]',
    })(value, path);
    return (observed) => {
      const seen = meterOf(observed.observer).picks.slice(0, wanted.length);
      return { isMet: wanted.every((one, index) => seen[index] === one), seen };
    };
  },
  share: (value, path, servers) =>
    lookAtEach(readEach(value, path, servers), (observed, id) =>
      meterOf(observed.observer).share(id),
    ),
  connections: (value, path, servers) =>
    lookAtEach(
      readEach(value, path, servers),
      ({ world }, id) => trafficOf(world).memberNamed(id)?.active ?? 0,
    ),
  state: (value, path, servers) => {
    if (!isRecord(value))
      throw expected(
        {
          en: 'a state each, such as { b1: healthy }',
          'zh-cn': '每个后端的状态，例如 { b1: healthy }',
        },
        value,
        path,
      );
    const wanted = Object.entries(value).map(([id, state]) => ({
      id: readServer(servers)(id, [...path, id]),
      state: readOneOf(['healthy', 'unhealthy'])(state, [...path, id]),
    }));
    return ({ world }) => {
      const stateOf = (id: NodeId): string => {
        const member = trafficOf(world).memberNamed(id);
        return member?.isHealthy && !member.isTripped ? 'healthy' : 'unhealthy';
      };
      return {
        isMet: wanted.every(({ id, state }) => stateOf(id) === state),
        seen: Object.fromEntries(wanted.map(({ id }) => [id, stateOf(id)])),
      };
    };
  },
  violations: (value, path) => looks.lookAtViolations(value, path, BALANCER_PROPERTY_NAMES),
};

type Each = readonly { readonly id: NodeId; readonly wanted: Between }[];

/** `{ b1: 34, b2: { min: 30 } }`. */
function readEach(value: unknown, path: Path, servers: readonly NodeId[]): Each {
  if (!isRecord(value))
    throw expected(
      { en: 'a number each, such as { b1: 34 }', 'zh-cn': '每个后端一个数，例如 { b1: 34 }' },
      value,
      path,
    );
  return Object.entries(value).map(([id, one]) => {
    const at = [...path, id];
    return { id: readServer(servers)(id, at), wanted: readExpectedNumber(one, at) };
  });
}

function lookAtEach(
  each: Each,
  numberOf: (observed: Observed<BalancerTypes>, id: NodeId) => number,
): Look {
  return (observed) => ({
    isMet: each.every(({ id, wanted }) => looks.isWithin(numberOf(observed, id), wanted)),
    seen: Object.fromEntries(each.map(({ id }) => [id, numberOf(observed, id)])),
  });
}
