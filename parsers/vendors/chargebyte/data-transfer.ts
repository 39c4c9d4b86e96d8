import type { CatalogueEntry } from '../catalogue.ts';
import { both, entry } from '../entry.ts';

/** DataTransfer messages (3.3.8 to 3.3.10). */
export const dataTransfers: readonly CatalogueEntry[] = [
  entry(
    'data-transfer',
    '3.3.8',
    'DataTransfer',
    both('Durchreiche zwischen MQTT und Backend', 'Passage between MQTT and backend'),
    both(
      'Jede DataTransfer-Nachricht, für die in customer.json vendorId (und messageId) eingetragen ist, geht als OCPP-J-Text über MQTT an die Kundenanwendung; in Gegenrichtung meldet sich diese mit einer service_id an. Die UniqueId der Antwort muss die der Anfrage sein. Kommt binnen confirmTimeout (Vorgabe 1 s, höchstens 60 s) nichts, scheitert die Anfrage.',
      'Every DataTransfer whose vendorId (and messageId) is listed in customer.json reaches the customer application over MQTT as OCPP-J text; the other way round, the application signs on with a service_id. An answer has to repeat the UniqueId of its request. If nothing arrives within confirmTimeout (1 s unless set, 60 s at most), the request fails.',
    ),
    {
      facts: {
        direction: 'both',
        requestFromCentralSystem: 'ocpp/data_transfer_from_cs/request',
        confirmToCentralSystem: 'ocpp/data_transfer_from_cs/confirm',
        registerService: 'ocpp/data_transfer_to_cs/service_id',
        requestToCentralSystem: 'ocpp/data_transfer_to_cs/<service_id>/request',
        confirmFromCentralSystem: 'ocpp/data_transfer_to_cs/<service_id>/confirm',
        format:
          '[2, "<UniqueId>", "DataTransfer", {"vendorId", "messageId", "data"}] / [3, "<UniqueId>", {"status", "data"}] / [4, ...]',
        uniqueId: 'up to 36 characters',
        serviceIdMustNotContain: '/ blank + # $',
        dataEncoding: 'Base64 recommended',
      },
      remote: [
        both(
          'Kommt nichts bei der Anwendung an: ocpp/csDataTransfers in customer.json prüfen',
          'If nothing reaches the application: check ocpp/csDataTransfers in customer.json',
        ),
        both(
          'CallError als Antwort: die Station konnte die Anfrage gar nicht erst weitergeben, oder das Backend hat sie so beantwortet',
          'A CallError in return: the station could not forward the request at all, or the backend answered that way',
        ),
      ],
    },
  ),
  entry(
    'data-transfer',
    '3.3.9',
    'rcdRecloserGetState',
    both('Stellung des RCD-Wiedereinschalters abfragen', 'Ask for the position of the RCD recloser'),
    both(
      'Das Backend fragt, ob der Wiedereinschalter offen oder zu ist. Abgelehnt wird mit dem Grund in data.',
      'The backend asks whether the recloser is open or closed. A refusal names its reason in data.',
    ),
    {
      causes: [
        both(
          'notPresent: kein Wiedereinschalter konfiguriert oder verbaut',
          'notPresent: no recloser configured or installed',
        ),
        both('notAvailable: Wiedereinschalter antwortet nicht', 'notAvailable: the recloser does not answer'),
        both(
          'invalidRequestData: data der Anfrage ist unbrauchbar (connectorId muss 1 sein)',
          'invalidRequestData: data of the request is useless (connectorId has to be 1)',
        ),
      ],
      facts: {
        direction: 'Central System -> Charge Point',
        vendorId: 'com.in-tech.smartcharging',
        data: '<connectorId>',
        accepted: 'open / close',
        rejected: 'notPresent / notAvailable / invalidRequestData',
        connectorId: '1',
      },
    },
  ),
  entry(
    'data-transfer',
    '3.3.9',
    'rcdRecloserChangeState',
    both('RCD-Wiedereinschalter schalten', 'Switch the RCD recloser'),
    both(
      'Das Backend öffnet oder schließt den Wiedereinschalter aus der Ferne. Vor dem Schließen klären, warum der FI fiel. Nach 10 s ohne Erfolg scheitert die Anfrage (3.4).',
      'The backend opens or closes the recloser from afar. Find out why the RCD tripped before closing it. After 10 s without success the request fails (3.4).',
    ),
    {
      causes: [
        both(
          'notPresent: kein Wiedereinschalter konfiguriert oder verbaut',
          'notPresent: no recloser configured or installed',
        ),
        both('notAvailable: Wiedereinschalter antwortet nicht', 'notAvailable: the recloser does not answer'),
        both(
          'invalidRequestData: connectorId ist nicht 1 oder der Zustand weder open noch close',
          'invalidRequestData: connectorId is not 1 or the state is neither open nor close',
        ),
      ],
      facts: {
        direction: 'Central System -> Charge Point',
        vendorId: 'com.in-tech.smartcharging',
        data: '<connectorId>, <recloserState>',
        recloserState: 'open / close',
        accepted: 'open / close',
        rejected: 'notPresent / notAvailable / invalidRequestData',
        timeout: '10 s',
      },
    },
  ),
  entry(
    'data-transfer',
    '3.3.10',
    'setMeterConfiguration',
    both('Zählerschlüssel ans Backend', 'Meter key to the backend'),
    both(
      'Nach jedem BootNotification schickt die Station den öffentlichen Schlüssel ihres Eichrechtszählers als JSON, wenn sendMeterPublicKeyOnBootNotification true ist. Die Antwort wird nicht ausgewertet: lehnt das Backend ab, kommt der nächste Versuch erst beim nächsten Start. vendorId ist hier generalConfiguration (Absprache von be.energized), nicht die des Herstellers.',
      'With sendMeterPublicKeyOnBootNotification set to true, the public key of its calibration-law meter follows each BootNotification as JSON. Nobody looks at the answer: a refusal is only made good by the next boot. The vendorId is generalConfiguration (a be.energized convention), not that of the vendor.',
    ),
    {
      facts: {
        direction: 'Charge Point -> Central System',
        vendorId: 'generalConfiguration',
        data: 'JSON object with the public key',
        response: 'ignored',
        sentAfter: 'BootNotification',
        switchedBy: 'sendMeterPublicKeyOnBootNotification',
      },
    },
  ),
];
