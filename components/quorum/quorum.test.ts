import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { splitsOf } from '../../src/scenario/quorum.ts';
import { leadersOf } from '../../src/scenario/raft/execute.ts';
import { RaftRun, readRaftScenario } from '../../src/scenario/raft/run.ts';
import { percentText, yearlyLength } from './amounts.ts';
import Outcome from './Outcome.svelte';
import Quorum from './Quorum.svelte';
import { bestOrders, ordersOf } from './orders.ts';
import { sizeRows } from './sizes.ts';
import { runOf, splitOf } from './split-result.ts';
import { standingOf } from './standing.ts';
import { zonesResult } from './zones-result.ts';
import { DEFAULTS, formatState, parseState, type QuorumState } from './state.ts';
import { en, type QuorumStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const run = (): Promise<() => void> => Promise.reject(new Error('Nothing runs here.'));

function html(query: string, words: QuorumStrings = en): string {
  return render(Quorum, { props: { words, query, mode: 'chapter', run } }).body;
}

const still = (locale: string): string => render(Outcome, { props: { query: '', locale } }).body;

const text = (markup: string): string =>
  markup
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the first frame of the calculator', () => {
  it('is drawn by the server: seats, the line, the sentence', () => {
    const markup = html('n=5&down=2');
    expect(markup.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(text(markup)).toContain('Three of five are needed, four are up: they can elect.');
    expect(text(markup)).toContain('One more may fail, whichever it is.');
    expect(markup).toContain('aria-label="4 of 5 up; the line stands after 3"');
  });

  it('has no style attribute, which the policy would block, alive and on paper', () => {
    for (const markup of [html(''), still('en')]) expect(markup).not.toMatch(/\sstyle=/);
  });

  it('is the same every time', () => {
    expect(html('n=7&down=1.2')).toBe(html('n=7&down=1.2'));
  });

  it('leads to the calculator with what is set', () => {
    expect(html('n=3&down=2')).toContain('href="/en/lab/quorum/?n=3&amp;down=2"');
  });

  it('names every button and field, in both languages', () => {
    for (const words of [en, zhCn]) {
      const markup = html('', words);
      for (const button of markup.match(/<button[\s\S]*?<\/button>/g) ?? [])
        expect(/aria-label="[^"]+"/.test(button) || text(button).trim() !== '').toBe(true);
      for (const [field] of markup.matchAll(/<input[^>]*type="text"[^>]*>/g))
        expect(field).toMatch(/aria-label="[^"]+"/);
    }
  });

  it('has nothing of English in its Chinese, but names and etcd’s own words', () => {
    for (const markup of [html('n=3&down=1', zhCn), still('zh-cn')]) {
      const words = text(markup).match(/[A-Za-z][A-Za-z-]{2,}/g) ?? [];
      const known = ['Raft', 'etcd', 'strict-reconfig-check', 'unhealthy', 'cluster'];
      expect(words.filter((word) => !known.includes(word))).toEqual([]);
      // No space after full-width punctuation.
      const plain = markup.replace(/<!--.*?-->/g, '');
      expect(plain).not.toMatch(/[。，；：] [\p{Script=Han}\d]/u);
    }
  });

  it('says why a link’s size is refused, and shows the rest', () => {
    const shown = text(html('n=16&down=1'));
    expect(shown).toContain('“16” is too many');
    expect(shown).toContain('Three of five are needed');
    expect(text(html('n=2.5', zhCn))).toContain('“2.5”不是整数');
    expect(text(html('down=99'))).toContain('down=99 cannot be read');
  });

  it('on paper says all of it: the sizes, the split, the zones and the orders', () => {
    const body = still('en');
    for (const part of ['99.99901%', 'Group A', 'Zone 3', 'Remove first', '3 needed'])
      expect(text(body)).toContain(part);
    expect(body).not.toContain('<button');
  });
});

describe('the address', () => {
  it('is empty for what is set by itself', () => {
    expect(formatState(DEFAULTS)).toBe('');
    expect(parseState('').state).toEqual(DEFAULTS);
  });

  it('says everything that can be set, and reads it again', () => {
    const state: QuorumState = {
      section: 'zones',
      members: 7,
      other: 8,
      down: [1, 3],
      groups: [0, 0, 1, 1, 2, 2, 3],
      zones: [0, 1, 2, 0, 1, 2, 0],
      lost: [2],
      memberPercent: 0.5,
      zonePercent: 2,
      isOldUp: true,
      othersDown: 1,
      isChecked: false,
    };
    const query = formatState(state);
    expect(query).toBe(
      'view=zones&n=7&b=8&down=2.4&groups=AABBCCD&zones=1231231&lost=3&p=0.5&z=2&old=up&others=1&check=off',
    );
    // The characters that every wiki lets through.
    expect(query).toMatch(/^[\w.~=&-]*$/);
    expect(parseState(query)).toEqual({ state, problems: [] });
  });

  it.each([
    'n=0',
    'n=16',
    'n=2.5',
    'n=three',
    'n=-1',
    'n=',
    'b=99',
    'groups=AZ',
    'zones=9',
    'down=x',
  ])('refuses %s and keeps the rest', (part) => {
    const { state, problems } = parseState(`${part}&p=5`);
    expect(problems).toHaveLength(1);
    expect(state).toEqual({ ...DEFAULTS, memberPercent: 5 });
  });

  it('leaves parts alone that are not its own', () => {
    expect(parseState('utm_source=wiki&n=3').problems).toEqual([]);
  });

  it('says in both languages why a number is refused', () => {
    for (const words of [en, zhCn]) {
      const reasons = (['notANumber', 'notWhole', 'tooFew', 'tooMany'] as const).map((refusal) =>
        words.countRefused('16', refusal),
      );
      expect(new Set(reasons).size).toBe(4);
      for (const reason of reasons) expect(reason).toContain('“16”');
      expect(words.countRefused(' ', 'notANumber')).not.toContain('“');
    }
  });
});

describe('what is shown', () => {
  it('compares sizes under the same failures', () => {
    const state = { ...DEFAULTS, down: [0, 4] };
    expect(standingOf(state)).toEqual({ members: 5, quorum: 3, up: 3, spare: 0 });
    expect(standingOf(state, 4)).toEqual({ members: 4, quorum: 3, up: 3, spare: 0 });
    expect(standingOf(state, 2)).toEqual({ members: 2, quorum: 2, up: 1, spare: -1 });
  });

  it('counts the ways to fall apart as the simulation did', () => {
    const ways = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((members) => {
      const { ways: all, electingWays } = splitOf({ ...DEFAULTS, members });
      return [all, electingWays];
    });
    expect(ways).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [5, 2],
      [7, 4],
      [11, 4],
      [15, 7],
      [22, 7],
      [30, 12],
    ]);
  });

  it('loses a zone together with its members', () => {
    const { standing, zones } = zonesResult({ ...DEFAULTS, lost: [0] });
    expect(standing).toEqual({ members: 5, quorum: 3, up: 3, spare: 0 });
    expect(zones.map(({ members }) => members.length)).toEqual([2, 2, 1]);
    expect(zones.every(({ isSurvived }) => isSurvived)).toBe(true);
  });

  it('finds the order that is never weaker', () => {
    const best = (state: Partial<QuorumState>): readonly string[] =>
      bestOrders(ordersOf({ ...DEFAULTS, members: 3, ...state })).map(({ order }) => order);
    expect(best({})).toEqual(['removeFirst']);
    expect(best({ isOldUp: true })).toEqual(['learnerFirst']);
    expect(best({ othersDown: 1 })).toEqual([]);
    expect(best({ members: 5 })).toEqual(['removeFirst', 'learnerFirst']);
  });

  it('shows the sizes up to nine, and one beyond that is looked at', () => {
    expect(sizeRows([5], 1).map(({ members }) => members)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(sizeRows([12], 1).at(-1)?.members).toBe(12);
    for (const percent of [0, 1, 50, 100])
      for (const { bar } of sizeRows([], percent)) {
        expect(bar).toBeGreaterThanOrEqual(0);
        expect(bar).toBeLessThanOrEqual(1);
      }
  });

  it('writes a chance with two digits that are not nines, and its length in a year', () => {
    expect(percentText(0.99999014940401, 0.00000985059599)).toBe('99.99901%');
    expect(percentText(0.95, 0.05)).toBe('95.00%');
    expect(percentText(1, 0)).toBe('100%');
    expect(percentText(0, 1)).toBe('0.00%');
    expect(yearlyLength(1)).toEqual([365, 'd']);
    expect(yearlyLength(0.000298)?.[1]).toBe('h');
    expect(yearlyLength(0)).toBeUndefined();
  });
});

describe('the run behind “Run this split”', () => {
  it('ends with a leader in exactly the group that the calculator names, for all splits into up to four', () => {
    for (let members = 1; members <= 9; members += 1) {
      for (const sizes of splitsOf(members).filter(({ length }) => length <= 4)) {
        const groups = sizes.flatMap((size, group) => Array.from({ length: size }, () => group));
        const state = { ...DEFAULTS, members, groups };
        const run = new RaftRun(readRaftScenario(runOf(state, {})), { keepsTrace: false });
        run.finish();
        const leading = leadersOf(run.world).map(({ id }) => groups[Number(id.slice(1)) - 1]);
        const { elector } = splitOf(state);
        expect({ sizes, leading }).toEqual({ sizes, leading: elector ? [elector.group] : [] });
      }
    }
  });

  it('begins with a leader, who is cut off where anybody is', () => {
    const scenario = runOf({ ...DEFAULTS, down: [3] }, { en: 'Cut off' });
    expect(scenario['script']).toEqual([
      { at: '10ms', campaign: 'n5' },
      { at: '1s', crash: ['n4'] },
      {
        at: '1s',
        partition: [
          ['n1', 'n2', 'n3'],
          ['n4', 'n5'],
        ],
      },
    ]);
  });
});
