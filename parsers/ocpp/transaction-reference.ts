/** Connector and transaction that a payload names, over OCPP 1.5, 1.6, 2.0.1 and 2.1. */
export interface TransactionReference {
  readonly connector: number | null;
  readonly transactionId: string | null;
}

const nothing: TransactionReference = { connector: null, transactionId: null };

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function wholeNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  // Some stations quote their numbers.
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

function identity(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' && value.length <= 100 ? value : null;
}

/**
 * Connector and transaction id of a payload, `null` where it names none. In 2.x the EVSE is what 1.6 calls a connector
 * (2.0.1 part 0, 3.2): its id wins over the `connectorId` within it.
 */
export function transactionReference(payload: unknown): TransactionReference {
  if (typeof payload !== 'object' || payload === null) return nothing;
  const evse = member(payload, 'evse');
  return {
    connector:
      wholeNumber(member(payload, 'evseId')) ??
      wholeNumber(member(evse, 'id')) ??
      wholeNumber(member(payload, 'connectorId')) ??
      wholeNumber(member(evse, 'connectorId')),
    transactionId:
      identity(member(payload, 'transactionId')) ??
      identity(member(member(payload, 'transactionInfo'), 'transactionId')),
  };
}
