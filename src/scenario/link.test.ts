import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saidInChinese } from './chinese-faults.ts';
import { decodeLink, encodeLink, LONGEST_LINK } from './link.ts';
import { ScenarioError } from './problem.ts';
import { readRaftScenario } from './raft/run.ts';

fc.configureGlobal({ seed: 11, numRuns: 100 });

const SOURCE = {
  format: 1,
  model: 'raft',
  title: { en: 'A split vote', 'zh-cn': '选票瓜分' },
  seed: 7,
  config: { nodes: 5, preset: 'etcd' },
  script: [{ at: '1s', crash: 'leader' }],
};

/** What any text comes to: nothing but a scenario or its error may come out. */
function outcomeOf(text: string): string {
  try {
    saidInChinese(() => readRaftScenario(decodeLink(text)));
    return 'a scenario';
  } catch (error) {
    if (error instanceof ScenarioError) return new ScenarioError(error.problem).message;
    throw error;
  }
}

const pack = (text: string): string =>
  Buffer.from(deflateSync(strToU8(text))).toString('base64url');

describe('A link', () => {
  test('opens to the scenario that was shared, whatever JSON that is.', () => {
    const sources = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 8 });
    fc.assert(
      fc.property(sources, (source) => {
        const plain = JSON.parse(JSON.stringify(source)) as Record<string, unknown>;
        expect(decodeLink(encodeLink(plain))).toEqual(plain);
      }),
    );
    expect(decodeLink(encodeLink(SOURCE))).toEqual(SOURCE);
  });

  test('needs no escaping in an address.', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (source) => {
        expect(encodeLink(source)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });

  test('of an earlier day still opens.', () => {
    const old =
      'HY6_CsIwEMZfpXxzHDqIkM3nEIeQXG0gbUpyOFgCTqKzq6vgi0nxLbx0vN99_2Z0MQ2GoVuFIToK0EimYyiw50DQM2gUuG_y' +
      'FDw358gkz0u_sRX_ro_l_Vmer-_9hqKQiRz0TsHGsfOnah8lNkNvFaZEmaQLxNatapv8JOAwo25AmyXaJpN7OQIZRwnlWP4';
    expect(decodeLink(old)).toEqual(SOURCE);
  });

  test('is base64url of a raw-deflated JSON, as other programs write it.', () => {
    expect(Buffer.from(encodeLink(SOURCE), 'base64url').toString('base64url')).toBe(
      encodeLink(SOURCE),
    );
    expect(decodeLink(pack(JSON.stringify(SOURCE)))).toEqual(SOURCE);
  });

  test('that would be too long is not made, and says how to share instead.', () => {
    const noise = Array.from({ length: 3_000 }, (_, index) => String((index * 7919) % 99_991)).join(
      ' ',
    );
    expect(() => encodeLink({ ...SOURCE, why: noise })).toThrow(
      /^The link would have \d+ characters; it may have 8000\. Share the scenario as YAML instead\.$/,
    );
  });
});

describe('A damaged link', () => {
  const whole = encodeLink(SOURCE);
  const damaged = (how: string): string =>
    `This link is damaged: ${how}. Ask for it again, or copy it whole.`;

  test.each([
    ['an empty one', '', damaged('what it unpacks to is not JSON')],
    ['one that was cut short', whole.slice(0, 40), damaged('it does not unpack')],
    [
      'one with a space in it',
      `${whole.slice(0, 9)} ${whole.slice(9)}`,
      damaged('the character " " does not belong there'),
    ],
    ['one with padding', `${whole}=`, damaged('the character "=" does not belong there')],
    ['one that unpacks to no JSON', pack('model: raft'), damaged('what it unpacks to is not JSON')],
    [
      'one that unpacks to half a JSON',
      pack('{"model":'),
      damaged('what it unpacks to is not JSON'),
    ],
    ['a list', pack('[1]'), damaged('it holds no scenario')],
    ['a null', pack('null'), damaged('it holds no scenario')],
    [
      'one that is too long',
      'A'.repeat(LONGEST_LINK + 1),
      'This link has 8001 characters; a link may have 8000.',
    ],
    [
      'a bomb of six megabytes',
      pack(' '.repeat(6_000_000)),
      damaged('what it unpacks to is not JSON'),
    ],
    [
      'a scenario that is wrong',
      encodeLink({ model: 'raft', cofnig: {} }),
      'Unknown key "cofnig". Did you mean "config"?',
    ],
  ])('%s says so.', (_what, text, problem) => {
    expect(outcomeOf(text)).toContain(problem);
  });

  test('A link nested without end is refused like any other.', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(outcomeOf(pack(`{"model":"raft","config":${deep}}`))).toMatch(/^Expected /);
    expect(outcomeOf(pack(`{"model":"raft","config":{"nodes":${deep}}}`))).toMatch(/^Expected /);
  });

  test('Whatever text stands in an address, it gives a scenario or one sentence, and throws nothing else.', () => {
    const letters = fc.constantFrom('A', 'b', 'C', '0', '1', '-', '_', ' ', '%', 'é');
    const garbage = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: letters, maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    );
    fc.assert(
      fc.property(garbage, (text) => {
        expect(outcomeOf(text)).toMatch(/\.$/);
      }),
    );
  });

  test('One wrong, missing or doubled character does not throw either.', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.constantFrom('', 'A', '-', 'zz'), (at, instead) => {
        expect(outcomeOf(`${whole.slice(0, at)}${instead}${whole.slice(at + 1)}`)).toMatch(/\S/);
      }),
    );
  });
});
