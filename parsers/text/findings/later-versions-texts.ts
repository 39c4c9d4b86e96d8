import type { FindingTextCatalogue } from './finding-text.ts';

/** Rules about what only OCPP 2.0.1 and 2.1 have, and about lists, updates and certificates that 1.6 has too. */
export const laterVersionsTexts: FindingTextCatalogue = {
  'maintenance.report-incomplete': {
    title: { de: 'Bericht der Station unvollständig', en: 'Report of the station incomplete' },
    detail: {
      de: '{action} zu Anforderung {requestId}: {parts} {parts#Teil#Teile}[[, {missing} {missing#fehlt#fehlen} dazwischen]][[?open: , der letzte kündigt einen weiteren an, der in {waited} nicht kam]][[?never: , obwohl die Station ihn zusagte ({waited})]].',
      en: '{action} for request {requestId}: {parts} {parts#part#parts}[[, {missing} missing in between]][[?open: , the last one announces another that did not come within {waited}]][[?never: , although the station promised it ({waited})]].',
    },
    remedy: {
      de: 'Werte, die nicht in den Teilen stehen, sind unbekannt und nicht etwa leer. Bericht erneut anfordern; bei Wiederholung in kleineren Mengen (GetReport) und Firmware prüfen.',
      en: 'Values that stand in none of the parts are unknown, not empty. Ask for the report again; if it recurs, in smaller amounts (GetReport), and check the firmware.',
    },
  },
  'authorisation.contract-refused': {
    title: { de: 'Zertifikat abgelehnt oder nicht erhalten', en: 'Certificate refused or not obtained' },
    detail: {
      de: '{action}: {status}, {times}×[[?contract: . Das Fahrzeug kann sich damit nicht ausweisen (Plug & Charge)]].',
      en: '{action}: {status}, {times}×[[?contract: . The vehicle cannot prove its contract with it (Plug & Charge)]].',
    },
    remedy: {
      de: 'Vertrag und Gültigkeit beim Anbieter des Fahrers klären; V2G- und MO-Wurzelzertifikate der Station und die Erreichbarkeit von OCSP prüfen. Karte oder App bleibt als Ausweg.',
      en: 'Settle contract and validity with the driver’s provider; check the station’s V2G and MO root certificates and whether OCSP can be reached. Card or app remain as a way out.',
    },
  },
  'maintenance.certificate-not-signed': {
    title: { de: 'Station bekam kein neues Zertifikat', en: 'Station got no new certificate' },
    detail: {
      de: 'SignCertificate[[ ({type})]] [[wurde mit {status} beantwortet||wurde angenommen, CertificateSigned kam in {waited} nicht]].',
      en: 'SignCertificate[[ ({type})]] [[was answered with {status}||was accepted, CertificateSigned did not come within {waited}]].',
    },
    remedy: {
      de: 'Zertifizierungsstelle des Backends prüfen. Läuft das alte Zertifikat ab, erreicht die Station ihr Backend nicht mehr.',
      en: 'Check the backend’s certificate authority. Once the old certificate ends, the station no longer reaches its backend.',
    },
  },
  'maintenance.certificate-ends': {
    title: { de: 'Zertifikat läuft ab oder gilt noch nicht', en: 'Certificate ends or does not hold yet' },
    detail: {
      de: '{action}[[ ({type})]]: gültig bis {until}[[?over: , also schon abgelaufen]][[, vom Ende des Logs an noch {left}]][[; gilt erst ab {from}]].',
      en: '{action}[[ ({type})]]: valid until {until}[[?over: , which is over already]][[, {left} from the end of the log]][[; holds only from {from} on]].',
    },
    remedy: {
      de: 'Rechtzeitig ein neues ausstellen (SignCertificate anstoßen) oder einspielen. Nach dem Ablauf schlägt die Verbindung oder Plug & Charge fehl; auch die Uhr der Station prüfen.',
      en: 'Issue a new one in time (trigger SignCertificate) or install it. After its end the connection or Plug & Charge fails; check the station’s clock too.',
    },
  },
  'connection.network-profile-switched': {
    title: { de: 'Station wechselte ihr Verbindungsprofil', en: 'Station switched its network profile' },
    detail: {
      de: 'Von Profil {from} zu {to}, [[?ordered: so angeordnet||ohne dass ein Auftrag dazu im Log steht]].',
      en: 'From profile {from} to {to}, [[?ordered: as ordered||with no order for it in the log]].',
    },
    remedy: {
      de: 'Ohne Auftrag war das erste Profil nicht zu erreichen: Adresse, Netz und Zertifikat dieses Profils prüfen, bevor auch das zweite ausfällt.',
      en: 'Without an order the first profile could not be reached: check its address, network and certificate before the second one fails too.',
    },
  },
  'authorisation.local-list-version': {
    title: { de: 'Lokale Kartenliste hat einen anderen Stand', en: 'Local list of cards has another version' },
    detail: {
      de: 'Angenommen wurde Stand {set}, die Station nennt {told}[[?lost: ; sie hat keine Liste mehr]].',
      en: 'Version {set} was accepted, the station says {told}[[?lost: ; it has no list any more]].',
    },
    remedy: {
      de: 'Ganze Liste neu senden (Full). Bis dahin entscheidet die Station ohne Verbindung nach einer alten oder gar keiner Liste.',
      en: 'Send the whole list again (Full). Until then the station decides without a connection by an old list or by none.',
    },
  },
  'transaction.refused-after-offline': {
    title: {
      de: 'Ohne Verbindung geladen, Karte danach abgelehnt',
      en: 'Charged without connection, card refused afterwards',
    },
    detail: {
      de: 'Antwort des Backends: {status}[[, {delay} nach dem Beginn]][[; geladen wurden {energyWh} Wh]].',
      en: 'Answer of the backend: {status}[[, {delay} after the start]][[; {energyWh} Wh were charged]].',
    },
    remedy: {
      de: 'Energie ist womöglich nicht abrechenbar. Unbekannte Karten ohne Verbindung nur zulassen, wenn das gewollt ist; lokale Liste aktuell halten.',
      en: 'The energy may not be billable. Admit unknown cards without a connection only where that is wanted; keep the local list up to date.',
    },
  },
  'maintenance.update-unfinished': {
    title: { de: 'Update begonnen, Ende nicht gemeldet', en: 'Update begun, its end not told' },
    detail: {
      de: 'Letzter Stand {status}; in {waited} kam kein weiterer.',
      en: 'Last state {status}; none followed within {waited}.',
    },
    remedy: {
      de: 'Firmwarestand der Station abfragen. Hängt sie, Update abbrechen (neuer Auftrag) und neu starten.',
      en: 'Ask the station for its firmware version. If it hangs, cancel the update (a new order) and restart.',
    },
  },
  'connection.answer-refused': {
    title: { de: 'Antwort war unbrauchbar', en: 'Answer was of no use' },
    detail: {
      de: '[[?byStation: Die Station||Das Backend]] verwarf Antworten[[ auf {action}]][[ mit {code}]], {times}×[[: {description}]].',
      en: '[[?byStation: The station||The backend]] refused answers[[ to {action}]][[ with {code}]], {times}×[[: {description}]].',
    },
    remedy: {
      de: 'Die verworfene Antwort ansehen: meist fehlt ein Feld oder ein Wert passt nicht zur ausgehandelten Version.',
      en: 'Look at the refused answer: mostly a field is missing or a value does not fit the version agreed on.',
    },
  },
  'connection.stream-not-open': {
    title: { de: 'Messreihe ohne offenen Strom gesendet', en: 'Values sent on a stream that is not open' },
    detail: {
      de: 'Strom {id} wurde [[?refused: abgelehnt||geschlossen]], danach kamen noch {times} {times#Meldung#Meldungen}.',
      en: 'Stream {id} was [[?refused: refused||closed]], and {times} {times#notice#notices} came afterwards.',
    },
    remedy: {
      de: 'Belastet nur die Leitung; Firmware melden. Werte dieses Stroms gehören zu keinem bekannten Monitor.',
      en: 'It only burdens the link; report the firmware. Values of this stream belong to no monitor that is known.',
    },
  },
  'maintenance.grid-alarm': {
    title: { de: 'Netz außerhalb der Grenzen', en: 'Grid outside its bounds' },
    detail: {
      de: '[[{fault}, ]]Regelung {control}; [[{times}×, ]][[Dauer {duration}||ein Ende steht nicht in diesem Log]][[, die längste davon {longest}]].',
      en: '[[{fault}, ]]control {control}; [[{times}×, ]][[lasted {duration}||an end is not in this log]][[, the longest of them {longest}]].',
    },
    remedy: {
      de: 'Anschluss und Vorgaben des Netzbetreibers prüfen; solange drosselt oder trennt die Station.',
      en: 'Check the connection and the grid operator’s settings; the station throttles or disconnects meanwhile.',
    },
  },
  'transaction.payment-failed': {
    title: { de: 'Zahlung an der Station misslang', en: 'Payment at the station failed' },
    detail: {
      de: 'Ergebnis {status}[[, Betrag {amount}]][[: {info}]].',
      en: 'Result {status}[[, amount {amount}]][[: {info}]].',
    },
    remedy: {
      de: 'Mit dem Zahlungsdienst abgleichen (pspRef der Nachricht); Betrag anders einziehen oder ausbuchen.',
      en: 'Compare with the payment provider (pspRef of the message); collect the amount otherwise or write it off.',
    },
  },
  'transaction.limit-exceeded': {
    title: { de: 'Grenze des Ladevorgangs überschritten', en: 'Limit of the session exceeded' },
    detail: {
      de: '{limit}: vereinbart {most}, erreicht {reached}.',
      en: '{limit}: agreed {most}, reached {reached}.',
    },
    remedy: {
      de: 'Bei vorausbezahlten Ladungen bleibt die Mehrmenge unbezahlt. Prüfen, ob die Station die Grenze erhielt und beim Erreichen beendete.',
      en: 'With prepaid charging the excess stays unpaid. Check whether the station got the limit and stopped when it was reached.',
    },
  },
  'maintenance.battery-not-taken': {
    title: { de: 'Akku beim Wechsel nicht entnommen', en: 'Battery not taken in a swap' },
    detail: {
      de: '{batteries} {batteries#Akku blieb#Akkus blieben} liegen[[ (Anforderung {requestId})]].',
      en: '{batteries} {batteries#battery was#batteries were} left[[ (request {requestId})]].',
    },
    remedy: {
      de: 'Fach und Nutzer prüfen; der Tausch ist nicht abgeschlossen.',
      en: 'Check the slot and the user; the swap is not complete.',
    },
  },
};
