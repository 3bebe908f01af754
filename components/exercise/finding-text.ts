/** What is said of a finding, and where it can be seen. */
import type { Language } from '../../src/i18n/language.ts';
import { BALANCER_NAMES } from '../../src/narration/balancer-names.ts';
import { LEASE_NAMES } from '../../src/narration/lease-names.ts';
import { formatMs } from '../../src/narration/numbers.ts';
import type { Finding } from '../../src/questions/check.ts';
import { RAFT_NAMES } from '../../src/narration/roles.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import type { ScenarioError } from '../../src/scenario/problem.ts';
import type { ExerciseStrings } from './exercise-strings.ts';

export interface SaidFinding {
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string } | undefined;
}

/** What the laboratories' menus call a command. */
type CommandName = (command: string) => string;

const COMMANDS: Readonly<
  Record<string, Readonly<Record<Language, { commands: Readonly<Record<string, string>> }>>>
> = { raft: RAFT_NAMES, lease: LEASE_NAMES, balancer: BALANCER_NAMES };

function commandNames(model: string, language: Language): CommandName {
  const names = COMMANDS[model]?.[language].commands ?? {};
  return (command) => names[command] ?? command;
}

/**
 * `lab`: where it can be seen; `model`: whose laboratory it is; `zoneOf`: the zone of each member, where the
 * exercise is about zones.
 */
export function sayFinding(
  finding: Finding,
  words: ExerciseStrings,
  {
    lab,
    model,
    zoneOf,
  }: { readonly lab: string; readonly model: string; readonly zoneOf: readonly number[] },
): SaidFinding {
  const { language } = words;
  switch (finding.kind) {
    case 'runs': {
      const { name, sentences, unmatched, seed, failed, runs, source } = finding;
      const ended = unmatched
        ? [words.unmatched(unmatched.role, formatMs(unmatched.atUs, language))]
        : [];
      const said = [...sentences, ...ended, words.seeds(seed, failed, runs)].join(
        language === 'en' ? ' ' : '',
      );
      return {
        text: name === undefined ? said : name[language] + words.colon + said,
        link: { href: `${lab}#${encodeLink(source)}`, text: words.seeRun },
      };
    }
    case 'zones': {
      const { zone, left, members } = finding;
      const set = new URLSearchParams({
        view: 'zones',
        n: String(members),
        zones: zoneOf.join(''),
        lost: String(zone),
      });
      return {
        text: words.lostZone(zone, left, members),
        link: { href: `${lab}?${set}`, text: words.seeZone },
      };
    }
    case 'tooMany':
      return { text: words.tooMany(finding.most, finding.used) };
    case 'notAllowed': {
      const called = commandNames(model, language);
      return { text: words.notAllowed(called(finding.command), finding.allowed.map(called)) };
    }
    case 'changed':
      return { text: words.changed(finding.key) };
    case 'tooLong':
      return { text: words.tooLong(finding.says[language], finding.most, finding.found) };
    case 'unreadable':
      return { text: finding.says[language] + words.colon + problemIn(finding.error, language) };
    case 'refused':
      return { text: problemIn(finding.error, language) };
  }
}

/** Without the path: the reader has not seen the scenario, and the sentence names what it is of. */
function problemIn({ problem }: ScenarioError, language: Language): string {
  return typeof problem === 'string' ? problem : problem[language];
}
