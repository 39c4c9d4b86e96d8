/* Messages of OCPP 2.0.1 and 2.1 for the cases of rules. */

interface EventParts {
  readonly tx?: string;
  readonly seq?: number;
  readonly evse?: number | null;
  readonly card?: string;
  readonly state?: string;
  readonly reason?: string;
  readonly trigger?: string;
  readonly wh?: number;
  readonly context?: string;
  readonly extra?: string;
  readonly answer?: string | null;
  readonly stated?: string;
}

/** One TransactionEvent; `answer: null` leaves it unanswered. */
export function event(
  time: string,
  type: 'Started' | 'Updated' | 'Ended',
  {
    tx = 'T1',
    seq = type === 'Started' ? 0 : type === 'Updated' ? 1 : 2,
    evse = 1,
    card,
    state,
    reason,
    trigger = 'ChargingStateChanged',
    wh,
    context = 'Sample.Periodic',
    extra = '',
    answer = 'ok',
    stated = '$t',
  }: EventParts = {},
): string {
  const info = {
    transactionId: tx,
    ...(state === undefined ? {} : { chargingState: state }),
    ...(reason === undefined ? {} : { stoppedReason: reason }),
  };
  const sample = { value: wh, context, measurand: 'Energy.Active.Import.Register' };
  return [
    `${time} > TransactionEvent eventType:${type} seqNo:${seq} timestamp:${stated} triggerReason:${trigger} transactionInfo:${JSON.stringify(info)}`,
    evse === null ? '' : `evse:{"id":${evse}}`,
    card === undefined ? '' : `idToken:${JSON.stringify({ idToken: card, type: 'ISO14443' })}`,
    wh === undefined ? '' : `meterValue:[{"timestamp":"$t","sampledValue":[${JSON.stringify(sample)}]}]`,
    extra,
    answer === null ? '' : `-> ${answer}`,
  ].join(' ');
}

/** A 2.x transaction from a quarter past ten to a quarter to twelve, and what happens between. */
export function transaction(...between: readonly string[]): string {
  return [
    event('10:15:00', 'Started', { card: 'A', state: 'Charging', wh: 1000, context: 'Transaction.Begin' }),
    ...between,
    event('11:45:00', 'Ended', { reason: 'Local', wh: 9000, seq: 90, context: 'Transaction.End' }),
  ].join('\n');
}

/** StatusNotification of 2.x. */
export function status2x(time: string, word: string, evse = 1): string {
  return `${time} > StatusNotification timestamp:$t connectorStatus:${word} evseId:${evse} connectorId:1 -> ok`;
}

/** A setting of the device model, written by the backend. */
export function setVariable(time: string, name: string, value: string, outcome = 'Accepted'): string {
  const [component = '', variable = ''] = name.split('/');
  const about = `"component":{"name":"${component}"},"variable":{"name":"${variable}"}`;
  return `${time} < SetVariables setVariableData:[{"attributeValue":"${value}",${about}}] -> setVariableResult:[{"attributeStatus":"${outcome}",${about}}]`;
}

/** An alert of the device model. */
export function alert(time: string, component: string, variable: string, evse?: number): string {
  const place = evse === undefined ? '' : `,"evse":{"id":${evse}}`;
  return `${time} > NotifyEvent generatedAt:$t seqNo:0 eventData:[{"eventId":1,"timestamp":"$t","trigger":"Alerting","actualValue":"true","eventNotificationType":"HardWiredNotification","component":{"name":"${component}"${place}},"variable":{"name":"${variable}"}}] -> ok`;
}
