/* What the words before a message tell beside its time, station and direction. */

/** What the logger of a WebSocket library puts before a message (research K11). */
const ofSocket = /[<>] TEXT ['"]$/;
const protocolNamed = /\bocpp[ _-]?(1\.[56]|2\.0\.1|2\.1)(?![\d.]*\d)/i;

/** Found in all words that one of the two is found in, whatever their digits are. */
export const mayTellMore = /ocpp[ _-]?\d| TEXT ['"]$/i;

/** Whether the words are those of the logger of a WebSocket library. */
export function isOfSocket(before: string): boolean {
  return ofSocket.test(before);
}

/** The protocol that the words name (`[CP1][ocpp2.0.1]`), as a number; `undefined` when they name none. */
export function protocolIn(before: string): string | undefined {
  return protocolNamed.exec(before)?.[1];
}
