/** Why a request, or an attempt to connect, came to nothing. */
export type FailReason =
  /** Nobody listens there. */
  | 'refused'
  /** The server died over it. */
  | 'reset'
  /** No answer in time. */
  | 'timeout'
  /** Capacity and queue of the server are used. */
  | 'full'
  /** The balancer has nobody to give it to. */
  | 'noBackend'
  /** The client has no connection at the moment. */
  | 'disconnected';

/** What made a client connect. */
export type ConnectReason = 'start' | 'reconnect' | CloseReason;

/** What ended a connection. */
export type CloseReason =
  | 'reset'
  | 'goaway'
  | 'lifetime'
  | 'requests'
  /** Pings stayed without an answer. */
  | 'ping'
  | 'markedDown';

/** What the balancer's traffic adds to a trace. */
export type TrafficEvent =
  | {
      readonly type: 'pick';
      readonly request: number;
      readonly client: string;
      readonly backend: string;
    }
  | {
      readonly type: 'connect';
      readonly client: string;
      readonly backend: string;
      readonly reason: ConnectReason;
    }
  | {
      readonly type: 'close';
      readonly client: string;
      readonly backend: string;
      readonly reason: CloseReason;
    }
  | {
      readonly type: 'respond';
      readonly request: number;
      readonly client: string;
      readonly backend: string;
      /** From the request's arrival on, in milliseconds: waiting and being served. */
      readonly tookMs: number;
    }
  | {
      readonly type: 'fail';
      /** Absent: an attempt to connect. */
      readonly request: number | undefined;
      readonly client: string;
      readonly backend: string | undefined;
      readonly reason: FailReason;
      /** It is given to another backend; otherwise the client sees the error. */
      readonly isRetried: boolean;
    }
  /** Passive health: a server is left out, or tried again. */
  | {
      readonly type: 'unhealthy' | 'healthy';
      readonly node: 'requests';
      readonly target: string;
      readonly reason: 'requests';
      /** Failures counted. */
      readonly count: number;
    }
  /** A step of a rolling restart. */
  | {
      readonly type: 'turn';
      readonly backend: string;
      readonly to: 'unready' | 'stopped' | 'started';
    };
