import { describe, expect, test } from 'vitest';
import { textWidth } from '../../src/view/text-room.ts';
import { LAYERS, LEADS, NARROW, type Places, titleY, WIDE } from './places.ts';
import { en } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

// In pixels, as `map.css` has them; a bold letter is a little wider.
const SIZES = new Map([
  [WIDE, { word: 14, how: 13 }],
  [NARROW, { word: 12.5, how: 12 }],
]);
const BOLD = 1.08;

test('The three leaders are on three machines.', () => {
  const leads = Object.values(LEADS);
  expect(leads).toHaveLength(3);
  expect(new Set(leads).size).toBe(3);
});

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('The %s picture', (_, places: Places) => {
  const { word, how } = SIZES.get(places) ?? { word: 0, how: 0 };
  const left = (places.machines[0] ?? 0) - places.half;

  test.each([
    ['English', en],
    ['Chinese', zhCn],
  ])('has room for its words in %s', (_language, strings) => {
    for (const text of [strings.serves, strings.ownPods]) {
      expect(textWidth(text, word) * BOLD).toBeLessThan(2 * places.box.half - 8);
    }
    for (const text of [strings.leader, strings.follower, strings.holder, strings.standby]) {
      expect(textWidth(text, word) * BOLD).toBeLessThan(2 * places.half);
    }
    expect(textWidth(strings.wayIn, word)).toBeLessThan(2 * places.way.half - 16);
    for (const says of [...Object.values(strings.layers), strings.way]) {
      const [name, rest] = [textWidth(says.name, word) * BOLD, textWidth(says.how, how)];
      const room = places.title.isBeside ? left - 8 : places.width - 8;
      const width = places.title.isBeside ? Math.max(name, rest) : name + 7 + rest;
      expect(places.title.x + width).toBeLessThan(room);
    }
  });

  test('puts every layer below the one before, and all inside the machines.', () => {
    const tops = LAYERS.map((layer) => places.layers[layer]);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(places.layers.kubelet + places.box.halfHeight).toBeLessThan(places.bottom);
    expect(places.bottom).toBeLessThan(places.height);
    expect(titleY(places, 'api')).toBeGreaterThan(places.top + 20);
  });
});
