import { quiet } from '../base/lifetime.js';
import { DoctorChannel } from '../channels/doctor.js';
import {
  IDLE_DOCTOR,
  type DoctorEvents,
  type DoctorResult,
  type DoctorSnapshot,
} from '../channels/doctor-types.js';
import { ChannelHandle } from './channel-handle.js';

export class DoctorHandle extends ChannelHandle<DoctorChannel, DoctorSnapshot, object, DoctorEvents> {
  constructor() {
    // It comes with the element: what says why nothing can be loaded must not have to be loaded then.
    super(IDLE_DOCTOR, (_engine, session, store) => new DoctorChannel(session, store));
  }

  run(): Promise<readonly DoctorResult[]> {
    return quiet(this.ready().then((channel) => channel.run()));
  }
}
