import type { LogEventKind } from '../../../parsers/model/log-event.ts';
import { logEvent } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const upload = (time: string, status: string): string =>
  `${time} > DiagnosticsStatusNotification status:${status} -> ok`;
const boot = (time: string, version: string): string =>
  `${time} > BootNotification chargePointModel:M firmwareVersion:${version} -> status:Accepted interval:600`;

export const maintenanceCases: readonly RuleCase[] = [
  {
    rule: 'maintenance.upload-failed',
    fires: day(upload('10:15:00', 'UploadFailed')),
    quiet: [
      day([upload('10:15:00', 'Uploading'), upload('10:30:00', 'Uploaded')].join('\n')),
      // The log ends before one can tell.
      day(upload('11:40:00', 'Uploading')),
    ],
  },
  {
    rule: 'maintenance.firmware-failed',
    fires: day('10:15:00 > FirmwareStatusNotification status:InstallationFailed -> ok'),
    quiet: [day('10:15:00 > FirmwareStatusNotification status:Installed -> ok')],
  },
  {
    rule: 'maintenance.firmware-rolled-back',
    fires: day([boot('10:15:00', '1.0.0'), boot('10:35:00', '1.1.0'), boot('10:55:00', '1.0.0')].join('\n')),
    quiet: [
      day([boot('10:15:00', '1.0.0'), boot('10:35:00', '1.1.0'), boot('10:55:00', '1.1.0')].join('\n')),
      day(
        [
          boot('10:15:00', '1.0.0'),
          boot('10:35:00', '1.1.0'),
          '10:40:00 < UpdateFirmware location:x -> ok',
          boot('10:55:00', '1.0.0'),
        ].join('\n'),
      ),
    ],
    expected: { params: { from: '1.1.0', to: '1.0.0' } },
  },
  ...(
    [
      ['maintenance.system-resources', ['out-of-memory'], []],
      ['maintenance.system-resources', ['disk-full'], []],
      ['maintenance.system-storage', ['file-system-error'], ['network-down']],
      ['maintenance.system-crash', ['watchdog'], ['process-restarted', 'system-started']],
      [
        'maintenance.system-modem',
        ['modem-lost', 'modem-lost', 'modem-lost'],
        ['modem-lost', 'modem-found', 'modem-lost'],
      ],
    ] as const
  ).map(([rule, fires, quiet]): RuleCase => {
    const events = (kinds: readonly LogEventKind[]) =>
      kinds.map((kind, index) => logEvent(kind, at(`10:1${index}:00`)));
    return {
      rule,
      fires: { table: day(''), events: events(fires) },
      quiet: [{ table: day(''), events: events(quiet) }],
    };
  }),
];
