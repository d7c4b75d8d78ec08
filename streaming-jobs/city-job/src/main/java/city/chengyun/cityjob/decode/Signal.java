package city.chengyun.cityjob.decode;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a record once it is decoded: exactly one of an observation, an event or a new
 * descriptor. A device's descriptor always comes before what it describes.
 *
 * @param deviceId whose
 * @param receivedAt receive time, epoch milliseconds
 * @param intake that carried the message; empty for a descriptor
 * @param cause the record of the intake topic; of no meaning for a descriptor
 * @param newest false if the device has already said something of a later phenomenon time
 * @param observation what was measured
 * @param event what happened; a change of connection is an event too
 * @param descriptor what the device is from now on
 */
public record Signal(
        String deviceId,
        long receivedAt,
        String intake,
        AlertCause cause,
        boolean newest,
        @Nullable Observation observation,
        @Nullable DeviceEvent event,
        @Nullable DeviceDescriptor descriptor) {

    private static final AlertCause NO_CAUSE = new AlertCause(-1, -1);

    public Signal {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(intake, "intake is null");
        requireNonNull(cause, "cause is null");
        int contents =
                (observation == null ? 0 : 1)
                        + (event == null ? 0 : 1)
                        + (descriptor == null ? 0 : 1);
        if (contents != 1) {
            throw new IllegalArgumentException("a signal carries one thing, not " + contents);
        }
    }

    static Signal of(DeviceDescriptor descriptor, long appendedAt) {
        return new Signal(
                descriptor.id().value(), appendedAt, "", NO_CAUSE, true, null, null, descriptor);
    }
}
