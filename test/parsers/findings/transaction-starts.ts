/** A start that nothing answers. */
export const unansweredStart =
  '10:15:00 > #start-1 StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t';
/** A start that is answered with an id; no stop follows. */
export const openStart =
  '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}';
