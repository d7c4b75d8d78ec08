package city.chengyun.simulators.load;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.simulators.hub.Registration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which devices send over which connections. Device i speaks over connection i modulo the number of
 * connections, each of which is a gateway.
 *
 * @param prefix of all ids
 * @param devices how many, at least one per connection
 * @param connections how many
 */
record LoadPlan(String prefix, int devices, int connections) {

    /** Air stations have many properties and none of their seed rules fires on the values sent. */
    static final String KIND = "air-station";

    private static final Adcode ADCODE = new Adcode("130102");

    /** Limits of one batch of the hub. */
    private static final int BATCH_GATEWAYS = 500;

    private static final int BATCH_DEVICES = 10_000;

    LoadPlan {
        if (connections < 1 || devices < connections) {
            throw new IllegalArgumentException(
                    "there must be at least one connection, and a device for each: %d, %d"
                            .formatted(devices, connections));
        }
    }

    String deviceId(int device) {
        return "%s-device-%06d".formatted(prefix, device);
    }

    String gatewayId(int connection) {
        return "%s-gateway-%04d".formatted(prefix, connection);
    }

    int connectionOf(int device) {
        return device % connections;
    }

    String topic(int device) {
        return new DeviceTopic(
                        ADCODE,
                        Domain.ENVIRONMENT,
                        new DeviceId(deviceId(device)),
                        MessageKind.TELEMETRY)
                .toString();
    }

    /** What to register, in portions that the hub accepts; gateways come before their devices. */
    List<Registration.Batch> toBatches() {
        List<Registration.Batch> batches = new ArrayList<>();
        for (int from = 0; from < connections; from += BATCH_GATEWAYS) {
            List<Registration.Gateway> gateways = new ArrayList<>();
            for (int i = from; i < Math.min(connections, from + BATCH_GATEWAYS); i++) {
                gateways.add(Registration.Gateway.of(gatewayId(i), "负载网关" + i));
            }
            batches.add(new Registration.Batch(gateways, List.of()));
        }
        for (int from = 0; from < devices; from += BATCH_DEVICES) {
            List<Registration.Device> some = new ArrayList<>();
            for (int i = from; i < Math.min(devices, from + BATCH_DEVICES); i++) {
                some.add(registration(i));
            }
            batches.add(new Registration.Batch(List.of(), some));
        }
        return batches;
    }

    private Registration.Device registration(int device) {
        // A grid over the district's centre, so that the devices can be told apart on the map.
        var position =
                new LngLat(114.52 + device % 100 * 0.0004, 38.03 + device / 100 % 100 * 0.0003);
        return new Registration.Device(
                deviceId(device),
                "负载测试站" + device,
                KIND,
                ADCODE.value(),
                position,
                gatewayId(connectionOf(device)),
                null,
                true,
                false);
    }
}
