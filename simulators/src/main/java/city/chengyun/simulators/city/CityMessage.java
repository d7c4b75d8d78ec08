package city.chengyun.simulators.city;

import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.DeviceEventCodec;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;

/** Something that a simulated device says. */
public sealed interface CityMessage {

    SimulatedDevice device();

    /** Phenomenon time, epoch milliseconds. */
    long ts();

    DeviceTopic topic();

    byte[] payload();

    /** Measured values. */
    record Telemetry(SimulatedDevice device, Observation observation) implements CityMessage {

        @Override
        public long ts() {
            return observation.ts();
        }

        @Override
        public DeviceTopic topic() {
            return device.topic(MessageKind.TELEMETRY);
        }

        @Override
        public byte[] payload() {
            return ObservationCodec.encode(observation);
        }
    }

    /** Something that happened once. */
    record Event(SimulatedDevice device, DeviceEvent event) implements CityMessage {

        @Override
        public long ts() {
            return event.ts();
        }

        @Override
        public DeviceTopic topic() {
            return device.topic(MessageKind.EVENT);
        }

        @Override
        public byte[] payload() {
            return DeviceEventCodec.encode(event);
        }
    }
}
