import * as enumerations from './enumerations-2x.ts';
import { boolean, dateTime, decimal, integer, listOf, object, oneOf, optional, text } from './field.ts';
import type { MessageFields } from './field.ts';
import * as parts from './message-parts-2x.ts';

/* Messages of OCPP 2.0.1 and 2.1 about the station itself: start, states, device model, monitoring, updates, logs, certificates, messages on its screen. */

const { acceptedOrRejected, answer, attributeType, component, evse, partOfReport, reportAnswer, variable } = parts;

const componentVariable = optional(listOf(object('componentVariable', [component, optional(variable)])));
const monitor = [
  integer('id'),
  boolean('transaction'),
  decimal('value'),
  oneOf('type', enumerations.monitorType2x),
  integer('severity'),
];
const retries = [optional(integer('retries')), optional(integer('retryInterval'))];

export const stationMessages: Readonly<Record<string, MessageFields>> = {
  BootNotification: {
    request: [
      object('chargingStation', [
        optional(text('serialNumber', 25)),
        text('model', 20),
        text('vendorName', 50),
        optional(text('firmwareVersion', 50)),
      ]),
      oneOf('reason', enumerations.bootReason2x),
    ],
    response: [dateTime('currentTime'), integer('interval'), ...answer('Accepted', 'Pending', 'Rejected')],
  },
  Heartbeat: { request: [], response: [dateTime('currentTime')] },
  StatusNotification: {
    request: [
      dateTime('timestamp'),
      oneOf('connectorStatus', enumerations.connectorStatus2x),
      integer('evseId'),
      integer('connectorId'),
    ],
    response: [],
  },
  Reset: {
    request: [oneOf('type', ['Immediate', 'OnIdle', 'ImmediateAndResume']), optional(integer('evseId'))],
    response: answer('Accepted', 'Rejected', 'Scheduled'),
  },
  ChangeAvailability: {
    request: [oneOf('operationalStatus', ['Inoperative', 'Operative']), optional(evse)],
    response: answer('Accepted', 'Rejected', 'Scheduled'),
  },
  TriggerMessage: {
    request: [
      oneOf('requestedMessage', enumerations.messageTrigger2x),
      optional(evse),
      optional(text('customTrigger', 50)),
    ],
    response: answer('Accepted', 'Rejected', 'NotImplemented'),
  },
  DataTransfer: {
    request: [text('vendorId', 255), optional(text('messageId', 50))],
    response: answer('Accepted', 'Rejected', 'UnknownMessageId', 'UnknownVendorId'),
  },
  SetNetworkProfile: {
    request: [
      integer('configurationSlot'),
      object('connectionData', [
        optional(oneOf('ocppVersion', enumerations.ocppVersion2x)),
        oneOf('ocppTransport', ['SOAP', 'JSON']),
        text('ocppCsmsUrl', 2_000),
        integer('messageTimeout'),
        integer('securityProfile'),
        oneOf('ocppInterface', enumerations.ocppInterface2x),
      ]),
    ],
    response: answer('Accepted', 'Rejected', 'Failed'),
  },

  // Device model
  GetVariables: {
    request: [listOf(object('getVariableData', [attributeType, component, variable]))],
    response: [
      listOf(
        object('getVariableResult', [
          oneOf('attributeStatus', enumerations.getVariableStatus2x),
          attributeType,
          optional(text('attributeValue', 2_500)),
          component,
          variable,
        ]),
      ),
    ],
  },
  SetVariables: {
    request: [listOf(object('setVariableData', [attributeType, text('attributeValue', 2_500), component, variable]))],
    response: [
      listOf(
        object('setVariableResult', [
          oneOf('attributeStatus', enumerations.setVariableStatus2x),
          attributeType,
          component,
          variable,
        ]),
      ),
    ],
  },
  GetBaseReport: {
    request: [
      integer('requestId'),
      oneOf('reportBase', ['ConfigurationInventory', 'FullInventory', 'SummaryInventory']),
    ],
    response: reportAnswer,
  },
  GetReport: {
    request: [
      integer('requestId'),
      optional(listOf(oneOf('componentCriteria', ['Active', 'Available', 'Enabled', 'Problem']))),
      componentVariable,
    ],
    response: reportAnswer,
  },
  NotifyReport: {
    request: [
      ...partOfReport,
      optional(
        listOf(
          object('reportData', [
            component,
            variable,
            listOf(
              object('variableAttribute', [
                optional(oneOf('type', enumerations.attributeType2x)),
                optional(text('value', 2_500)),
                optional(oneOf('mutability', enumerations.mutability2x)),
              ]),
            ),
          ]),
        ),
      ),
    ],
    response: [],
  },

  // Monitoring
  SetMonitoringBase: {
    request: [oneOf('monitoringBase', ['All', 'FactoryDefault', 'HardWiredOnly'])],
    response: reportAnswer,
  },
  SetMonitoringLevel: { request: [integer('severity')], response: acceptedOrRejected },
  SetVariableMonitoring: {
    request: [
      listOf(
        object('setMonitoringData', [
          optional(integer('id')),
          optional(boolean('transaction')),
          decimal('value'),
          oneOf('type', enumerations.monitorType2x),
          integer('severity'),
          component,
          variable,
        ]),
      ),
    ],
    response: [
      listOf(
        object('setMonitoringResult', [
          optional(integer('id')),
          oneOf('status', enumerations.setMonitoringStatus2x),
          oneOf('type', enumerations.monitorType2x),
          integer('severity'),
          component,
          variable,
        ]),
      ),
    ],
  },
  ClearVariableMonitoring: {
    request: [listOf(integer('id'))],
    response: [
      listOf(object('clearMonitoringResult', [integer('id'), oneOf('status', enumerations.clearMonitoringStatus2x)])),
    ],
  },
  GetMonitoringReport: {
    request: [
      integer('requestId'),
      optional(listOf(oneOf('monitoringCriteria', ['ThresholdMonitoring', 'DeltaMonitoring', 'PeriodicMonitoring']))),
      componentVariable,
    ],
    response: reportAnswer,
  },
  NotifyMonitoringReport: {
    request: [
      ...partOfReport,
      optional(listOf(object('monitor', [component, variable, listOf(object('variableMonitoring', monitor))]))),
    ],
    response: [],
  },
  NotifyEvent: {
    request: [
      dateTime('generatedAt'),
      integer('seqNo'),
      optional(boolean('tbc')),
      listOf(
        object('eventData', [
          integer('eventId'),
          dateTime('timestamp'),
          oneOf('trigger', enumerations.eventTrigger2x),
          text('actualValue', 2_500),
          optional(boolean('cleared')),
          oneOf('eventNotificationType', enumerations.eventNotification2x),
          component,
          variable,
        ]),
      ),
    ],
    response: [],
  },
  OpenPeriodicEventStream: { request: [parts.streamData('constantStreamData')], response: acceptedOrRejected },
  ClosePeriodicEventStream: { request: [integer('id')], response: [] },
  AdjustPeriodicEventStream: {
    request: [integer('id'), object('params', [optional(integer('interval')), optional(integer('values'))])],
    response: acceptedOrRejected,
  },
  GetPeriodicEventStream: {
    request: [],
    response: [optional(listOf(parts.streamData('constantStreamData')))],
  },
  NotifyPeriodicEventStream: {
    request: [
      integer('id'),
      integer('pending'),
      dateTime('basetime'),
      listOf(object('data', [decimal('t'), text('v', 2_500)])),
    ],
    response: [],
  },

  // Updates and logs
  UpdateFirmware: {
    request: [
      integer('requestId'),
      ...retries,
      object('firmware', [
        text('location', 2_000),
        dateTime('retrieveDateTime'),
        optional(dateTime('installDateTime')),
      ]),
    ],
    response: answer('Accepted', 'Rejected', 'AcceptedCanceled', 'InvalidCertificate', 'RevokedCertificate'),
  },
  FirmwareStatusNotification: {
    request: [oneOf('status', enumerations.firmwareStatus2x), optional(integer('requestId'))],
    response: [],
  },
  PublishFirmware: {
    request: [integer('requestId'), text('location', 2_000), text('checksum', 32), ...retries],
    response: acceptedOrRejected,
  },
  PublishFirmwareStatusNotification: {
    request: [oneOf('status', enumerations.publishFirmwareStatus2x), optional(integer('requestId'))],
    response: [],
  },
  UnpublishFirmware: {
    request: [text('checksum', 32)],
    response: answer('DownloadOngoing', 'NoFirmware', 'Unpublished'),
  },
  GetLog: {
    request: [
      integer('requestId'),
      oneOf('logType', ['DiagnosticsLog', 'SecurityLog', 'DataCollectorLog']),
      ...retries,
      object('log', [text('remoteLocation', 2_000)]),
    ],
    response: [...answer('Accepted', 'Rejected', 'AcceptedCanceled'), optional(text('filename', 255))],
  },
  LogStatusNotification: {
    request: [oneOf('status', enumerations.uploadLogStatus2x), optional(integer('requestId'))],
    response: [],
  },

  // Security and certificates
  SecurityEventNotification: {
    request: [text('type', 50), dateTime('timestamp'), optional(text('techInfo', 255))],
    response: [],
  },
  SignCertificate: {
    request: [
      text('csr', 5_500),
      optional(oneOf('certificateType', enumerations.signingUse2x)),
      optional(integer('requestId')),
    ],
    response: acceptedOrRejected,
  },
  CertificateSigned: {
    request: [
      text('certificateChain', 10_000),
      optional(oneOf('certificateType', enumerations.signingUse2x)),
      optional(integer('requestId')),
    ],
    response: acceptedOrRejected,
  },
  InstallCertificate: {
    request: [oneOf('certificateType', enumerations.installCertificateUse2x), text('certificate', 10_000)],
    response: answer('Accepted', 'Rejected', 'Failed'),
  },
  DeleteCertificate: {
    request: [parts.certificateHash('certificateHashData')],
    response: answer('Accepted', 'Failed', 'NotFound'),
  },
  GetInstalledCertificateIds: {
    request: [optional(listOf(oneOf('certificateType', enumerations.certificateUse2x)))],
    response: [
      ...answer('Accepted', 'NotFound'),
      optional(
        listOf(
          object('certificateHashDataChain', [
            oneOf('certificateType', enumerations.certificateUse2x),
            parts.certificateHash('certificateHashData'),
          ]),
        ),
      ),
    ],
  },
  GetCertificateStatus: {
    request: [parts.ocspRequest('ocspRequestData')],
    response: [...answer('Accepted', 'Failed'), optional(text('ocspResult', 18_000))],
  },
  GetCertificateChainStatus: {
    request: [listOf(object('certificateStatusRequests', [oneOf('source', ['CRL', 'OCSP'])]))],
    response: [
      listOf(
        object('certificateStatus', [
          oneOf('source', ['CRL', 'OCSP']),
          oneOf('status', ['Good', 'Revoked', 'Unknown', 'Failed']),
          dateTime('nextUpdate'),
        ]),
      ),
    ],
  },
  Get15118EVCertificate: {
    request: [
      text('iso15118SchemaVersion', 50),
      oneOf('action', ['Install', 'Update']),
      text('exiRequest', 11_000),
      optional(integer('maximumContractCertificateChains')),
    ],
    response: [...answer('Accepted', 'Failed'), text('exiResponse', 17_000), optional(integer('remainingContracts'))],
  },

  // Messages on the screen, and customers
  SetDisplayMessage: {
    request: [parts.messageInfo('message')],
    response: answer(...enumerations.displayMessageStatus2x),
  },
  GetDisplayMessages: {
    request: [
      integer('requestId'),
      optional(listOf(integer('id'))),
      optional(oneOf('priority', enumerations.messagePriority2x)),
      optional(oneOf('state', enumerations.messageState2x)),
    ],
    response: answer('Accepted', 'Unknown'),
  },
  NotifyDisplayMessages: {
    request: [integer('requestId'), optional(boolean('tbc')), optional(listOf(parts.messageInfo('messageInfo')))],
    response: [],
  },
  ClearDisplayMessage: { request: [integer('id')], response: answer('Accepted', 'Unknown', 'Rejected') },
  CustomerInformation: {
    request: [
      integer('requestId'),
      boolean('report'),
      boolean('clear'),
      optional(text('customerIdentifier', 64)),
      optional(parts.idToken),
      optional(parts.certificateHash('customerCertificate')),
    ],
    response: answer('Accepted', 'Rejected', 'Invalid'),
  },
  NotifyCustomerInformation: {
    request: [text('data', 512), ...partOfReport],
    response: [],
  },
};
