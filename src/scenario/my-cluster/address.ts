/** A cluster in an address: `?preset=k3s&masters=5&lease-duration=30s`, only what differs from the preset. */
import {
  FRONTS,
  KEYS,
  PRESET_NAMES,
  TEXT_FIELDS,
  TOPOLOGIES,
  isIdle,
  type ClusterInput,
  type PresetName,
  type TextField,
} from './input.ts';
import { PRESETS } from './presets.ts';

const CHOICES = ['topology', 'front'] as const;
const LONGEST_TEXT = 40;
const LONGEST_KEY = 40;

/** What an address says that is not taken: a key that nobody knows, a second value, or a choice that there is not. */
export interface Ignored {
  readonly key: string;
  readonly value: string;
  readonly why: 'unknown' | 'second' | 'choice';
  /** What could stand there. */
  readonly choices: readonly string[];
}

/** The query, with its `?`; empty for kubeadm's defaults. */
export function queryOf(input: ClusterInput): string {
  const usual = PRESETS[input.preset].input;
  const query = new URLSearchParams();
  if (input.preset !== PRESET_NAMES[0]) query.set('preset', input.preset);
  for (const key of CHOICES) if (input[key] !== usual[key]) query.set(key, input[key]);
  for (const field of TEXT_FIELDS) {
    const text = input[field].trim();
    if (text !== usual[field] && !isIdle(field, input)) query.set(KEYS[field], text);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The cluster that a query holds, and what of it was not taken. Never throws. */
export function inputOf(search: string): {
  readonly input: ClusterInput;
  readonly ignored: readonly Ignored[];
} {
  const query = new URLSearchParams(search);
  const ignored: Ignored[] = [];
  const choose = <T extends string>(key: string, choices: readonly T[], usual: T): T => {
    const value = query.get(key);
    const chosen = choices.find((one) => one === value);
    if (value !== null && chosen === undefined) {
      ignored.push({ key, value: value.slice(0, LONGEST_TEXT), why: 'choice', choices });
    }
    return chosen ?? usual;
  };
  const preset = choose('preset', PRESET_NAMES, PRESET_NAMES[0]);
  const usual = PRESETS[preset].input;
  const topology = choose('topology', TOPOLOGIES, usual.topology);
  const front = choose('front', FRONTS, usual.front);
  const texts: Partial<Record<TextField, string>> = {};
  for (const field of TEXT_FIELDS) {
    const value = query.get(KEYS[field]);
    if (value !== null) texts[field] = value.trim().slice(0, LONGEST_TEXT);
  }
  const known: readonly string[] = ['preset', ...CHOICES, ...Object.values(KEYS)];
  const seen = new Set<string>();
  for (const [key, value] of query) {
    const isSecond = seen.has(key);
    seen.add(key);
    if (known.includes(key) && !isSecond) continue;
    ignored.push({
      key: key.slice(0, LONGEST_KEY),
      value: value.slice(0, LONGEST_TEXT),
      why: known.includes(key) ? 'second' : 'unknown',
      choices: [],
    });
  }
  return { input: { ...usual, ...texts, topology, front }, ignored };
}

/** The fields and choices that are not as the preset has them, of those that count. */
export function changedIn(input: ClusterInput): Partial<ClusterInput> {
  const usual = PRESETS[input.preset].input;
  const changed = [...TEXT_FIELDS.filter((field) => !isIdle(field, input)), ...CHOICES].filter(
    (key) => input[key].trim() !== usual[key],
  );
  return Object.fromEntries(changed.map((key) => [key, input[key]]));
}

/** Another distribution's values; what the reader has changed stays. */
export function withPreset(input: ClusterInput, preset: PresetName): ClusterInput {
  return { ...PRESETS[preset].input, ...changedIn(input) };
}
