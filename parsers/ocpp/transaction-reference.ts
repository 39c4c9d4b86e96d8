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

/** Members that hold a profile, a message or criteria of their own: these name the transaction or the EVSE (1.6, 7.9; 2.0.1 part 2, 2.9, 2.28). */
const parts = ['chargingProfile', 'csChargingProfiles', 'chargingProfileCriteria', 'message'] as const;
/** Events looked at in one message. */
const mostEvents = 200;

/** What all that name something agree on; `null` where nobody does or several differ. */
function agreed<Value extends string | number>(
  known: Value | null,
  more: Value | null,
  isFirst: boolean,
): Value | null {
  if (more === null || isFirst) return known ?? more;
  return known === more ? known : null;
}

/** What the parts of a payload name, and the events of the device model in it (NotifyEvent); most messages have neither. */
function referenceWithin(payload: object): TransactionReference {
  for (const name of parts) {
    const part = member(payload, name);
    if (part === undefined) continue;
    return {
      connector: wholeNumber(member(part, 'evseId')),
      transactionId: identity(member(part, 'transactionId')),
    };
  }
  const events = member(payload, 'eventData');
  if (!Array.isArray(events)) return nothing;
  let connector: number | null = null;
  let transactionId: string | null = null;
  let [connectors, transactions] = [0, 0];
  for (const event of events.slice(0, mostEvents)) {
    const place = wholeNumber(member(member(member(event, 'component'), 'evse'), 'id'));
    const id = identity(member(event, 'transactionId'));
    if (place !== null) connector = agreed(connector, place, connectors++ === 0);
    if (id !== null) transactionId = agreed(transactionId, id, transactions++ === 0);
  }
  return { connector, transactionId };
}

/**
 * Connector and transaction id of a payload, `null` where it names none. In 2.x the EVSE is what 1.6 calls a connector
 * (2.0.1 part 0, 3.2): its id wins over the `connectorId` within it.
 */
export function transactionReference(payload: unknown): TransactionReference {
  if (typeof payload !== 'object' || payload === null) return nothing;
  const evse = member(payload, 'evse');
  const connector =
    wholeNumber(member(payload, 'evseId')) ??
    wholeNumber(member(evse, 'id')) ??
    wholeNumber(member(payload, 'connectorId')) ??
    wholeNumber(member(evse, 'connectorId'));
  const transactionId =
    identity(member(payload, 'transactionId')) ?? identity(member(member(payload, 'transactionInfo'), 'transactionId'));
  if (connector !== null && transactionId !== null) return { connector, transactionId };
  const within = referenceWithin(payload);
  return within === nothing
    ? { connector, transactionId }
    : { connector: connector ?? within.connector, transactionId: transactionId ?? within.transactionId };
}
