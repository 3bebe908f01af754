/** A role that nobody has at that moment. It ends the run. */
export class UnmatchedRole extends Error {
  readonly role: string;
  readonly atUs: number;

  constructor(role: string, atUs: number) {
    super(`At ${String(atUs / 1000)} ms no member is ${role === 'all' ? 'there' : `a ${role}`}.`);
    this.name = 'UnmatchedRole';
    this.role = role;
    this.atUs = atUs;
  }
}
