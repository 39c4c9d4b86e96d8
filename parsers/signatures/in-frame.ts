import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import { dataTransferAnswer, dataTransferCall } from './data-transfer-in-frame.ts';
import { Harvest, listOf, textOf } from './frame-harvest.ts';
import type { FrameSignatures } from './frame-harvest.ts';
import { setting, variable } from './key-settings-in-frame.ts';
import { meterValues, stopData } from './meter-values-in-frame.ts';

/*
 * Signed values and public keys inside OCPP messages (research/ocmf 4.1): SampledValue with format SignedData or with a value that is a
 * record, transactionData, signedMeterValue of 2.0.1, DataTransfer with records (ABL GetOldMeterSignature) or keys (has.to.be, chargebyte, ABL),
 * and the configuration keys that hold meter keys.
 */

const nothing: FrameSignatures = { signedValues: [], publicKeys: [] };

function fromCall(frame: CorrelatedFrame, payload: Members, harvest: Harvest): void {
  const transactionId = textOf(payload['transactionId']);
  switch (frame.action ?? '') {
    case 'MeterValues':
      meterValues(payload['meterValue'] ?? payload['values'], 'sampled-value', transactionId, harvest);
      return;
    case 'StopTransaction':
      meterValues(stopData(payload['transactionData']), 'transaction-data', transactionId, harvest);
      return;
    case 'TransactionEvent': {
      const info = isMembers(payload['transactionInfo']) ? textOf(payload['transactionInfo']['transactionId']) : null;
      meterValues(payload['meterValue'], 'sampled-value', info, harvest);
      return;
    }
    case 'DataTransfer':
      dataTransferCall(payload, harvest);
      return;
    case 'ChangeConfiguration':
      setting(textOf(payload['key']), textOf(payload['value']), null, harvest);
      return;
    case 'SetVariables':
      for (const entry of listOf(payload['setVariableData'])) variable(entry, entry['attributeValue'], harvest);
      return;
    case 'NotifyReport':
      for (const entry of listOf(payload['reportData'])) {
        for (const attribute of listOf(entry['variableAttribute'])) variable(entry, attribute['value'], harvest);
      }
      return;
    default:
  }
}

function fromResult(frame: CorrelatedFrame, payload: Members, request: unknown, harvest: Harvest): void {
  switch (frame.action ?? '') {
    case 'GetConfiguration':
      for (const entry of listOf(payload['configurationKey']))
        setting(textOf(entry['key']), textOf(entry['value']), null, harvest);
      return;
    case 'GetVariables':
      for (const entry of listOf(payload['getVariableResult'])) variable(entry, entry['attributeValue'], harvest);
      return;
    case 'DataTransfer':
      dataTransferAnswer(payload, request, harvest);
      return;
    default:
  }
}

/** Actions that can carry signed values or keys; frames of others need no look. */
const signatureActions: ReadonlySet<string> = new Set([
  'MeterValues',
  'StopTransaction',
  'TransactionEvent',
  'DataTransfer',
  'ChangeConfiguration',
  'GetConfiguration',
  'SetVariables',
  'GetVariables',
  'NotifyReport',
]);

/**
 * Signed values and keys in one message.
 * @param payload parsed payload of the frame.
 * @param request parsed payload of the CALL that this answers, where it is at hand; it names what was asked for.
 */
export function recordsInFrame(frame: CorrelatedFrame, payload: unknown, request?: unknown): FrameSignatures {
  if (frame.action === null || !signatureActions.has(frame.action) || !isMembers(payload)) return nothing;
  const harvest = new Harvest(frame);
  if (frame.kind === 'call') fromCall(frame, payload, harvest);
  else if (frame.kind === 'result') fromResult(frame, payload, request, harvest);
  return harvest;
}
