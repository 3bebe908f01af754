/** The cluster and its numbers as a page of a runbook: Markdown, or plain text. */
import { isPossible } from '../../src/scenario/control-plane/prediction.ts';
import { failoverOf, survivalOf } from '../../src/scenario/my-cluster/numbers.ts';
import { PRESETS } from '../../src/scenario/my-cluster/presets.ts';
import type { ClusterReading } from '../../src/scenario/my-cluster/read.ts';
import { bentRules, CONNECTION_MS } from '../../src/scenario/my-cluster/rules.ts';
import { range } from '../health/say.ts';
import type { ClusterStrings } from './strings.en.ts';

type Line = readonly [what: string, after: string];

function linesOf(reading: ClusterReading, words: ClusterStrings): readonly Line[] {
  const rows = failoverOf(reading).map(({ row, isKnown }): Line => {
    const name = words.rowNames[row.id];
    if (!isKnown) return [name, words.unknown];
    if (!isPossible(row)) return [name, words.obstacles[row.obstacle]];
    const { min, max } = row.rangeMs;
    return [name, range({ minUs: min * 1000, maxUs: max * 1000 }, words.language)];
  });
  const connectionUs = CONNECTION_MS * 1000;
  const connection = range({ minUs: connectionUs, maxUs: connectionUs }, words.language);
  return [...rows, [words.connection, connection]];
}

/** What stands above the table: what cluster it is, what it survives, which rules it bends. */
function aboveOf(reading: ClusterReading, words: ClusterStrings) {
  const preset = PRESETS[reading.input.preset].name;
  return {
    about: words.described(reading, preset).join(' · '),
    survives: words.survivesSays(survivalOf(reading.clocks), reading.clocks),
    rules: bentRules(reading).map(
      ({ name, level }) =>
        `${words.ruleLevels[level]}${words.wordSpace}${words.ruleSays[name](reading)}`,
    ),
  };
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
/** A bar would end a cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

export function markdownText(reading: ClusterReading, words: ClusterStrings, url: string): string {
  const { about, survives, rules } = aboveOf(reading, words);
  return plain(
    [
      `# ${words.title}`,
      '',
      cell(about),
      '',
      ...survives.map((one) => `- ${one}`),
      ...rules.map((one) => `- ${one}`),
      '',
      `| ${words.what} | ${words.after} |`,
      '| --- | --- |',
      ...linesOf(reading, words).map(([what, after]) => `| ${cell(what)} | ${cell(after)} |`),
      '',
      `<${url}>`,
    ].join('\n'),
  );
}

export function plainText(reading: ClusterReading, words: ClusterStrings, url: string): string {
  const { about, survives, rules } = aboveOf(reading, words);
  return plain(
    [
      words.title,
      about,
      '',
      ...survives,
      ...rules,
      '',
      ...linesOf(reading, words).map(([what, after]) => `${after}\t${what}`),
      '',
      url,
    ].join('\n'),
  );
}
