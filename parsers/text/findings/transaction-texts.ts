import type { FindingTextCatalogue } from './finding-text.ts';

export const transactionTexts: FindingTextCatalogue = {
  'transaction.start-unanswered': {
    title: { de: 'Beginn des Ladevorgangs blieb ohne Antwort', en: 'The start of the session was never answered' },
    detail: {
      de: 'Die Station meldete den Beginn eines Ladevorgangs ({action}). Das Log läuft danach noch {waited} weiter, eine Antwort des Backends steht nicht darin.',
      en: 'The station reported the start of a session ({action}). The log runs on for {waited}, and no answer of the backend is in it.',
    },
    remedy: {
      de: 'Backend und Verbindung zu dieser Zeit prüfen; nachsehen, ob die Station den Beginn wiederholt (TransactionMessageAttempts). Den Ladevorgang im Backend von Hand nachtragen oder abschließen.',
      en: 'Check the backend and the link at that time; see whether the station repeats the start (TransactionMessageAttempts). Enter or close the session in the backend by hand.',
    },
  },
  'transaction.placeholder-id': {
    title: { de: 'Platzhalter statt Transaktionsnummer', en: 'Placeholder instead of a transaction id' },
    detail: {
      de: '{messages} {messages#Nachricht eines laufenden Ladevorgangs trägt#Nachrichten eines laufenden Ladevorgangs tragen} die Transaktionsnummer {id}.',
      en: '{messages} {messages#message of a running session carries#messages of a running session carry} the transaction id {id}.',
    },
    remedy: {
      de: '[[?without: Die Antwort des Backends auf StartTransaction enthält keine transactionId: Das Backend ist zu berichtigen. Messwerte von Hand zuordnen.||Die Station hat die Antwort auf StartTransaction nicht erhalten oder offline begonnen. Beim Nachsenden muss sie die Nummer des Backends einsetzen; Firmware prüfen, Messwerte im Backend von Hand zuordnen.]]',
      en: '[[?without: The backend’s answer to StartTransaction holds no transactionId: mend the backend. Assign the meter values by hand.||The station did not get the answer to StartTransaction or began offline. When it sends later it must put the backend’s id in; check the firmware and assign the meter values in the backend by hand.]]',
    },
  },
  'transaction.stop-missing': {
    title: { de: 'Ende des Ladevorgangs fehlt', en: 'The end of the session is missing' },
    detail: {
      de: '[[Transaktion {transaction}||Ein Ladevorgang ohne bekannte Nummer]] hat kein StopTransaction, obwohl später auf demselben Ladepunkt ein vollständiger Ladevorgang folgt und das Log dazwischen keine Lücke hat.',
      en: '[[Transaction {transaction}||A session whose id is not known]] has no StopTransaction, although a later session on the same connector is complete and the log has no hole between them.',
    },
    remedy: {
      de: 'Im Speicher der Station nach dem Ende suchen (transactions.db, Warteschlange). Den Ladevorgang von Hand abschließen; einem automatisch ergänzten Endstand im Backend nicht trauen.',
      en: 'Look for the end in the station’s store (transactions.db, queue). Close the session by hand; do not trust an end reading that the backend filled in.',
    },
  },
  'transaction.stop-missing-after-reboot': {
    title: { de: 'Ende fehlt nach Neustart', en: 'The end is missing after a restart' },
    detail: {
      de: 'Während [[Transaktion {transaction}||eines Ladevorgangs ohne bekannte Nummer]] startete die Station neu. Auch {waited} danach ist kein StopTransaction gesendet.',
      en: 'The station restarted during [[transaction {transaction}||a session whose id is not known]]. No StopTransaction was sent within {waited} after that.',
    },
    remedy: {
      de: 'Nach dem Hochlauf muss die Station das Ende nachsenden (Grund PowerLoss, Reboot oder HardReset). Prüfen, ob der Vorgang im Speicher der Station erhalten ist; Firmware-Fehler melden.',
      en: 'After power-up the station must send the end (reason PowerLoss, Reboot or HardReset). Check whether the session survived in the station’s store; report a firmware fault.',
    },
  },
  'transaction.start-before-log': {
    title: { de: 'Beginn nicht im Log', en: 'The start is not in the log' },
    detail: {
      de: 'Von [[Transaktion {transaction}||einem Ladevorgang ohne bekannte Nummer]] zeigt das Log Nachrichten, aber nicht den Beginn.',
      en: 'The log shows messages of [[transaction {transaction}||a session whose id is not known]], but not its start.',
    },
    remedy: {
      de: 'Das frühere Log (ältere Rotation) oder die Datenbank der Station dazu importieren, bevor der Vorgang beurteilt wird.',
      en: 'Import the earlier log (older rotation) or the station’s database before judging the session.',
    },
  },
  'transaction.stop-after-log': {
    title: { de: 'Ende nicht im Log', en: 'The end is not in the log' },
    detail: {
      de: '[[Transaktion {transaction}||Ein Ladevorgang ohne bekannte Nummer]] ist noch offen, wo das Log endet oder eine Lücke hat.[[?stored:  Auch die Datenbank der Station kennt kein Ende.]][[ Ihr letzter Zählerstand: {lastWh} Wh.]]',
      en: '[[Transaction {transaction}||A session whose id is not known]] is still open where the log ends or has a hole.[[?stored:  The station’s database knows no end either.]][[ Its last reading: {lastWh} Wh.]]',
    },
    remedy: {
      de: '[[?stored: Das spätere Log dazu importieren. Meldet die Station das Ende auch dort nicht, den Vorgang mit ihrem letzten Stand von Hand abschließen.||Das spätere Log oder die Datenbank der Station dazu importieren, bevor der Vorgang beurteilt wird.]]',
      en: '[[?stored: Import the later log. If the station does not report the end there either, close the session by hand with its last reading.||Import the later log or the station’s database before judging the session.]]',
    },
  },
  'transaction.id-reused': {
    title: { de: 'Transaktionsnummer doppelt vergeben', en: 'Transaction id given twice' },
    detail: {
      de: 'Die Nummer {transaction} gehört zu zwei verschiedenen Ladevorgängen dieser Station.',
      en: 'The id {transaction} belongs to two different sessions of this station.',
    },
    remedy: {
      de: 'Zähler des Backends prüfen (zurückgesetzt, aus einer Sicherung wiederhergestellt?). Rechnungen zu dieser Nummer einzeln nachsehen.',
      en: 'Check the backend’s counter (reset, restored from a backup?). Look at each bill with this id.',
    },
  },
  'transaction.start-repeated': {
    title: { de: 'Beginn mehrfach gesendet', en: 'Start sent several times' },
    detail: {
      de: 'Derselbe Beginn wurde {times}× gesendet[[; das Backend vergab dafür {ids} {ids#Nummer#Nummern}]][[: {given}]].',
      en: 'The same start was sent {times}×[[; the backend gave {ids} {ids#id#ids} for it]][[: {given}]].',
    },
    remedy: {
      de: '[[?answered: Das Backend antwortete jedes Mal; die Antworten ansehen: ein Fehler oder eine Antwort ohne Nummer lässt die Station von vorn beginnen.||Die Antwort kam nicht rechtzeitig an.]] Das Backend muss eine Wiederholung erkennen und dieselbe Nummer geben; überzählige Vorgänge dort schließen.',
      en: '[[?answered: The backend answered each time; look at the answers: an error, or an answer without an id, makes the station begin again.||The answer did not arrive in time.]] The backend must recognise a repetition and give the same id; close the surplus sessions there.',
    },
  },
  'transaction.sessions-overlap': {
    title: { de: 'Zwei Ladevorgänge zugleich auf einem Ladepunkt', en: 'Two sessions at once on one connector' },
    detail: {
      de: 'Der Vorgang begann, {overlap} bevor [[Transaktion {other}||ein anderer]] auf demselben Ladepunkt endete.',
      en: 'The session began {overlap} before [[transaction {other}||another one]] ended on the same connector.',
    },
    remedy: {
      de: 'Zuordnung der Ladepunkte und Uhr der Station prüfen; Messwerte beider Vorgänge vergleichen.',
      en: 'Check how connectors are mapped and the station’s clock; compare the readings of both sessions.',
    },
  },
  'transaction.meter-runs-backwards': {
    title: { de: 'Endstand unter dem Anfangsstand', en: 'End reading below start reading' },
    detail: {
      de: 'Der Zähler steht am Ende auf {stop} Wh, am Anfang auf {start} Wh.[[ Vielleicht lief sein Register bei {rangeWh} Wh über; dann wurden {countedWh} Wh geladen.]]',
      en: 'The meter reads {stop} Wh at the end and {start} Wh at the start.[[ Its register may have run over at {rangeWh} Wh; then {countedWh} Wh were charged.]]',
    },
    remedy: {
      de: '[[?unreadable: Ein Stand unter null ist keiner: Die Station konnte ihren Zähler nicht lesen. Zählerbus prüfen. ]][[?rounded: So wenig ist Rundung: Die Station schneidet Anfang und Ende verschieden ab. Geladen wurde nichts; der Grund dafür ist zu suchen.||Zähler getauscht oder zurückgesetzt, Register verwechselt, Einheiten gemischt? So nicht abrechnen; signierte Messwerte heranziehen.]]',
      en: '[[?unreadable: A reading below zero is none: the station could not read its meter. Check the meter bus. ]][[?rounded: So little is rounding: the station cuts start and end off differently. Nothing was charged; look for the reason of that.||Meter exchanged or reset, registers swapped, units mixed? Do not bill this; use the signed readings.]]',
    },
  },
  'transaction.no-energy': {
    title: { de: 'Ladevorgang fast ohne Energie', en: 'Session with hardly any energy' },
    detail: {
      de: 'In {duration} wurden {energyWh} Wh geladen, weniger als {leastWh} Wh.',
      en: '{energyWh} Wh were charged in {duration}, less than {leastWh} Wh.',
    },
    remedy: {
      de: 'Statusfolge ansehen: lud das Fahrzeug nicht, war der Stecker nicht verriegelt, zog das Schütz nicht an, gab es eine Störung?',
      en: 'Look at the sequence of states: did the vehicle not charge, was the plug not locked, did the contactor not close, was there a fault?',
    },
  },
  'transaction.implausible-energy': {
    title: { de: 'Unplausible Energie', en: 'Implausible energy' },
    detail: {
      de: '{energyWh} Wh in {duration}, im Mittel {averageKw} kW.',
      en: '{energyWh} Wh in {duration}, on average {averageKw} kW.',
    },
    remedy: {
      de: 'Einheit der Zählerstände und Sprünge im Register prüfen.',
      en: 'Check the unit of the readings and the register for jumps.',
    },
  },
  'transaction.meter-not-continuous': {
    title: { de: 'Zählerstand schließt nicht an', en: 'Reading does not continue' },
    detail: {
      de: 'Der Vorgang davor endete bei {stop} Wh, dieser beginnt bei {start} Wh: Unterschied {gapWh} Wh.[[ Dazwischen meldete die Station einen anderen Zähler: {meter}.]][[ Vielleicht lief das Register bei {rangeWh} Wh über.]]',
      en: 'The session before ended at {stop} Wh, this one begins at {start} Wh: a difference of {gapWh} Wh.[[ In between the station reported another meter: {meter}.]][[ The register may have run over at {rangeWh} Wh.]]',
    },
    remedy: {
      de: '[[?meter: Den Tausch belegen lassen; Endstand des alten und Anfangsstand des neuen Zählers festhalten.||Ein negativer Unterschied heißt: einer der Stände ist falsch oder der Zähler wurde getauscht. Ein positiver: Energie ohne Ladevorgang oder ein Vorgang fehlt. Datenbank und signierte Messwerte vergleichen.]]',
      en: '[[?meter: Ask for the record of the exchange; keep the last reading of the old meter and the first of the new one.||A negative difference means that one of the readings is wrong or the meter was exchanged. A positive one: energy outside of sessions, or a session is missing. Compare the database and the signed readings.]]',
    },
  },
  'transaction.register-restarts': {
    title: { de: 'Zähler beginnt bei jedem Vorgang neu', en: 'The register starts anew with each session' },
    detail: {
      de: '{sessions} {sessions#Ladevorgang beginnt#Ladevorgänge beginnen} unter 100 Wh.',
      en: '{sessions} {sessions#session begins#sessions begin} below 100 Wh.',
    },
    remedy: {
      de: 'Zulässig, aber die Summe aller Ladevorgänge lässt sich so nicht gegen den Zähler prüfen. Wenn möglich das fortlaufende Register einstellen.',
      en: 'Allowed, but the sum of all sessions cannot be checked against the meter. Choose the running register where possible.',
    },
  },
  'transaction.register-sum-differs': {
    title: { de: 'Summe der Ladevorgänge weicht vom Zähler ab', en: 'Sum of sessions differs from the meter' },
    detail: {
      de: 'Der Zähler lief um {countedWh} Wh weiter, {sessions} {sessions#Ladevorgang ergibt#Ladevorgänge ergeben} {billedWh} Wh: Unterschied {differenceWh} Wh.',
      en: 'The meter counted {countedWh} Wh, {sessions} {sessions#session accounts#sessions account} for {billedWh} Wh: a difference of {differenceWh} Wh.',
    },
    remedy: {
      de: 'Nach fehlenden Ladevorgängen suchen (Lücken, Datenbank, Warteschlange); Abrechnung des Zeitraums prüfen.',
      en: 'Look for missing sessions (holes, database, queue); check the bills of that time.',
    },
  },
  'transaction.replayed': {
    title: { de: 'Ladevorgang nachgesendet', en: 'Session sent later' },
    detail: {
      de: 'Beginn oder Ende wurde {delay} später gesendet, als es geschah.',
      en: 'Start or end was sent {delay} after it happened.',
    },
    remedy: {
      de: 'Nach einem Ausfall der Verbindung ist das richtig so. Reihenfolge, Nummern und Uhrzeit prüfen; das Backend muss mit der Zeit aus der Nachricht rechnen.',
      en: 'After an outage of the link this is as it should be. Check order, ids and clock; the backend must use the time in the message.',
    },
  },
  'transaction.out-of-order': {
    title: { de: 'Nachrichten nicht in zeitlicher Reihenfolge', en: 'Messages not in order of time' },
    detail: {
      de: '{action} trägt eine Zeit, die {earlier} vor der zuvor gesendeten Nachricht desselben Ladepunkts liegt.',
      en: '{action} carries a time {earlier} before the message sent before it for the same connector.',
    },
    remedy: {
      de: 'Transaktionsnachrichten müssen in der Reihenfolge ihres Geschehens gesendet werden (OCPP 1.6, 3.7.1). Uhr und Warteschlange der Station prüfen.',
      en: 'Transaction messages must be sent in the order in which they happened (OCPP 1.6, 3.7.1). Check the station’s clock and queue.',
    },
  },
  'transaction.stop-before-answer': {
    title: { de: 'Ende vor der Antwort auf den Beginn gesendet', en: 'End sent before the start was answered' },
    detail: {
      de: 'StopTransaction ging {before} vor der Antwort auf StartTransaction hinaus.',
      en: 'StopTransaction went out {before} before StartTransaction was answered.',
    },
    remedy: {
      de: 'Die Station kennt die Nummer dann noch nicht. Prüfen, ob das Backend Beginn und Ende zusammengeführt hat.',
      en: 'The station does not know the id by then. Check whether the backend joined start and end.',
    },
  },
  'transaction.stop-sent-for-two': {
    title: { de: 'Eine Endemeldung für zwei Transaktionen', en: 'One stop message for two transactions' },
    detail: {
      de: 'Dieselbe Nachrichtenkennung steht einmal bei [[Transaktion {first}||einer Transaktion ohne Nummer]], einmal bei {second}.',
      en: 'The same message id stands once with [[transaction {first}||a transaction without an id]] and once with {second}.',
    },
    remedy: {
      de: 'Beim Nachsenden wurden Daten vermischt. Keinen der beiden Vorgänge ohne Prüfung der signierten Messwerte abrechnen; Firmware-Fehler melden.',
      en: 'Data were mixed up when sending later. Bill neither of the two without checking the signed readings; report a firmware fault.',
    },
  },
  'transaction.stop-before-start': {
    title: { de: 'Ende liegt vor dem Beginn', en: 'The end lies before the start' },
    detail: {
      de: 'Die Endemeldung nennt eine Zeit {earlier} vor dem Beginn.',
      en: 'The stop message states a time {earlier} before the start.',
    },
    remedy: {
      de: 'Uhr der Station verstellt, oder das Ende gehört zu einem früheren Vorgang. Zählerstände und signierte Messwerte vergleichen.',
      en: 'The station’s clock was changed, or the end belongs to an earlier session. Compare readings and signed values.',
    },
  },
  'transaction.rejected': {
    title: {
      de: 'Backend wies die Transaktion mit einem Fehler ab',
      en: 'The backend answered the transaction with an error',
    },
    detail: {
      de: '{action} wurde mit [[{code}||einem Fehler ohne Code]] beantwortet[[: {description}]].',
      en: '{action} was answered with [[{code}||an error without a code]][[: {description}]].',
    },
    remedy: {
      de: '[[?internal: Der Fehler entstand im Backend selbst: dessen Log zu dieser Zeit ansehen.||Nachricht gegen das Schema prüfen; ein Zählerstand mit Nachkommastellen ist eine bekannte Ursache (meterStop muss ganzzahlig sein).]]',
      en: '[[?internal: The error arose in the backend itself: look at its log of that time.||Check the message against the schema; a reading with decimals is a known cause (meterStop must be a whole number).]]',
    },
  },
  'transaction.only-in-database': {
    title: { de: 'Ladevorgang nur in der Datenbank', en: 'Session only in the database' },
    detail: {
      de: 'Ein Ladevorgang[[ mit {energyWh} Wh]] ([[Transaktionsnummer dort: {transaction}||dort ohne Transaktionsnummer]]) steht im Speicher der Station; im lückenlosen Log dieser Zeit kommt er nicht vor.',
      en: 'A session[[ with {energyWh} Wh]] ([[transaction id there: {transaction}||no transaction id there]]) is in the station’s store; the log of that time has no hole and does not mention it.',
    },
    remedy: {
      de: 'Der Vorgang wurde vermutlich nie gesendet. Warteschlange prüfen; Daten für eine Abrechnung von Hand exportieren.',
      en: 'The session was probably never sent. Check the queue; export the data for billing by hand.',
    },
  },
  'transaction.not-acknowledged': {
    title: { de: 'Beginn vom Backend nie bestätigt', en: 'Start never confirmed by the backend' },
    detail: {
      de: 'Der Speicher der Station führt den Beginn als nicht bestätigt ([[Transaktionsnummer dort: {transaction}||dort ohne Transaktionsnummer]]).',
      en: 'The station’s store has the start as not confirmed ([[transaction id there: {transaction}||no transaction id there]]).',
    },
    remedy: {
      de: 'Im Backend nach dem Vorgang suchen; fehlt er dort, aus der Datenbank nachtragen.',
      en: 'Look for the session in the backend; if it is missing there, enter it from the database.',
    },
  },
  'transaction.waits-in-queue': {
    title: { de: 'Transaktionsnachrichten warten auf den Versand', en: 'Transaction messages wait to be sent' },
    detail: {
      de: 'Nachrichten in {queue}: {messages}; Sendeversuche je Nachricht bis {attempts}.',
      en: 'Messages in {queue}: {messages}; attempts per message up to {attempts}.',
    },
    remedy: {
      de: 'Verbindung herstellen und abwarten, bis die Warteschlange leer ist. Weist das Backend die erste Nachricht ab, blockiert sie alle folgenden.',
      en: 'Restore the link and wait until the queue is empty. If the backend rejects the first message, it blocks all that follow.',
    },
  },
  'transaction.witnesses-disagree': {
    title: { de: 'Quellen widersprechen sich', en: 'Sources contradict each other' },
    detail: {
      de: '{about}: [[{told}||verschieden in {witnesses}]].',
      en: '{about}: [[{told}||different in {witnesses}]].',
    },
    remedy: {
      de: 'Keiner Quelle blind glauben. Maßgeblich ist der signierte Messwert, sofern seine Signatur gültig ist; sonst den Stand des nächsten Ladevorgangs zum Vergleich nehmen.',
      en: 'Trust none of them blindly. The signed reading decides if its signature is valid; else compare with the start reading of the next session.',
    },
  },
  'transaction.energy-during-fault': {
    title: { de: 'Energie fließt während einer Störung', en: 'Energy flows during a fault' },
    detail: {
      de: 'Der Ladepunkt meldete eine Störung, und in {duration} stieg der Zähler noch um {energyWh} Wh.',
      en: 'The connector reported a fault, and within {duration} the register still rose by {energyWh} Wh.',
    },
    remedy: {
      de: 'Entweder schaltet die Station im Fehlerfall nicht ab (Schütz und Abschaltung vor Ort prüfen), oder sie nimmt eine Störung nicht zurück (Firmware). Das Backend zeigt den Ladepunkt als gestört.',
      en: 'Either the station does not switch off in case of a fault (check contactor and shutdown on site), or it does not take the fault back (firmware). The backend shows the connector as faulted.',
    },
  },
  'transaction.start-during-fault': {
    title: { de: 'Ladevorgang trotz Störung', en: 'Session in spite of a fault' },
    detail: {
      de: 'Der Ladepunkt war seit {faultedFor} als gestört gemeldet, als der Vorgang begann[[; so begannen {sessions} {sessions#Vorgang#Vorgänge}]].',
      en: 'The connector had been reported as faulted for {faultedFor} when the session began[[; {sessions} {sessions#session#sessions} began like this]].',
    },
    remedy: {
      de: 'Die Station hat die Störung nicht zurückgemeldet; im Backend gilt der Ladepunkt als defekt. Neustart, Firmware prüfen.',
      en: 'The station did not take the fault back; the backend believes the connector dead. Restart, check the firmware.',
    },
  },
  'transaction.ended-by-fault': {
    title: { de: 'Störung beendete den Ladevorgang', en: 'A fault ended the session' },
    detail: {
      de: 'Die Störung[[ {code}]] wurde zum Ende des Vorgangs gemeldet (Abstand {apart}).',
      en: 'The fault[[ {code}]] was reported at the session’s end (distance {apart}).',
    },
    remedy: {
      de: 'Ursache des Fehlercodes beheben; die geladene Energie bis zur Störung ist abrechenbar, wenn die Messwerte gültig sind.',
      en: 'Remove the cause of the code; the energy up to the fault can be billed if the readings are valid.',
    },
  },
  'transaction.ended-early': {
    title: { de: 'Ladevorgang außerplanmäßig beendet', en: 'Session ended abnormally' },
    detail: { de: 'Grund des Endes: {reason}.', en: 'Reason for the end: {reason}.' },
    remedy: {
      de: 'Häufen sich solche Enden an einer Station: Netz, Not-Aus, Freigaben und Neustarts prüfen.',
      en: 'If such ends pile up at a station, check supply, emergency stop, authorisation and restarts.',
    },
  },
  'transaction.sequence-gap': {
    title: {
      de: 'Folgenummern der Transaktion stimmen nicht',
      en: 'Sequence numbers of the transaction are wrong',
    },
    detail: {
      de: 'Transaktion {transaction}.[[ Folgenummern fehlen: {missing}.]][[ Folgenummern für verschiedene Ereignisse vergeben: {repeated}.]]',
      en: 'Transaction {transaction}.[[ Sequence numbers missing: {missing}.]][[ Sequence numbers given to different events: {repeated}.]]',
    },
    remedy: {
      de: '[[?missing: Nachrichten gingen verloren oder werden noch nachgesendet. Das Backend darf den Vorgang erst abschließen, wenn alle vorliegen.||Verloren ging hier nichts: Die Station zählt falsch. Firmware prüfen; das Backend darf Ereignisse nicht allein nach ihrer Nummer verwerfen.]]',
      en: '[[?missing: Messages were lost or will be sent later. The backend must not close the session before all have come.||Nothing was lost here: the station counts wrongly. Check its firmware; the backend must not drop events by their number alone.]]',
    },
  },
};
