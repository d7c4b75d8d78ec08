package city.chengyun.opscenter.place;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.util.Collection;
import java.util.Optional;

/**
 * All registered devices, in memory: the live map asks thousands of times a second. Thread-safe.
 */
public interface Devices {

    /** The device with an id; retired ones included. */
    Optional<DeviceDescriptor> findDevice(DeviceId id);

    /** All devices in no particular order; a live view, retired ones included. */
    Collection<DeviceDescriptor> listDevices();

    /**
     * The device with an id.
     *
     * @throws Problem 404 {@code device-not-found}
     */
    default DeviceDescriptor getDevice(DeviceId id) {
        return findDevice(id).orElseThrow(() -> Problem.notFound("device", id.value()));
    }

    /**
     * The device with an id, if the account may see its district.
     *
     * @throws Problem 404 {@code device-not-found}
     */
    default DeviceDescriptor getVisible(Account account, String id) {
        if (!DeviceId.isValid(id)) {
            throw Problem.notFound("device", id);
        }
        DeviceDescriptor device = getDevice(DeviceId.of(id));
        if (!account.covers(device.adcode().value())) {
            throw Problem.notFound("device", id);
        }
        return device;
    }
}
