/** Takes the types out of a program; lines stay where they are. */
import { transform } from 'sucrase';

export class BrokenCode extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = 'BrokenCode';
    this.line = line;
    this.column = column;
  }
}

/** Throws `BrokenCode` for what cannot be read. */
export function stripTypes(code: string): string {
  try {
    return transform(code, { transforms: ['typescript'], disableESTransforms: true }).code;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [, message = said, line = '1', column = '1'] =
      /^(?:Error transforming[^:]*: )?(.*) \((\d+):(\d+)\)$/s.exec(said) ?? [];
    throw new BrokenCode(message, Number(line), Number(column));
  }
}
