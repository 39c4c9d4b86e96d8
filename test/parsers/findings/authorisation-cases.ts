import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const refused = '10:14:50 > Authorize idTag:A -> idTagInfo:{"status":"Invalid"}';
const remoteStart = (time: string, status = 'Accepted'): string =>
  `${time} < RemoteStartTransaction connectorId:1 idTag:A -> status:${status}`;

export const authorisationCases: readonly RuleCase[] = [
  {
    rule: 'authorisation.card-refused',
    fires: day(refused),
    quiet: [
      day('10:14:50 > Authorize idTag:A -> idTagInfo:{"status":"Accepted"}'),
      day('10:14:50 > Authorize idTag:A -> idTagInfo:{"status":"ConcurrentTx"}'),
    ],
    expected: { params: { status: 'Invalid', times: 1 } },
  },
  {
    rule: 'authorisation.concurrent-transaction',
    fires: day('10:14:50 > Authorize idTag:A -> idTagInfo:{"status":"ConcurrentTx"}'),
    quiet: [day(refused)],
  },
  {
    rule: 'authorisation.start-after-refusal',
    fires: day(`${refused}\n${session('10:15:00', '10:45:00')}`),
    quiet: [
      day(`${refused}\n${session('10:15:30', '10:45:00')}`),
      day(`${refused}\n${session('10:15:00', '10:45:00', { tag: 'B' })}`),
      day(
        `${refused}\n10:14:55 > Authorize idTag:A -> idTagInfo:{"status":"Accepted"}\n${session('10:15:00', '10:45:00')}`,
      ),
    ],
  },
  {
    rule: 'authorisation.remote-start-without-session',
    fires: day(remoteStart('10:15:00')),
    quiet: [
      day(remoteStart('10:15:00', 'Rejected')),
      day(`${remoteStart('10:14:00')}\n${session('10:15:00', '10:45:00')}`),
      `09:50:00 > BootNotification a:1 -> status:Accepted interval:600\n${remoteStart('10:00:00')}\n10:01:00 > Heartbeat -> ok`,
    ],
  },
  {
    rule: 'authorisation.remote-start-repeated',
    fires: day([remoteStart('10:15:00'), remoteStart('10:17:00'), remoteStart('10:19:00')].join('\n')),
    quiet: [
      day([remoteStart('10:15:00'), remoteStart('10:17:00')].join('\n')),
      day([remoteStart('10:15:00'), remoteStart('10:35:00'), remoteStart('10:55:00')].join('\n')),
    ],
  },
  {
    rule: 'authorisation.remote-stop-without-stop',
    fires: day(
      session('10:15:00', '10:45:00', { extra: '10:30:00 < RemoteStopTransaction transactionId:7 -> status:Accepted' }),
    ),
    quiet: [
      day(
        session('10:15:00', '10:31:00', {
          extra: '10:30:00 < RemoteStopTransaction transactionId:7 -> status:Accepted',
        }),
      ),
      day(
        session('10:15:00', '10:45:00', {
          extra: '10:30:00 < RemoteStopTransaction transactionId:7 -> status:Rejected',
        }),
      ),
      day('10:30:00 < RemoteStopTransaction transactionId:99 -> status:Accepted'),
    ],
  },
];
