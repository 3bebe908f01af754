/** Other scenarios made of one: another master dies, another topology, another timing. */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { configOf, recordOf, unexpected, withConfig } from '../kit/variants.ts';
import { VICTIMS, type Victim } from './frame.ts';

/** A key of the configuration that is set back to its default is not mentioned. */
export function withSetting(source: ScenarioSource, key: string, value: unknown): ScenarioSource {
  if (value !== undefined) return withConfig(source, { [key]: value });
  const { [key]: _before, ...config } = configOf(source);
  return unexpected({ ...source, config });
}

/** What the balancer's checks are set to; other settings of the balancer stay. */
export function withCheck(source: ScenarioSource, key: string, value: unknown): ScenarioSource {
  const balancer = recordOf(configOf(source)['loadBalancer']);
  const { [key]: _before, ...rest } = recordOf(balancer['health']);
  const health = value === undefined ? rest : { ...rest, [key]: value };
  const { health: _old, ...others } = balancer;
  const changed = Object.keys(health).length > 0 ? { ...others, health } : others;
  return withSetting(source, 'loadBalancer', Object.keys(changed).length > 0 ? changed : undefined);
}

export type FrontName = 'balancer' | 'unchecked' | 'vrrp' | 'kube-vip' | 'none';

export function withFront(source: ScenarioSource, front: FrontName): ScenarioSource {
  const { virtualIp: _ip, loadBalancer: _balancer, ...config } = configOf(source);
  const bare = unexpected({ ...source, config });
  switch (front) {
    case 'balancer':
      return bare;
    case 'unchecked':
      return withConfig(bare, { loadBalancer: { health: 'off' } });
    case 'none':
      return withConfig(bare, { loadBalancer: 'none' });
    default:
      return withConfig(bare, { virtualIp: front });
  }
}

export function withTopology(
  source: ScenarioSource,
  topology: 'stacked' | 'external',
): ScenarioSource {
  const { etcd: _hosts, topology: _before, ...config } = configOf(source);
  const { initial: _where, ...rest } = source;
  const kept = topology === 'stacked' ? config : { ...config, topology };
  // Where etcd's first leader was is no more.
  return unexpected({ ...rest, config: kept });
}

/** So many masters; what the script and the beginning say of others goes. */
export function withMasters(source: ScenarioSource, count: number): ScenarioSource {
  const isGone = (name: string): boolean => {
    const [, number] = /(?:^|@)m(\d+)$/.exec(name) ?? [];
    return number !== undefined && Number(number) > count;
  };
  const script = source['script'];
  const kept = Array.isArray(script)
    ? { script: script.filter((entry) => !wordsIn(entry).some(isGone)) }
    : undefined;
  const { initial, ...rest } = source;
  const first = wordsIn(initial).some(isGone) ? undefined : initial;
  const { etcd: _hosts, versions: _versions, ...config } = configOf(source);
  const external = configOf(source)['topology'] === 'external';
  return unexpected({
    ...rest,
    ...kept,
    ...(first !== undefined && { initial: first }),
    config: {
      ...config,
      masters: count,
      ...(external && _hosts !== undefined && { etcd: _hosts }),
    },
  });
}

/** Whom the first command kills, where it names a role. */
export function victimOf(source: ScenarioSource): Victim | undefined {
  const script = source['script'];
  const first: unknown = Array.isArray(script) ? script[0] : undefined;
  return VICTIMS.find((one) => one === recordOf(first)['crash']);
}

/** Another host dies, at the same instant. */
export function withVictim(source: ScenarioSource, victim: Victim): ScenarioSource {
  const script = source['script'];
  if (!Array.isArray(script)) return source;
  const changed = script.map((entry: unknown, index) =>
    index === 0 ? { ...recordOf(entry), crash: victim } : entry,
  );
  return unexpected({ ...source, script: changed });
}

/** What is no number stays as it was typed. */
export function numberOf(typed: string): number | string {
  return typed === '' || Number.isNaN(Number(typed)) ? typed : Number(typed);
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return Object.values(recordOf(value)).flatMap(wordsIn);
}
