import { rows } from '../entry.ts';

/** Configuration keys that the white paper on security adds to OCPP 1.6. */
export const securityKeys = rows('configuration-key', 'Improved security for OCPP 1.6-J, configuration keys', [
  [
    'SecurityProfile',
    { profile: 'Security', required: 'no', access: 'RW', type: 'integer', range: '0 .. 3' },
    'Sicherheitsprofil',
    'Security profile',
    '0: ungeschützt; 1: Kennwort ohne Verschlüsselung; 2: TLS und Kennwort; 3: TLS mit Zertifikaten auf beiden Seiten.',
    '0: unprotected; 1: password without encryption; 2: TLS and password; 3: TLS with certificates on both sides.',
  ],
  [
    'AuthorizationKey',
    { profile: 'Security', required: 'no', access: 'W', type: 'string' },
    'Kennwort der Station',
    'Password of the station',
    'Kennwort für HTTP Basic bei Profil 1 und 2. Ein Geheimnis: Eine Station soll es nie herausgeben.',
    'Password for HTTP Basic in profiles 1 and 2. A secret: a station should never hand it out.',
  ],
  [
    'CpoName',
    { profile: 'Security', required: 'no', access: 'RW', type: 'string' },
    'Name des Betreibers',
    'Name of the operator',
    'Steht als Organisation im Zertifikat der Station.',
    'Stands as the organisation in the certificate of the station.',
  ],
  [
    'AdditionalRootCertificateCheck',
    { profile: 'Security', required: 'no', access: 'R', type: 'boolean' },
    'Prüfung neuer Wurzelzertifikate',
    'Check of new root certificates',
    'true: Es gibt nur ein Wurzelzertifikat des Backends; ein neues muss vom alten unterschrieben sein.',
    'true: there is only one root certificate of the backend; a new one has to be signed by the old one.',
  ],
  [
    'CertificateSignedMaxChainSize',
    { profile: 'Security', required: 'no', access: 'R', type: 'integer', unit: 'byte' },
    'Größte Zertifikatskette',
    'Largest certificate chain',
    'So lang darf die Kette in CertificateSigned sein.',
    'The chain in CertificateSigned may be this long.',
  ],
  [
    'CertificateStoreMaxLength',
    { profile: 'Security', required: 'no', access: 'R', type: 'integer' },
    'Platz für Zertifikate',
    'Room for certificates',
    'So viele Wurzelzertifikate bewahrt die Station auf.',
    'The station keeps this many root certificates.',
  ],
  [
    'SupportedFileTransferProtocols',
    { profile: 'Security', required: 'no', access: 'R', type: 'comma-separated list' },
    'Wege für Dateien',
    'Ways for files',
    'Womit die Station Diagnose sendet und Firmware holt: FTP, FTPS, HTTP, HTTPS, SFTP.',
    'By which the station sends diagnostics and fetches firmware: FTP, FTPS, HTTP, HTTPS, SFTP.',
  ],
]);
