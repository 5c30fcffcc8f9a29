/** The pure root: classes, types, contexts and controllers. Importing it registers nothing and opens nothing. */
export * from './core.js';
export { DataHandle } from './context/data-handle.js';
export { DecisionsHandle } from './context/decisions-handle.js';
export { DoctorHandle } from './context/doctor-handle.js';
export { InviteHandle, VerifyHandle } from './context/trust-handles.js';
export { FilesHandle } from './context/files-handle.js';
export { PeerCallButton } from './elements/peer-call-button/peer-call-button.js';
export { PeerCaptions } from './elements/peer-captions/peer-captions.js';
export { PeerCaptionsButton } from './elements/peer-captions-button/peer-captions-button.js';
export { PeerFileTransfer } from './elements/peer-file-transfer/peer-file-transfer.js';
export { PeerFlipButton } from './elements/peer-flip-button/peer-flip-button.js';
export type { Captioning, CaptionLine } from './channels/captions-types.js';
export { PeerData } from './elements/peer-data/peer-data.js';
export { PeerDecisions } from './elements/peer-decisions/peer-decisions.js';
export { PeerDoctor } from './elements/peer-doctor/peer-doctor.js';
export { PeerFullscreenButton } from './elements/peer-fullscreen-button/peer-fullscreen-button.js';
export { PeerInvite } from './elements/peer-invite/peer-invite.js';
export { PeerLauncher } from './elements/peer-launcher/peer-launcher.js';
export { PeerPipButton } from './elements/peer-pip-button/peer-pip-button.js';
export { PeerQuality } from './elements/peer-quality/peer-quality.js';
export { PeerRecordButton } from './elements/peer-record-button/peer-record-button.js';
export { PeerScreenButton } from './elements/peer-screen-button/peer-screen-button.js';
export { PeerTransfer } from './elements/peer-transfer/peer-transfer.js';
export { PeerVerify } from './elements/peer-verify/peer-verify.js';
export type { DecisionsSnapshot, DecisionsState } from './channels/decisions-types.js';
export type {
  DoctorCheck,
  DoctorResult,
  DoctorSnapshot,
  DoctorState,
  FindingState,
} from './channels/doctor-types.js';
export type { InviteSnapshot, InviteState } from './channels/invite-types.js';
export type { VerifySnapshot, VerifyState } from './channels/verify-types.js';
export type { FilesSnapshot } from './channels/files-types.js';
export type { Transfer, TransferState } from './channels/file-types.js';
export type { CallQuality, CallStats, Flow } from './channels/quality-types.js';
export { figuresOf } from './channels/figures.js';
export { PeerDeviceSelect } from './elements/peer-device-select/peer-device-select.js';
export { PeerLevel } from './elements/peer-level/peer-level.js';
export { PeerPrejoin } from './elements/peer-prejoin/peer-prejoin.js';
export {
  devices,
  rememberDevice,
  rememberedDevice,
  type Device,
  type DevicesSnapshot,
} from './channels/devices.js';
export type { PreviewStep } from './channels/preview.js';
export type { DeviceKind } from './channels/call-types.js';
