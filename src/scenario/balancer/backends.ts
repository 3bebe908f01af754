/** Backends and clients as a scenario writes them: a number, or a list. */
import type { BackendSettings, ClientSettings } from '../../models/balancer/settings.ts';
import type { Distribution } from '../../sim/distribution.ts';
import { readDistribution } from '../duration.ts';
import { readName, readNames, refuseTooMany, refuseTwins, type Kind } from '../names.ts';
import { ScenarioError, type Path } from '../problem.ts';
import { expected, isRecord, readKeys, readWhole, type Read } from '../read.ts';

export const BACKENDS: Kind = {
  letter: 'b',
  one: 'backend',
  many: 'backends',
  zh: '后端',
  most: 1000,
  reserved: ['requests', 'balancer', 'clients'],
};

const CLIENTS: Kind = { letter: 'c', one: 'client', many: 'clients', zh: '客户端', most: 10_000 };

/** HAProxy's `weight`: 0 takes no new requests. */
const MOST_WEIGHT = 256;
const MOST_CAPACITY = 1_000_000;
const DEFAULT_SERVICE: Distribution = { kind: 'exp', mean: 50_000 };
const FIRST_PORT = 6443;
const KEYS = ['weight', 'service', 'capacity'];

export const readWeight: Read<number> = readWhole({ min: 0, max: MOST_WEIGHT });

/** `b7` of no address of its own: `10.240.0.7:6443`. */
function addressOf(index: number): string {
  const number = index + 1;
  return `10.240.${String(number >> 8)}.${String(number & 255)}:${String(FIRST_PORT)}`;
}

/** `3`, `[{ name: b1, weight: 5 }, b2]`, or `{ count: 3, service: exp(10ms) }`. Throws `ScenarioError`. */
export const readBackends: Read<readonly BackendSettings[]> = (value, path) => {
  if (isRecord(value)) {
    const { count, ...like } = readKeys(value, path, {
      keys: ['count', ...KEYS],
      what: { en: 'backends alike', 'zh-cn': '一批同样的后端' },
    });
    const names = readNames(BACKENDS)(count, [...path, 'count']);
    return names.map((id, index) => readSettings(like, path, { id, index }));
  }
  if (!Array.isArray(value)) {
    const names = readNames(BACKENDS)(value, path);
    return names.map((id, index) => readSettings({}, path, { id, index }));
  }
  if (value.length === 0)
    throw expected({ en: 'at least one backend', 'zh-cn': '至少一个后端' }, value, path);
  refuseTooMany(value.length, path, BACKENDS);
  const backends = value.map((one: unknown, index) => readBackend(one, [...path, index], index));
  refuseTwins(
    backends.map(({ id }) => id),
    (index) => [...path, index],
  );
  return backends;
};

/** `b4`, or `{ name: b4, weight: 2, service: exp(50ms), capacity: 10, address: 10.0.0.4:6443 }`. */
export function readBackend(value: unknown, path: Path, index: number): BackendSettings {
  if (!isRecord(value)) {
    return readSettings({}, path, { id: readName(BACKENDS)(value, path), index });
  }
  const given = readKeys(value, path, {
    keys: ['name', 'address', ...KEYS],
    what: { en: 'a backend', 'zh-cn': '一个后端' },
  });
  const id = readName(BACKENDS)(given['name'], [...path, 'name']);
  return readSettings(given, path, { id, index });
}

function readSettings(
  given: Readonly<Record<string, unknown>>,
  path: Path,
  { id, index }: { id: string; index: number },
): BackendSettings {
  const { weight, service, capacity, address } = given;
  const at = (key: string): Path => [...path, key];
  return {
    id,
    address: address === undefined ? addressOf(index) : readAddress(address, at('address')),
    weight: weight === undefined ? 1 : readWeight(weight, at('weight')),
    service: service === undefined ? DEFAULT_SERVICE : readDistribution(service, at('service')),
    capacity:
      capacity === undefined
        ? undefined
        : readWhole({ min: 1, max: MOST_CAPACITY })(capacity, at('capacity')),
  };
}

const readAddress: Read<string> = (value, path) => {
  if (typeof value === 'string' && /^[A-Za-z0-9_.[\]:-]{1,80}$/.test(value)) return value;
  throw expected(
    { en: 'host:port, such as 10.0.0.4:6443', 'zh-cn': '地址和端口，例如 10.0.0.4:6443' },
    value,
    path,
  );
};

/**
 * `100`; `{ count: 100, network: 10.1.2.0/24 }`, whose addresses lie in that network, in turn; or a list of
 * addresses. Without a network the addresses are spread over 10.0.0.0/8, each in a /24 of its own.
 */
export const readClients: Read<readonly ClientSettings[]> = (value, path) => {
  if (Array.isArray(value)) {
    if (value.length === 0)
      throw expected({ en: 'at least one address', 'zh-cn': '至少一个地址' }, value, path);
    const names = readNames(CLIENTS)(value.length, path);
    return value.map((one: unknown, index) => {
      if (typeof one !== 'string' || !isIpAddress(one)) {
        throw expected(
          { en: 'an IP address, such as 10.1.2.3', 'zh-cn': 'IP 地址，例如 10.1.2.3' },
          one,
          [...path, index],
        );
      }
      return { id: names[index] ?? '', address: one };
    });
  }
  const { count, network } = isRecord(value)
    ? readKeys(value, path, {
        keys: ['count', 'network'],
        what: { en: 'clients', 'zh-cn': '客户端' },
      })
    : { count: value, network: undefined };
  const names = readNames(CLIENTS)(count, isRecord(value) ? [...path, 'count'] : path);
  const addressAt =
    network === undefined ? spreadAddress : addressesIn(network, [...path, 'network']);
  return names.map((id, index) => ({ id, address: addressAt(index) }));
};

function spreadAddress(index: number): string {
  const second = (7 * index + Math.floor(index / 256)) % 256;
  return ['10', second, (13 * index) % 256, index % 256].map(String).join('.');
}

function isIpAddress(text: string): boolean {
  return isIpv4(text) || (/^[0-9A-Fa-f:.]{2,45}$/.test(text) && text.includes(':'));
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

/** The addresses of a network, one after another, from the first again after the last. */
function addressesIn(value: unknown, path: Path): (index: number) => string {
  const [base = '', bits = ''] = typeof value === 'string' ? value.split('/') : [];
  const length = Number(bits);
  if (!isIpv4(base) || !/^\d{1,2}$/.test(bits) || length > 32 || length < 8) {
    throw expected(
      {
        en: 'an IPv4 network of 8 to 32 bits, such as 10.1.2.0/24',
        'zh-cn': '前缀 8～32 位的 IPv4 网段，例如 10.1.2.0/24',
      },
      value,
      path,
    );
  }
  const size = 2 ** (32 - length);
  const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const first = number - (number % size);
  if (first !== number) {
    const right = textOf(first);
    throw new ScenarioError(
      {
        en: `A network of ${bits} bits begins at ${right}/${bits}.`,
        'zh-cn': `前缀 ${bits} 位的网段要从 ${right}/${bits} 开始。`,
      },
      path,
    );
  }
  return (index) => textOf(first + (index % size));
}

function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => String(Math.floor(address / 2 ** shift) % 256)).join('.');
}
