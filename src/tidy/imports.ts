/** Who imports whom: every form of import in every file, held against the table of the rooms. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import type { Finding, TextFile } from './finding.ts';
import {
  CLIENT_SCRIPT_RIGHTS,
  COMPOSED_OF,
  PACKAGE_HOMES,
  PURE_ROOMS,
  RIGHTS,
  SHELL_FILES,
  isTest,
  roomOf,
  type Room,
} from './rooms.ts';
import { lineOf, scriptsOf, visit } from './script.ts';

interface Import {
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  readonly isClient: boolean;
}

type Fault = Pick<Finding, 'problem' | 'use'>;

export function checkImports(files: readonly TextFile[]): Finding[] {
  return files.flatMap((file) => [
    ...importsOf(file).flatMap((each) => {
      const fault = faultOf(each);
      return fault ? [{ path: each.from, line: each.line, ...fault }] : [];
    }),
    ...checkRoom(file),
  ]);
}

function checkRoom({ path }: TextFile): Finding[] {
  if (roomOf(path) !== undefined) return [];
  const use = `one of ${Object.keys(RIGHTS).join(', ')} (src/tidy/rooms.ts)`;
  return [{ path, line: 1, problem: 'this file lies in no room', use }];
}

function faultOf(each: Import): Fault | undefined {
  const { specifier } = each;
  if (/^[~@]\//.test(specifier)) {
    return { problem: `"${specifier}" is an alias`, use: 'a relative path' };
  }
  const target = targetOf(each);
  return target === undefined ? packageFault(each) : fileFault(each, target);
}

function packageFault({ from, specifier }: Import): Fault | undefined {
  const belongs = PACKAGE_HOMES.find(
    ({ name }) => specifier === name || specifier.startsWith(`${name}/`),
  );
  if (belongs !== undefined && !from.startsWith(belongs.home)) {
    return {
      problem: `${belongs.name} outside ${belongs.home}`,
      use: `what ${belongs.home} exports`,
    };
  }
  const isShell = isTest(from) || SHELL_FILES.includes(from);
  if (isBuiltin(specifier) && isIn(PURE_ROOMS, from) && !isShell) {
    return {
      problem: `"${specifier}" in a room that touches no machine`,
      use: 'an argument that the caller passes in',
    };
  }
  return undefined;
}

function fileFault(each: Import, target: string): Fault | undefined {
  const { from, specifier } = each;
  if (posix.extname(target) === '') {
    return { problem: `"${specifier}" has no file extension`, use: 'the whole file name' };
  }
  if (target.endsWith('.svelte') && !from.startsWith('components/')) {
    return { problem: `${target} outside components`, use: 'its .astro wrapper' };
  }
  return isTest(from) ? undefined : roomFault(each, target);
}

function roomFault({ from, isTypeOnly, isClient }: Import, target: string): Fault | undefined {
  const room = roomOf(from);
  const targetRoom = roomOf(target);
  if (room === undefined || room === 'free' || targetRoom === undefined) return undefined;
  if (room === targetRoom) return widgetFault(from, target);
  const rights = isClient && room === 'site' ? CLIENT_SCRIPT_RIGHTS : RIGHTS[room];
  if (rights.values.includes(targetRoom)) return undefined;
  const isTypeAllowed = rights.types.includes(targetRoom);
  if (isTypeAllowed && isTypeOnly) return undefined;
  const place = isClient ? 'a client script of a page' : room;
  return {
    problem: `${place} may not import ${isTypeAllowed ? 'code' : 'anything'} of ${targetRoom} (${target})`,
    use: isTypeAllowed ? '"import type"' : describe(room, rights.values, rights.types),
  };
}

/** One widget does not lean on another: what two of them need lies in the kit. */
function widgetFault(from: string, target: string): Fault | undefined {
  const widget = /^components\/(?!kit\/)([^/]+)\//;
  const [own, other] = [widget.exec(from)?.[1], widget.exec(target)?.[1]];
  if (own === undefined || own === other || COMPOSED_OF[own]?.includes(other ?? ''))
    return undefined;
  return { problem: `a widget may not import another (${target})`, use: 'components/kit for both' };
}

function describe(room: Room, values: readonly Room[], types: readonly Room[]): string {
  const list = [room, ...values].join(', ');
  return types.length === 0 ? `only ${list}` : `only ${list} and types of ${types.join(', ')}`;
}

function isIn(rooms: readonly Room[], path: string): boolean {
  const room = roomOf(path);
  return room !== undefined && rooms.includes(room);
}

/** Undefined for a package. `/x` counts from the root, as in `import.meta.glob`. */
function targetOf({ from, specifier }: Import): string | undefined {
  const path = specifier.replace(/[?#].*$/, '');
  if (path.startsWith('/')) return posix.normalize(path.slice(1));
  return /^\.\.?(\/|$)/.test(path) ? posix.join(posix.dirname(from), path) : undefined;
}

function importsOf(file: TextFile): Import[] {
  return scriptsOf(file).flatMap((script) => {
    const found: Import[] = [];
    visit(script.tree, (node) => {
      for (const { text, isTypeOnly } of specifiersOf(node)) {
        const { isClient } = script;
        const line = lineOf(script, node);
        found.push({ from: file.path, line, specifier: text, isTypeOnly, isClient });
      }
    });
    return found;
  });
}

interface Specifier {
  readonly text: string;
  readonly isTypeOnly: boolean;
}

const CODE = /\.(ts|js|mjs|svelte)$/;

/** `import { type A }` still loads the module, so only `import type` counts as a type. */
function specifiersOf(node: ts.Node): Specifier[] {
  if (ts.isImportDeclaration(node)) {
    const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return strings([node.moduleSpecifier], isTypeOnly);
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return strings([node.moduleSpecifier], node.isTypeOnly);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return strings([node.argument.literal], true);
  }
  if (ts.isCallExpression(node) && isLoadingCall(node)) {
    const [first] = node.arguments;
    if (first === undefined) return [];
    return strings(ts.isArrayLiteralExpression(first) ? first.elements : [first], false);
  }
  if (ts.isNewExpression(node) && isModuleUrl(node)) {
    const named = strings(node.arguments?.slice(0, 1) ?? [], false);
    return named.filter(({ text }) => CODE.test(text));
  }
  return [];
}

function strings(nodes: readonly ts.Node[], isTypeOnly: boolean): Specifier[] {
  return nodes
    .filter((node) => ts.isStringLiteralLike(node))
    .map(({ text }) => ({ text: text.replace(/^!/, ''), isTypeOnly }));
}

/** `import('…')` and `import.meta.glob('…')`. */
function isLoadingCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isPropertyAccessExpression(expression) &&
      expression.name.text === 'glob' &&
      ts.isMetaProperty(expression.expression))
  );
}

/** `new URL('./worker.ts', import.meta.url)`, which is how a worker is loaded. */
function isModuleUrl({ expression, arguments: args }: ts.NewExpression): boolean {
  return (
    ts.isIdentifier(expression) &&
    expression.text === 'URL' &&
    args?.[1]?.getText() === 'import.meta.url'
  );
}
