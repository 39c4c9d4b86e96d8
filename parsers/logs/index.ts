import { createRegistry, type Registry } from '../base/registry.ts';
import { alfen } from './formats/alfen.ts';
import { csvExport } from './formats/csv-export.ts';
import { delta } from './formats/delta.ts';
import { dotnetConsole } from './formats/dotnet-console.ts';
import { evcc } from './formats/evcc.ts';
import { everestConsole } from './formats/everest-console.ts';
import { firewall } from './formats/firewall.ts';
import { homeAssistant } from './formats/home-assistant.ts';
import { isoPrefix } from './formats/iso-prefix.ts';
import { javaLogging } from './formats/java-logging.ts';
import { jsonDocument } from './formats/json-document.ts';
import { jsonLines } from './formats/json-lines.ts';
import { kernel } from './formats/kernel.ts';
import { kevit } from './formats/kevit.ts';
import { libocpp } from './formats/libocpp.ts';
import { libocppHtml } from './formats/libocpp-html.ts';
import { localPrefix } from './formats/local-prefix.ts';
import { logcat } from './formats/logcat.ts';
import { microOcpp } from './formats/microocpp.ts';
import { mobilityhouse, mobilityhouseTimed } from './formats/mobilityhouse.ts';
import { ocppRpc } from './formats/ocpp-rpc.ts';
import { openOcpp } from './formats/open-ocpp.ts';
import { plainStatus } from './formats/plain-status.ts';
import { qtCharger } from './formats/qt-charger.ts';
import { quench } from './formats/quench.ts';
import { springBoot } from './formats/spring-boot.ts';
import { steve } from './formats/steve.ts';
import { syslog } from './formats/syslog.ts';
import { tablePaste } from './formats/table-paste.ts';
import { unknownPrefix } from './formats/unknown-prefix.ts';
import { wiresharkFollow } from './formats/wireshark-follow.ts';
import { websockets } from './formats/websockets.ts';
import type { LogFormat } from './log-format.ts';

/** All log line formats, the particular ones before the general ones: on equal evidence the earlier one is taken. */
export const logFormats: Registry<LogFormat> = createRegistry('logFormats', [
  jsonLines,
  jsonDocument,
  csvExport,
  steve,
  libocpp,
  libocppHtml,
  wiresharkFollow,
  homeAssistant,
  websockets,
  mobilityhouse,
  mobilityhouseTimed,
  evcc,
  microOcpp,
  alfen,
  quench,
  springBoot,
  openOcpp,
  delta,
  kevit,
  tablePaste,
  dotnetConsole,
  javaLogging,
  firewall,
  qtCharger,
  plainStatus,
  ocppRpc,
  everestConsole,
  isoPrefix,
  syslog,
  kernel,
  logcat,
  localPrefix,
  unknownPrefix,
]);
