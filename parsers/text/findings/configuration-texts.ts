import type { FindingTextCatalogue } from './finding-text.ts';

export const configurationTexts: FindingTextCatalogue = {
  'configuration.changed': {
    title: { de: 'Einstellungen geändert', en: 'Settings changed' },
    detail: {
      de: '{times}: {settings}[[ und {more} weitere]].',
      en: '{times}: {settings}[[ and {more} more]].',
    },
    remedy: {
      de: 'Mit dem Zeitpunkt des Problems vergleichen: wer hat warum geändert?',
      en: 'Compare with the time of the problem: who changed it, and why?',
    },
  },
  'configuration.reboot-pending': {
    title: { de: 'Einstellung wartet auf Neustart', en: 'Setting waits for a restart' },
    detail: {
      de: '{settings}: mit RebootRequired angenommen, in {waited} kam kein Neustart.',
      en: '{settings}: accepted with RebootRequired, no restart within {waited}.',
    },
    remedy: {
      de: 'Station neu starten, sonst gilt weiter der alte Wert.',
      en: 'Restart the station, else the old value still holds.',
    },
  },
  'configuration.risky': {
    title: { de: 'Heikle Einstellung', en: 'Risky setting' },
    detail: {
      de: '{key}[[ = {value}]].',
      en: '{key}[[ = {value}]].',
    },
    remedy: {
      de: 'Wert prüfen: 0 schaltet Heartbeat oder Wiederholungen ab, sehr kurze Wartezeiten brechen Freigaben ab, und „true“ bei Offline-Freigaben lässt Unbekannte laden.',
      en: 'Check the value: 0 switches heartbeat or repetitions off, very short waits cut authorisations off, and “true” for offline authorisation lets unknown people charge.',
    },
  },
  'signature.key-not-sent': {
    title: { de: 'Öffentlicher Schlüssel nicht mitgesendet', en: 'Public key not sent along' },
    detail: {
      de: '{without} von {signed} {signed#signierten Messwert#signierten Messwerten}[[ der Transaktion {transaction}]] {without#kam#kamen} ohne Schlüssel; eingestellt ist {setting}.',
      en: '{without} of {signed} signed {signed#reading#readings}[[ of transaction {transaction}]] came without a key; the setting is {setting}.',
    },
    remedy: {
      de: 'Schlüssel vom Zähler ablesen und eintragen; Firmware-Fehler melden.',
      en: 'Read the key from the meter and enter it; report a firmware fault.',
    },
  },
};
