import type { FindingTextCatalogue } from './finding-text.ts';

export const connectionTexts: FindingTextCatalogue = {
  'connection.boot-loop': {
    title: { de: 'Station meldet immer wieder einen Neustart', en: 'Station reports a restart again and again' },
    detail: {
      de: '{boots} {boots#Neustart#Neustarts} in {duration}; [[genannte Gründe: {reasons}||Gründe nennt die Station nicht]].[[?reopened:  Jedes Mal war die Verbindung kurz zuvor neu aufgebaut worden: Es können auch Verbindungsabbrüche sein, nach denen sich die Station neu anmeldet.]]',
      en: '{boots} {boots#restart#restarts} in {duration}; [[reasons given: {reasons}||the station gives no reasons]].[[?reopened:  Each time the connection had just been opened anew: it may also be lost connections, after which the station registers again.]]',
    },
    remedy: {
      de: 'Spannungsversorgung, Watchdog und Firmware prüfen; Systemlog der Zeit vor jedem Neustart ansehen.',
      en: 'Check supply, watchdog and firmware; look at the system log before each restart.',
    },
  },
  'connection.boot-not-accepted': {
    title: { de: 'Station nicht angenommen', en: 'Station not accepted' },
    detail: {
      de: 'BootNotification wurde nicht angenommen ([[Antwort: {status}||keine Antwort in diesem Log]]), Versuche: {attempts}.',
      en: 'BootNotification was not accepted ([[answer: {status}||no answer in this log]]), attempts: {attempts}.',
    },
    remedy: {
      de: 'Kennung, Adresse und Zugangsdaten der Station im Backend prüfen.',
      en: 'Check the station’s identity, address and credentials in the backend.',
    },
  },
  'connection.sent-before-accepted': {
    title: { de: 'Nachrichten vor der Annahme der Station', en: 'Messages before the station was accepted' },
    detail: {
      de: 'Die Antwort auf BootNotification war {status}. [[?byBackend: Danach schickte das Backend||Danach schickte die Station]] {messages} {messages#Anfrage#Anfragen}: {actions}[[ und {more} weitere]].',
      en: 'The answer to BootNotification was {status}. [[?byBackend: After that the backend sent||After that the station sent]] {messages} {messages#request#requests}: {actions}[[ and {more} more]].',
    },
    remedy: {
      de: 'Bei Pending sendet die Station nur, wonach das Backend fragt (TriggerMessage, Berichte), bei Rejected bis zum nächsten BootNotification nichts; Fernstart und Fernstopp sind so lange nicht erlaubt. Station im Backend freigeben, sonst Firmware prüfen.',
      en: 'While Pending a station sends only what the backend asks for (TriggerMessage, reports), while Rejected nothing until its next BootNotification; remote starts and stops are not allowed meanwhile. Release the station in the backend, else check its firmware.',
    },
  },
  'connection.phantom': {
    title: { de: 'Verbindung steht, Backend antwortet nicht', en: 'Connected, but the backend does not answer' },
    detail: {
      de: '{calls} {calls#Anfrage blieb#Anfragen blieben} {duration} ohne Antwort, während {pongs} {pongs#Pong kam#Pongs kamen}.',
      en: '{calls} {calls#request#requests} stayed unanswered for {duration} while {pongs} {pongs#pong#pongs} came.',
    },
    remedy: {
      de: 'Die Anwendung hinter dem Lastverteiler ist ausgefallen. Nicht an der Station suchen.',
      en: 'The application behind the load balancer is down. Do not look for it in the station.',
    },
  },
  'connection.silence': {
    title: { de: 'Station meldete sich nicht', en: 'Station was silent' },
    detail: {
      de: '[[{times} {times#Pause#Pausen}, die längste {duration}||{duration} lang steht keine Nachricht im Log]]; erwartet wird alle {interval} eine.',
      en: '[[{times} {times#pause#pauses}, the longest {duration}||No message in the log for {duration}]]; one is expected every {interval}.',
    },
    remedy: {
      de: 'Verbindung (Mobilfunk, Netzwerk) und Stromversorgung der Station in dieser Zeit prüfen. Steht beim Beleg, dass das Log nicht weiterläuft, kann auch nur das Log fehlen.',
      en: 'Check the link (mobile, network) and the station’s supply at that time. If the evidence says that the log does not go on, it may be only the log that is missing.',
    },
  },
  'connection.heartbeat-interval-ignored': {
    title: { de: 'Heartbeat nicht im vorgegebenen Abstand', en: 'Heartbeat not in the given interval' },
    detail: {
      de: 'Vorgegeben {interval}, gemessen {median} ({heartbeats} {heartbeats#Abstand#Abstände}).',
      en: 'Given {interval}, measured {median} ({heartbeats} {heartbeats#distance#distances}).',
    },
    remedy: {
      de: 'HeartbeatInterval in der Station prüfen; das Backend hält sie sonst zu Unrecht für offline.',
      en: 'Check HeartbeatInterval in the station; else the backend wrongly takes it for offline.',
    },
  },
  'connection.slow-answers': {
    title: { de: 'Antworten kamen spät', en: 'Answers came late' },
    detail: {
      de: '{action}: {times} späte {times#Antwort#Antworten}, die längste nach {longest}.',
      en: '{action}: {times} late {times#answer#answers}, the longest after {longest}.',
    },
    remedy: {
      de: 'Auslastung von Backend und Station sowie die Verbindung prüfen; viele Stationen brechen nach 30 s ab.',
      en: 'Check the load of backend and station, and the link; many stations give up after 30 s.',
    },
  },
  'connection.unanswered': {
    title: { de: 'Anfragen ohne Antwort', en: 'Requests without an answer' },
    detail: {
      de: '{missing} von {calls} {calls#Anfrage#Anfragen} {action} {missing#blieb#blieben} ohne Antwort.',
      en: '{missing} of {calls} {calls#request#requests} {action} stayed without an answer.',
    },
    remedy: {
      de: 'Zeitüberschreitungen und Verbindungsabbrüche zu diesen Zeiten prüfen.',
      en: 'Check for timeouts and broken connections at these times.',
    },
  },
  'connection.error-answers': {
    title: { de: 'Fehlerantworten', en: 'Error answers' },
    detail: {
      de: '[[{action}||Unbekannte Anfrage]]: {times}× [[{code}||Fehler ohne Code]][[ ({description})]].',
      en: '[[{action}||Unknown request]]: {times}× [[{code}||an error without a code]][[ ({description})]].',
    },
    remedy: {
      de: 'NotImplemented und NotSupported: Funktion im Backend abschalten. FormationViolation und TypeConstraintViolation: Nachricht gegen das Schema prüfen. SecurityError: Die Gegenseite lässt den Absender (noch) nicht zu; Anmeldung prüfen. InternalError: Log der Gegenseite ansehen.',
      en: 'NotImplemented and NotSupported: switch the function off in the backend. FormationViolation and TypeConstraintViolation: check the message against the schema. SecurityError: the other side does not let the sender in (yet); look at the registration. InternalError: look at the other side’s log.',
    },
  },
  'connection.orphan-answers': {
    title: { de: 'Antworten ohne Anfrage', en: 'Answers without a request' },
    detail: {
      de: '{answers} {answers#Antwort#Antworten} ({direction}) {answers#gehört#gehören} zu keiner Anfrage im Log[[; auf Antwort wartete dabei {asked}]].',
      en: '{answers} {answers#answer#answers} ({direction}) {answers#belongs#belong} to no request in the log[[; {asked} was open at that time]].',
    },
    remedy: {
      de: '[[?lost: Zu dieser Zeit war keine Anfrage offen; wahrscheinlich fehlt im Log nur deren Zeile.||Falsche Nachrichtenkennung oder Antwort nach Zeitüberschreitung.]] Mit der Gegenseite vergleichen.',
      en: '[[?lost: No request was open at that time; rather the log lacks the line of the request.||Wrong message id or an answer after the timeout.]] Compare with the other side.',
    },
  },
  'connection.two-calls-in-flight': {
    title: { de: 'Zwei Anfragen zugleich', en: 'Two requests at once' },
    detail: {
      de: '{times}× wurde eine Anfrage gesendet, bevor die vorige beantwortet war.',
      en: '{times}× a request was sent before the one before was answered.',
    },
    remedy: {
      de: 'OCPP-J erlaubt je Richtung nur eine offene Anfrage; strenge Gegenstellen verwerfen die zweite. Firmware prüfen.',
      en: 'OCPP-J allows one open request per direction; strict peers drop the second. Check the firmware.',
    },
  },
  'connection.flapping': {
    title: { de: 'Verbindung bricht immer wieder ab', en: 'Connection breaks again and again' },
    detail: {
      de: '{times} {times#Verbindungsaufbau#Verbindungsaufbauten} in {duration}.',
      en: '{times} {times#connection#connections} opened in {duration}.',
    },
    remedy: {
      de: 'Empfang, NAT-Zeitgrenzen und WebSocketPingInterval prüfen.',
      en: 'Check reception, NAT timeouts and WebSocketPingInterval.',
    },
  },
  'connection.clock-not-set': {
    title: { de: 'Uhr der Station nicht gestellt', en: 'Station’s clock not set' },
    detail: {
      de: '{messages} {messages#Nachricht trägt#Nachrichten tragen} eine Anlaufzeit wie {example}.',
      en: '{messages} {messages#message carries#messages carry} a start-up time such as {example}.',
    },
    remedy: {
      de: 'Pufferbatterie der Uhr und Zeitquelle prüfen. Vorgänge mit solchen Zeiten sind nicht abrechenbar.',
      en: 'Check the clock’s battery and time source. Sessions with such times cannot be billed.',
    },
  },
  'connection.clock-offset': {
    title: { de: 'Uhren gehen auseinander', en: 'Clocks differ' },
    detail: {
      de: 'Die Zeiten in {messages} {messages#Nachricht#Nachrichten} der Station weichen im Mittel um {offset} von der Zeit des Logs ab.',
      en: 'The times in {messages} {messages#message#messages} of the station differ by {offset} on average from the log’s time.',
    },
    remedy: {
      de: 'Zeitquelle (NTP, Heartbeat) der Station prüfen und mit der Uhr des Rechners vergleichen, der das Log schrieb.',
      en: 'Check the station’s time source (NTP, heartbeat) and compare with the clock of the computer that wrote the log.',
    },
  },
  'connection.clock-jump': {
    title: { de: 'Uhr der Station sprang', en: 'Station’s clock jumped' },
    detail: {
      de: 'Die Uhr der Station änderte sich um {jump} gegenüber dem Log.',
      en: 'The station’s clock changed by {jump} against the log.',
    },
    remedy: {
      de: 'Dauer und Zeiten von Ladevorgängen über diesen Sprung hinweg sind unsicher. Zeitquelle prüfen.',
      en: 'Durations and times of sessions across this jump are doubtful. Check the time source.',
    },
  },
  'connection.timestamp-without-zone': {
    title: { de: 'Zeitangaben ohne Zeitzone', en: 'Times without a zone' },
    detail: {
      de: '{messages} {messages#Nachricht nennt#Nachrichten nennen} Zeiten ohne Versatz, z. B. {example}; gelesen als UTC.',
      en: '{messages} {messages#message states#messages state} times without an offset, e.g. {example}; read as UTC.',
    },
    remedy: {
      de: 'Firmware sollte UTC mit „Z“ senden (OCPP 1.6, 3.15).',
      en: 'The firmware should send UTC with “Z” (OCPP 1.6, 3.15).',
    },
  },
};
