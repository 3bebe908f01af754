/**
 * What must hold after every step. A property is judged from what can be seen of members (their
 * roles and the messages they send), by its definition, and shares no code with the models.
 */
export interface ObservedMember {
  readonly id: string;
  readonly isUp: boolean;
  readonly role: string;
  readonly term: number;
}

export interface ObservedMessage {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly term: number;
  readonly granted?: boolean;
}

export interface Violation {
  readonly property: string;
  readonly nodes: readonly string[];
  readonly term: number;
}

/** One run's watch over one property. It remembers only what its definition needs. */
export interface Watch {
  /** Takes a member that may have changed; gives a violation that was not there before. */
  readonly onMember?: (member: ObservedMember) => Violation | undefined;
  /** Takes a message as it is sent. */
  readonly onSend?: (message: ObservedMessage) => Violation | undefined;
}

export interface Property {
  readonly name: string;
  readonly watch: () => Watch;
}
