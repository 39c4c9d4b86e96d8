import type { FindingTextCatalogue } from './finding-text.ts';

export const vendorOtherTexts: FindingTextCatalogue = {
  'vendor.greenflux.ccid-tripped': {
    title: { de: 'Fehlerstromschutz (CCID) löste aus', en: 'Residual current device (CCID) tripped' },
    detail: {
      de: 'Die Station versucht es alle {interval} erneut, höchstens {most}-mal; hier Versuche: {retries}.[[ Sie gab nach {givenUp} auf, das Fahrzeug muss abgesteckt werden.]][[ Schon nach {healed} war der Fehlerstrom weg.]]',
      en: 'The station tries again every {interval}, {most} {most#time#times} at most; tried here: {retries}.[[ It gave up after {givenUp}, the vehicle must be unplugged.]][[ The residual current was gone after {healed}.]]',
    },
    remedy: {
      de: 'Fahrzeug abstecken und mit einem anderen prüfen; löst es wieder aus, Installation und CCID prüfen.',
      en: 'Unplug the vehicle and try another; if it trips again, check installation and CCID.',
    },
  },
  'vendor.greenflux.charge-rate-too-soon': {
    title: { de: 'Ladestrom zu früh geändert', en: 'Charge rate changed too soon' },
    detail: {
      de: 'ERR_CHANGE_PWM_NOT_YET_ALLOWED, {times}×: über {high} A wird der Strom in zwei Stufen erreicht, was bis zu 5 s dauert.',
      en: 'ERR_CHANGE_PWM_NOT_YET_ALLOWED, {times}×: above {high} A the current is reached in two steps, which takes up to 5 s.',
    },
    remedy: {
      de: 'Harmlos. Häuft es sich, Vorgaben langsamer senden.',
      en: 'Harmless. If it piles up, send limits more slowly.',
    },
  },
  'vendor.greenflux.update-refuses-reset': {
    title: { de: 'Reset während eines Updates abgelehnt', en: 'Reset refused during an update' },
    detail: {
      de: 'Der Reset kam {after} nach dem Update; bis die neue Version sich geprüft hat, lehnt die Station ihn ab.',
      en: 'The reset came {after} after the update; until the new version has checked itself the station refuses it.',
    },
    remedy: {
      de: 'Abwarten und erneut versuchen.',
      en: 'Wait and try again.',
    },
  },
  'vendor.greenflux.password-changed': {
    title: { de: 'Passwort der lokalen Verwaltung geändert', en: 'Password of the local management changed' },
    detail: {
      de: 'GetConfiguration wurde {times}× gelesen; [[ab Version 4.2.0 ({version}) ändert||je nach Version ändert]] das jedes Mal das Passwort der lokalen Verwaltungsseite.',
      en: 'GetConfiguration was read {times}×; [[from version 4.2.0 on ({version})||depending on the version]] each time changes the password of the local management page.',
    },
    remedy: {
      de: 'Wer vor Ort arbeitet, braucht das Passwort aus der letzten Antwort.',
      en: 'Whoever works on site needs the password of the latest answer.',
    },
  },
  'vendor.bacancy.endpoint-change': {
    title: { de: 'Adresse des Backends geändert', en: 'Backend address changed' },
    detail: {
      de: 'OCPPEndpointToBackend wurde angenommen; [[nach {back} meldete sich die Station wieder hier: die neue Adresse war nicht erreichbar]][[?away: danach endet dieses Log; ob sie umgezogen ist, zeigt das neue Backend]][[?stayed: die Station meldet sich weiter hier, ein Neustart steht nicht im Log]].',
      en: 'OCPPEndpointToBackend was accepted; [[after {back} the station came back here: the new address could not be reached]][[?away: this log ends after that; whether it has moved, the new backend shows]][[?stayed: the station still talks to this backend, no restart is in the log]].',
    },
    remedy: {
      de: 'Neue Adresse (ws/wss, Kennung am Ende) prüfen und nach dem Schreiben sofort neu starten; nach 20 bis 30 min ohne Erfolg kehrt die Station zur alten Adresse zurück.',
      en: 'Check the new address (ws/wss, identity at the end) and restart right after writing it; after 20 to 30 min without success the station returns to the old address.',
    },
  },
  'vendor.bacancy.default-tag': {
    title: { de: 'Ladevorgänge unter der Ersatzkennung', en: 'Sessions under the default tag' },
    detail: {
      de: '{times} {times#Vorgang trägt#Vorgänge tragen} die Kennung aus DefaultTag[[?free: ; FreeMode ist an||; FreeMode ist im Log nicht als an belegt]].',
      en: '{times} {times#session carries#sessions carry} the id of DefaultTag[[?free: ; FreeMode is on||; the log does not show that FreeMode is on]].',
    },
    remedy: {
      de: 'Diese Vorgänge lassen sich keiner Person zuordnen. FreeMode ausschalten, wenn abgerechnet werden soll.',
      en: 'These sessions cannot be assigned to anybody. Switch FreeMode off if they are to be billed.',
    },
  },
  'vendor.oca.vendor-id-form': {
    title: { de: 'vendorId ist kein umgekehrter DNS-Name', en: 'vendorId is no reversed DNS name' },
    detail: {
      de: '„{vendorId}“, {times}×.',
      en: '“{vendorId}”, {times}×.',
    },
    remedy: {
      de: 'Eindeutig sind Namen wie com.firma.funktion; sonst können zwei Hersteller mit einem Namen Verschiedenes meinen.',
      en: 'Names such as com.company.feature are unique; else two vendors may mean different things by one name.',
    },
  },
  'vendor.oca.unknown-message-repeated': {
    title: { de: 'Unbekannte Erweiterung immer wieder gesendet', en: 'Unknown extension sent again and again' },
    detail: {
      de: '[[?byBackend: Das Backend sendet||Die Station sendet]] {vendorId}[[ / {messageId}]] weiter, obwohl die Gegenseite {times}× mit {status} antwortete.',
      en: '[[?byBackend: The backend||The station]] goes on sending {vendorId}[[ / {messageId}]] although the other side answered {status} {times}×.',
    },
    remedy: {
      de: 'Bis zum nächsten Neustart nicht mehr senden; Erweiterung abschalten oder auf der Gegenseite einrichten.',
      en: 'Do not send it again before the next restart; switch the extension off or set it up on the other side.',
    },
  },
  'vendor.oca.transaction-id-missing': {
    title: { de: 'Erweiterung ohne Transaktionsnummer', en: 'Extension without a transaction id' },
    detail: {
      de: '{vendorId}[[ / {messageId}]]: {times}× Daten zum laufenden Vorgang (Feld {member}) ohne Transaktionsnummer.',
      en: '{vendorId}[[ / {messageId}]]: {times}× data about a running session (member {member}) without its transaction id.',
    },
    remedy: {
      de: 'Kommt die Nachricht verspätet, lässt sie sich nicht zuordnen. Nummer in die Daten aufnehmen.',
      en: 'If the message comes late it cannot be assigned. Put the id into the data.',
    },
  },
  'vendor.oca.customization-not-switchable': {
    title: { de: 'Erweiterung lässt sich nicht abschalten', en: 'Extension cannot be switched off' },
    detail: {
      de: 'Für {vendorId} hat die Station keinen Schlüssel, der sie abschaltet[[?locked:  (der vorhandene ist nur lesbar)]].',
      en: 'For {vendorId} the station has no key that switches it off[[?locked:  (the one that exists is read-only)]].',
    },
    remedy: {
      de: 'Vom Hersteller einen Schlüssel verlangen; zur Zertifizierung müssen Erweiterungen aus sein.',
      en: 'Ask the vendor for a key; extensions must be off for certification.',
    },
  },
};
