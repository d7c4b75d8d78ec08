package city.chengyun.simulators.simulate;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.simulators.hub.Registration;
import java.util.Map;
import java.util.TreeMap;

/** The simulator seen as a device: it takes commands and reports how busy it is. */
final class SimulatorDevice {

    static final DeviceId ID = new DeviceId("city-simulator");
    private static final Adcode CITY = new Adcode("130100");

    static final DeviceTopic TELEMETRY =
            new DeviceTopic(CITY, Domain.EMERGENCY, ID, MessageKind.TELEMETRY);
    static final DeviceTopic COMMAND = TELEMETRY.withKind(MessageKind.COMMAND);
    static final DeviceTopic REPLY = TELEMETRY.withKind(MessageKind.REPLY);

    static final Registration.Gateway GATEWAY =
            new Registration.Gateway(
                    ID.value(),
                    "城市模拟器",
                    "city-simulator",
                    CITY.value(),
                    new LngLat(114.49641, 38.0448),
                    false);

    private SimulatorDevice() {}

    static byte[] report(long ts, double messagesPerSecond, int devices) {
        Map<String, ObservedValue> values =
                Map.of(
                        "message_rate", ObservedValue.of(Math.rint(messagesPerSecond)),
                        "devices", ObservedValue.of((double) devices));
        return ObservationCodec.encode(new Observation(ts, ts, new TreeMap<>(values), null));
    }
}
