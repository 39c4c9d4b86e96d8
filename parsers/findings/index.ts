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
import { sentBeforeAccepted } from './connection/sent-before-accepted.ts';
import { silence } from './connection/silence.ts';
import { slowAnswers } from './connection/slow-answers.ts';
import { twoCallsInFlight } from './connection/two-calls.ts';
import { unanswered } from './connection/unanswered.ts';
import { ruleIncomplete } from './case/rule-incomplete.ts';
import type { FindingRule } from './finding-rule.ts';
import { firmwareFailed, firmwareRolledBack } from './maintenance/firmware.ts';
import { systemCrash, systemModem, systemResources, systemStorage } from './maintenance/system-events.ts';
import { uploadFailed } from './maintenance/upload-failed.ts';
import { noSamples } from './metering/no-samples.ts';
import { orphanSamples } from './metering/orphan-samples.ts';
import { registerDecreases } from './metering/register-decreases.ts';
import { sampleGap } from './metering/sample-gap.ts';
import { unitMismatch } from './metering/unit-mismatch.ts';
import { keyChanged } from './signature/key-changed.ts';
import { keyDoesNotFit } from './signature/key-does-not-fit.ts';
import { signedReadingMissing } from './signature/missing.ts';
import { meterHistoryGaps } from './signature/meter-history.ts';
import { paginationNotIncreasing } from './signature/pagination.ts';
import { signatureBroken, signatureInvalid, signatureRuleBroken, signatureUnverifiable } from './signature/verdicts.ts';
import { faultEpisode, faultNeverCleared, faultRecurs } from './status/fault.ts';
import { flapping, suspendedAgainAndAgain } from './status/flapping.ts';
import { illegalTransition } from './status/illegal-transition.ts';
import { stationConnectorMisused } from './status/station-connector.ts';
import { stuckInFinishing, stuckInPreparing } from './status/stuck.ts';
import { notAcknowledged, onlyInDatabase, waitsInQueue } from './transaction/database-only.ts';
import { startDuringFault } from './transaction/during-fault.ts';
import { energyDuringFault } from './transaction/energy-during-fault.ts';
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
import { oddTag } from './authorisation/odd-tag.ts';
import { commandRefused } from './authorisation/command-refused.ts';
import { remoteStopUnknown, unlockFailed } from './authorisation/remote-commands.ts';
import { accessRefused } from './connection/access-refused.ts';
import { logHole } from './connection/log-hole.ts';
import { messageIdReused, duplicateMessages } from './connection/message-ids.ts';
import { nonStandardFrame } from './connection/non-standard-frame.ts';
import { schemaDeviations } from './connection/schema-deviations.ts';
import { profileBlocks } from './maintenance/charging-profiles.ts';
import { billingAtRisk, securityAtRisk, valueOutOfRange } from './maintenance/configuration-audit.ts';
import { configurationChanged, rebootPending, riskySetting } from './maintenance/configuration-changes.ts';
import { hardResetInSession, resetNotDone, leftInoperative } from './maintenance/resets.ts';
import { securityEvents, alertNotCleared } from './maintenance/station-events.ts';
import { updateWithoutBoot, hardwareChanged, versionsSeen } from './maintenance/updates.ts';
import { energyJump, powerWithoutEnergy } from './metering/energy-and-power.ts';
import { temperatureHigh, voltageOutOfRange } from './metering/out-of-range.ts';
import { sentTwice } from './metering/sent-twice.ts';
import { socStalls, phaseLost, offeredTooLittle } from './metering/vehicle-and-phases.ts';
import { keyNotSent } from './signature/key-not-sent.ts';
import { statusAfterSession } from './status/after-session.ts';
import { chargingStateContradicts } from './status/charging-state.ts';
import { emergencyStop } from './status/emergency-stop.ts';
import { faultDaily } from './status/fault-daily.ts';
import { powerLoss } from './status/power-loss.ts';
import { suspendedLong } from './status/suspended-long.ts';
import { warningCode } from './status/warning-code.ts';
import { connectorUnknown } from './transaction/connector-unknown.ts';
import { sessionShort, sessionLong } from './transaction/duration.ts';
import { stopReasonUnfit } from './transaction/stop-reason.ts';
import { eventMissing, offlineEvents } from './transaction/transaction-events.ts';
import { goesOnUnauthorised } from './transaction/unauthorised.ts';
import { contractRefused } from './authorisation/contract-certificate.ts';
import { localListVersion } from './authorisation/local-list.ts';
import { answerRefused } from './connection/answer-refused.ts';
import { streamNotOpen } from './connection/event-streams.ts';
import { networkProfileSwitched } from './connection/network-profile.ts';
import { batteryNotTaken } from './maintenance/battery-swap.ts';
import { certificateEnds } from './maintenance/certificate-ends.ts';
import { certificateNotSigned } from './maintenance/certificate-signing.ts';
import { gridAlarm } from './maintenance/grid-alarm.ts';
import { reportIncomplete } from './maintenance/report-parts.ts';
import { updateUnfinished } from './maintenance/update-unfinished.ts';
import { limitExceeded } from './transaction/limit-exceeded.ts';
import { paymentFailed } from './transaction/payment.ts';
import { refusedAfterOffline } from './transaction/refused-offline.ts';
import { ablGatewayDatabaseFull } from './vendor/abl/gateway-database-full.ts';
import { ablMeterMinusOne } from './vendor/abl/meter-minus-one.ts';
import { ablOverLimitDisconnected } from './vendor/abl/over-limit-disconnected.ts';
import { ablReenableOldRefused } from './vendor/abl/reenable-old-refused.ts';
import { ablSameCardTooSoon } from './vendor/abl/same-card-too-soon.ts';
import { ablSampleInterval } from './vendor/abl/sample-interval.ts';
import { ablSignatureSwitchedOff } from './vendor/abl/signature-switched-off.ts';
import { ablStopUsesLatestRecord } from './vendor/abl/stop-uses-latest-record.ts';
import { bacancyDefaultTag } from './vendor/bacancy/default-tag.ts';
import { bacancyEndpointChange } from './vendor/bacancy/endpoint-change.ts';
import { chargebyteBootLate } from './vendor/chargebyte/boot-late.ts';
import { chargebyteOfflineAfterBoot } from './vendor/chargebyte/offline-after-boot.ts';
import { chargebyteRcdTestFailed } from './vendor/chargebyte/rcd-test-failed.ts';
import { chargebyteStatusLimited } from './vendor/chargebyte/status-limited.ts';
import { chargebyteStatusTime } from './vendor/chargebyte/status-time.ts';
import { chargebyteStoreFull } from './vendor/chargebyte/store-full.ts';
import { chargebyteSuspendedAsCharging } from './vendor/chargebyte/suspended-as-charging.ts';
import { chargebyteTimeNotValid } from './vendor/chargebyte/time-not-valid.ts';
import { greenfluxCcidTripped } from './vendor/greenflux/ccid-tripped.ts';
import { greenfluxChargeRateTooSoon } from './vendor/greenflux/charge-rate-too-soon.ts';
import { greenfluxPasswordChanged } from './vendor/greenflux/password-changed.ts';
import { greenfluxUpdateRefusesReset } from './vendor/greenflux/update-refuses-reset.ts';
import { notSwitchable } from './vendor/oca/not-switchable.ts';
import { transactionIdMissing } from './vendor/oca/transaction-id-missing.ts';
import { unknownRepeated } from './vendor/oca/unknown-repeated.ts';
import { vendorIdForm } from './vendor/oca/vendor-id-form.ts';

/** All rules; their order is the order of findings that are equally severe and begin in the same millisecond. */
export const findingRules: Registry<FindingRule> = createRegistry('findingRules', [
  signatureInvalid,
  signatureRuleBroken,
  keyDoesNotFit,
  signedReadingMissing,
  keyChanged,
  paginationNotIncreasing,
  meterHistoryGaps,
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
  energyDuringFault,
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
  sentBeforeAccepted,
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
  oddTag,
  remoteStopUnknown,
  unlockFailed,
  commandRefused,
  accessRefused,
  logHole,
  messageIdReused,
  duplicateMessages,
  nonStandardFrame,
  schemaDeviations,
  profileBlocks,
  configurationChanged,
  rebootPending,
  riskySetting,
  billingAtRisk,
  securityAtRisk,
  valueOutOfRange,
  hardResetInSession,
  resetNotDone,
  leftInoperative,
  securityEvents,
  systemResources,
  systemStorage,
  systemCrash,
  systemModem,
  alertNotCleared,
  updateWithoutBoot,
  hardwareChanged,
  versionsSeen,
  energyJump,
  powerWithoutEnergy,
  temperatureHigh,
  voltageOutOfRange,
  sentTwice,
  socStalls,
  phaseLost,
  offeredTooLittle,
  keyNotSent,
  statusAfterSession,
  chargingStateContradicts,
  emergencyStop,
  faultDaily,
  powerLoss,
  suspendedLong,
  warningCode,
  connectorUnknown,
  sessionShort,
  sessionLong,
  stopReasonUnfit,
  eventMissing,
  offlineEvents,
  goesOnUnauthorised,
  refusedAfterOffline,
  limitExceeded,
  paymentFailed,
  contractRefused,
  localListVersion,
  networkProfileSwitched,
  certificateEnds,
  certificateNotSigned,
  reportIncomplete,
  updateUnfinished,
  gridAlarm,
  batteryNotTaken,
  answerRefused,
  streamNotOpen,
  ablGatewayDatabaseFull,
  ablMeterMinusOne,
  ablOverLimitDisconnected,
  ablReenableOldRefused,
  ablSameCardTooSoon,
  ablSampleInterval,
  ablSignatureSwitchedOff,
  ablStopUsesLatestRecord,
  bacancyDefaultTag,
  bacancyEndpointChange,
  chargebyteBootLate,
  chargebyteOfflineAfterBoot,
  chargebyteRcdTestFailed,
  chargebyteStatusLimited,
  chargebyteStatusTime,
  chargebyteStoreFull,
  chargebyteSuspendedAsCharging,
  chargebyteTimeNotValid,
  greenfluxCcidTripped,
  greenfluxChargeRateTooSoon,
  greenfluxPasswordChanged,
  greenfluxUpdateRefusesReset,
  notSwitchable,
  transactionIdMissing,
  unknownRepeated,
  vendorIdForm,
  ruleIncomplete,
]);
