import { lineFormat } from '../line-format.ts';

/** A charger's own process log written with Qt: dates such as `Apr/30` without a year (research K40). */
export const qtCharger = lineFormat({
  id: 'qt-charger',
  title: 'Qt charger process log (IDC180E)',
  source: 'research K40',
  cannotTell: ['year', 'message ids', 'station'],
  pattern:
    /(?<time>[A-Z][a-z]{2}\/\d{1,2} \d{2}:\d{2}:\d{2}(?: UTC)?) {1,4}-{1,2} {1,4}(?:(?<mark>Recv|Send|Sent) (?<action>[A-Z]\w{2,40})?:? ?)?/,
  marks: { recv: 'csms-to-station', send: 'station-to-csms', sent: 'station-to-csms' },
  events: [[/(?:Recv|Send|Sent) [A-Z]\w{2,40}: ?QJsonObject|^QJsonObject/, 'status-text']],
  samples: [
    {
      line: 'Apr/30 20:02:13 UTC --  Recv BootNotification: QJsonObject({"currentTime":"2024-04-30T20:02:08Z"})',
      prefix: { time: 'Apr/30 20:02:13 UTC', station: null, label: 'csms-to-station' },
    },
    { line: 'April 30', prefix: null },
  ],
});
