import { PROBE_PROPERTY_NAMES } from '../../invariants/probe-properties.ts';
import * as looks from '../looks.ts';
import type { Expectation } from '../model.ts';
import type { Path } from '../problem.ts';
import { EXPECTATIONS, readKeys, readOneOf } from '../read.ts';
import type { ProbeConfig } from './config.ts';
import { stateOf, targetOf } from './execute.ts';
import { PROBE_METRIC_NAMES } from './metrics.ts';
import type { ProbeTypes } from './model.ts';

type Look = looks.Look<ProbeTypes>;

const KEYS = ['state', 'target', ...PROBE_METRIC_NAMES, 'violations'];

const VERDICTS = ['healthy', 'unhealthy'] as const;
const CONTAINER_STATES = [
  'running',
  'started',
  'ready',
  'notReady',
  'terminating',
  'waiting',
] as const;
const TARGET_STATES = ['starting', 'serving', 'failing', 'hung', 'dead'] as const;

/** The expectations of one entry: `{ state: healthy, violations: [] }` gives two. */
export function readExpectations(
  value: unknown,
  path: Path,
  config: ProbeConfig,
): readonly Expectation<ProbeTypes>[] {
  const given = readKeys(value, path, { keys: KEYS, what: EXPECTATIONS });
  return Object.entries(given).map(([key, wanted]) => {
    const look = lookAt(key, wanted, { path: [...path, key], config });
    return { key, judge: (observed) => ({ expectation: { [key]: wanted }, ...look(observed) }) };
  });
}

function lookAt(
  key: string,
  wanted: unknown,
  { path, config }: { path: Path; config: ProbeConfig },
): Look {
  switch (key) {
    case 'state':
      return lookAtState(wanted, path, config);
    case 'target': {
      const state = readOneOf(TARGET_STATES)(wanted, path);
      return ({ world }) => {
        const { value } = targetOf(world);
        return { isMet: value === state, seen: value };
      };
    }
    case 'violations':
      return looks.lookAtViolations(wanted, path, PROBE_PROPERTY_NAMES);
    default:
      return looks.lookAtMetric(wanted, path, key);
  }
}

/** `notReady` stands for everything but `ready`. */
function lookAtState(wanted: unknown, path: Path, { by }: ProbeConfig): Look {
  const states = by.kind === 'check' ? VERDICTS : CONTAINER_STATES;
  const state = readOneOf<string>(states)(wanted, path);
  return ({ world }) => {
    const seen = stateOf(world);
    return { isMet: state === 'notReady' ? seen !== 'ready' : seen === state, seen };
  };
}
