import type { FindingTextCatalogue } from './finding-text.ts';

export const maintenanceTexts: FindingTextCatalogue = {
  'maintenance.upload-failed': {
    title: { de: 'Diagnosedaten nicht hochgeladen', en: 'Diagnostics not uploaded' },
    detail: {
      de: 'Gemeldet: {status}[[; ein Ende kam in {waited} nicht]].',
      en: 'Reported: {status}[[; no end came within {waited}]].',
    },
    remedy: {
      de: 'Adresse, Rechte und Erreichbarkeit des FTP- oder HTTP-Ziels prüfen (Pfad bei FTP ist relativ zum Anmeldeordner).',
      en: 'Check address, rights and reachability of the FTP or HTTP target (an FTP path is relative to the login folder).',
    },
  },
  'maintenance.firmware-failed': {
    title: { de: 'Firmware-Update fehlgeschlagen', en: 'Firmware update failed' },
    detail: { de: 'Gemeldet: {status}.', en: 'Reported: {status}.' },
    remedy: {
      de: 'Abbild, Signatur, Adresse und freien Speicher der Station prüfen.',
      en: 'Check image, signature, address and free space of the station.',
    },
  },
  'maintenance.firmware-rolled-back': {
    title: { de: 'Firmware fiel auf die alte Version zurück', en: 'Firmware fell back to the old version' },
    detail: {
      de: 'Nach {from} meldet sich die Station wieder mit {to}, ohne dass ein Update angefordert wurde.',
      en: 'After {from} the station reports {to} again, without an update having been asked for.',
    },
    remedy: {
      de: 'Das Update hat die Selbstprüfung nicht bestanden. Log der Zeit nach dem Update ansehen, Hersteller fragen.',
      en: 'The update failed its self-check. Look at the log after the update, ask the vendor.',
    },
  },
};
