import { createRegistry } from '../base/registry.ts';
import type { Registry } from '../base/registry.ts';
import { cardConcurrent, cardRefused } from './authorisation/card-refused.ts';
import { remoteStartRepeated, remoteStartWithoutSession } from './authorisation/remote-start.ts';
import { remoteStopWithoutStop } from './authorisation/remote-stop.ts';
import { startAfterRefusal } from './authorisation/start-after-refusal.ts';
import { bootLoop, bootNotAccepted } from './connection/boots.ts';
import { clockJump, clockNotSet, clockOffset, timestampWithoutZone } from './connection/clock.ts';
import { errorAnswers } from './connection/error-answers.ts';
import { heartbeatIntervalIgnored } from './connection/heartbeat-interval.ts';
import { orphanAnswers } from './connection/orphan-answers.ts';
import { phantomConnection } from './connection/phantom.ts';
import { connectionFlapping } from './connection/reconnects.ts';
import { silence } from './connection/silence.ts';
import { slowAnswers } from './connection/slow-answers.ts';
import { twoCallsInFlight } from './connection/two-calls.ts';
import { unanswered } from './connection/unanswered.ts';
import type { FindingRule } from './finding-rule.ts';
import { firmwareFailed, firmwareRolledBack } from './maintenance/firmware.ts';
import { uploadFailed } from './maintenance/upload-failed.ts';
import { noSamples } from './metering/no-samples.ts';
import { orphanSamples } from './metering/orphan-samples.ts';
import { registerDecreases } from './metering/register-decreases.ts';
import { sampleGap } from './metering/sample-gap.ts';
import { unitMismatch } from './metering/unit-mismatch.ts';
import { keyChanged } from './signature/key-changed.ts';
import { signedReadingMissing } from './signature/missing.ts';
import { paginationNotIncreasing } from './signature/pagination.ts';
import { signatureBroken, signatureInvalid, signatureRuleBroken, signatureUnverifiable } from './signature/verdicts.ts';
import { faultEpisode, faultNeverCleared, faultRecurs } from './status/fault.ts';
import { flapping, suspendedAgainAndAgain } from './status/flapping.ts';
import { illegalTransition } from './status/illegal-transition.ts';
import { stationConnectorMisused } from './status/station-connector.ts';
import { stuckInFinishing, stuckInPreparing } from './status/stuck.ts';
import { notAcknowledged, onlyInDatabase, waitsInQueue } from './transaction/database-only.ts';
import { startDuringFault } from './transaction/during-fault.ts';
import { endedByFault, endedEarly } from './transaction/ended-early.ts';
import { idReused } from './transaction/id-reused.ts';
import { startBeforeLog, stopAfterLog } from './transaction/log-edge.ts';
import { meterNotContinuous, registerRestarts, registerSumDiffers } from './transaction/meter-continuity.ts';
import { placeholderId } from './transaction/placeholder-id.ts';
import { transactionRejected } from './transaction/rejected.ts';
import { outOfOrder, replayed, stopBeforeAnswer } from './transaction/replay.ts';
import { sequenceGap } from './transaction/sequence-gap.ts';
import { implausibleEnergy, meterRunsBackwards, noEnergy } from './transaction/session-energy.ts';
import { sessionsOverlap } from './transaction/sessions-overlap.ts';
import { startRepeated } from './transaction/start-repeated.ts';
import { startUnanswered } from './transaction/start-unanswered.ts';
import { stopMissing, stopMissingAfterReboot } from './transaction/stop-missing.ts';
import { stopBeforeStart, stopSentTwice } from './transaction/stop-of-another.ts';
import { witnessesDisagree } from './transaction/witnesses-disagree.ts';

/** All rules; their order is the order of findings that are equally severe and begin in the same millisecond. */
export const findingRules: Registry<FindingRule> = createRegistry('findingRules', [
  signatureInvalid,
  signatureRuleBroken,
  signedReadingMissing,
  keyChanged,
  paginationNotIncreasing,
  signatureBroken,
  signatureUnverifiable,
  startUnanswered,
  transactionRejected,
  placeholderId,
  stopMissing,
  stopMissingAfterReboot,
  stopSentTwice,
  stopBeforeStart,
  idReused,
  sequenceGap,
  onlyInDatabase,
  notAcknowledged,
  waitsInQueue,
  witnessesDisagree,
  startDuringFault,
  endedByFault,
  endedEarly,
  startRepeated,
  sessionsOverlap,
  replayed,
  outOfOrder,
  stopBeforeAnswer,
  startBeforeLog,
  stopAfterLog,
  meterRunsBackwards,
  meterNotContinuous,
  registerSumDiffers,
  registerRestarts,
  noEnergy,
  implausibleEnergy,
  unitMismatch,
  registerDecreases,
  sampleGap,
  noSamples,
  orphanSamples,
  faultEpisode,
  faultNeverCleared,
  faultRecurs,
  illegalTransition,
  stationConnectorMisused,
  flapping,
  suspendedAgainAndAgain,
  stuckInPreparing,
  stuckInFinishing,
  cardRefused,
  cardConcurrent,
  startAfterRefusal,
  remoteStartWithoutSession,
  remoteStartRepeated,
  remoteStopWithoutStop,
  bootLoop,
  bootNotAccepted,
  phantomConnection,
  silence,
  heartbeatIntervalIgnored,
  slowAnswers,
  unanswered,
  errorAnswers,
  orphanAnswers,
  twoCallsInFlight,
  connectionFlapping,
  clockNotSet,
  clockOffset,
  clockJump,
  timestampWithoutZone,
  uploadFailed,
  firmwareFailed,
  firmwareRolledBack,
]);
