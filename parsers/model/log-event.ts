import type { BytesEvidence } from './evidence.ts';
import type { Timestamp } from './timestamp.ts';

/** What a log says besides frames. */
export type LogEventKind =
  | 'connection-opening'
  | 'connection-opened'
  | 'connection-closed'
  | 'connection-failed'
  /** The subprotocol of a WebSocket handshake (OCPP-J 1.6, 3.1.2); `text` is its name, e.g. `ocpp1.6`. */
  | 'protocol-named'
  | 'ping'
  | 'pong'
  | 'logging-started'
  | 'station-started'
  | 'system-started'
  | 'system-stopping'
  | 'out-of-memory'
  | 'watchdog'
  | 'kernel-crash'
  | 'disk-full'
  | 'file-system-error'
  | 'modem-lost'
  | 'modem-found'
  | 'network-down'
  | 'network-up'
  | 'process-crashed'
  | 'process-restarted'
  | 'power-lost'
  | 'power-restored'
  | 'clock-set'
  | 'status-text';

/** One such line; `text` is the line without its prefix, bounded to 500 characters. */
export interface LogEventRecord {
  readonly record: 'log-event';
  readonly event: LogEventKind;
  readonly station: string | null;
  readonly text: string;
  readonly loggedAt: Timestamp;
  readonly evidence: BytesEvidence;
}
