/**
 * What the builder can do, read from its own sources when the site is built: names, types, and what their
 * docstrings say in each language (English, and `@zh`). A name without words in both fails the build.
 */
import ts from 'typescript';
import type { Language } from '../../i18n/language.ts';

/** A setting, a command, something to look at, or something to expect. */
export interface Entry {
  readonly name: string;
  /** `crash(who: Who)`, `nodes?: number | readonly string[]`. */
  readonly signature: string;
  readonly says: Readonly<Record<Language, string>>;
  readonly default: string | undefined;
  readonly example: string | undefined;
}

export interface ModelDocs {
  /** The function of the builder that makes such a run. */
  readonly make: string;
  /** The name of the model in a scenario. */
  readonly model: string;
  readonly settings: readonly Entry[];
  readonly commands: readonly Entry[];
  readonly views: readonly Entry[];
  readonly expectations: readonly Entry[];
  /** What stands in a signature by its name alone: `MemberView`. */
  readonly types: readonly { readonly name: string; readonly entries: readonly Entry[] }[];
}

export interface BuilderDocs {
  readonly names: readonly Entry[];
  readonly models: readonly ModelDocs[];
  /** What every model has. */
  readonly settings: readonly Entry[];
  readonly run: readonly Entry[];
}

/** The texts of the builder's modules, by file name: `raft.ts`. */
export type Sources = Readonly<Record<string, string>>;

const MODELS = [
  { make: 'raft', model: 'raft', file: 'raft', name: 'Raft', types: { MemberView: 'raft.ts' } },
  {
    make: 'lease',
    model: 'lease',
    file: 'lease',
    name: 'Lease',
    types: { CandidateView: 'lease.ts' },
  },
  {
    make: 'balancer',
    model: 'balancer',
    file: 'balancer',
    name: 'Balancer',
    types: { BackendSettings: 'balancer-settings.ts', BackendView: 'balancer.ts' },
  },
  {
    make: 'probe',
    model: 'probe',
    file: 'probe',
    name: 'Probe',
    types: { KubeletProbe: 'probe-settings.ts' },
  },
  {
    make: 'controlPlane',
    model: 'control-plane',
    file: 'control-plane',
    name: 'ControlPlane',
    types: {},
  },
] as const;

export function readDocs(sources: Sources): BuilderDocs {
  const members = (file: string, name: string): readonly Entry[] => {
    const text = sources[file];
    if (text === undefined) throw new Error(`There is no ${file} among the builder's modules.`);
    return entriesOf(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), name);
  };
  return {
    names: members('builder.ts', 'Builder'),
    models: MODELS.map(({ make, model, file, name, types }) => ({
      make,
      model,
      settings: members(`${file}-settings.ts`, `${name}Settings`),
      commands: members(`${file}-commands.ts`, `${name}Commands`),
      views: members(`${file}.ts`, `Built${name}Run`),
      expectations: members(`${file}-commands.ts`, `${name}Expectations`),
      types: Object.entries(types).map(([type, from]) => ({
        name: type,
        entries: members(from, type),
      })),
    })),
    settings: members('words.ts', 'RunSettings'),
    run: members('built-run.ts', 'BuiltRun'),
  };
}

/** The members of an interface or a class, in their order; of a class those that a program can use. */
function entriesOf(file: ts.SourceFile, name: string): readonly Entry[] {
  const declared = file.statements.find(
    (one): one is ts.InterfaceDeclaration | ts.ClassDeclaration =>
      (ts.isInterfaceDeclaration(one) || ts.isClassDeclaration(one)) && one.name?.text === name,
  );
  if (declared === undefined) throw new Error(`${file.fileName} declares no ${name}.`);
  return [...declared.members].flatMap((member) => {
    if (!isPublic(member)) return [];
    const entry = entryOf(member, file);
    return entry === undefined ? [] : [entry];
  });
}

function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  if (member.name === undefined || ts.isPrivateIdentifier(member.name)) return false;
  const flags = ts.ModifierFlags.Protected | ts.ModifierFlags.Private | ts.ModifierFlags.Static;
  if ((ts.getCombinedModifierFlags(member) & flags) !== 0) return false;
  return member.name.getText() !== 'toString';
}

function entryOf(member: ts.ClassElement | ts.TypeElement, file: ts.SourceFile): Entry | undefined {
  const name = member.name?.getText(file) ?? '';
  const signature = signatureOf(member, file);
  if (signature === undefined) return undefined;
  const tags = ts.getJSDocTags(member);
  const tag = (wanted: string): string | undefined => {
    const found = tags.find(({ tagName }) => tagName.text === wanted);
    return found && oneLine(ts.getTextOfJSDocComment(found.comment) ?? '');
  };
  const en = saidOf(member);
  const zhCn = tag('zh');
  if (en === '' || zhCn === undefined) {
    throw new Error(
      `${file.fileName}: ${name} says what it is in ${en === '' ? 'no language' : 'English alone'}. ` +
        'Add a docstring, and its Chinese after @zh.',
    );
  }
  return {
    name,
    signature,
    says: { en, 'zh-cn': zhCn },
    default: tag('default'),
    example: tag('example'),
  };
}

function saidOf(member: ts.Node): string {
  const texts = ts.getJSDocCommentsAndTags(member).flatMap((doc) => {
    const text = ts.isJSDoc(doc) ? ts.getTextOfJSDocComment(doc.comment) : undefined;
    return text === undefined ? [] : [oneLine(text)];
  });
  return texts.join(' ');
}

function signatureOf(
  member: ts.ClassElement | ts.TypeElement,
  file: ts.SourceFile,
): string | undefined {
  const name = member.name?.getText(file) ?? '';
  if (ts.isMethodSignature(member) || ts.isMethodDeclaration(member)) {
    const parameters = member.parameters.map((one) => oneLine(one.getText(file)));
    return `${name}(${parameters.join(', ').replaceAll('readonly ', '')})`;
  }
  const isValue = ts.isPropertySignature(member) || ts.isGetAccessorDeclaration(member);
  if (!isValue || member.type === undefined) return undefined;
  const optional = ts.isPropertySignature(member) && member.questionToken ? '?' : '';
  const type = oneLine(member.type.getText(file)).replaceAll('readonly ', '');
  return `${name}${optional}: ${type.replace(/^\| /, '')}`;
}

/** Lines of a source are broken where it suits the source. */
function oneLine(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/([\u3000-\u9fff，。；：、]) (?=[\u3000-\u9fff，。；：、])/g, '$1')
    .trim();
}
