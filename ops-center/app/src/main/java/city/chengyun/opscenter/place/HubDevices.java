package city.chengyun.opscenter.place;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;

/** Devices that are parts of the hub itself and belong to the city as a whole. */
public interface HubDevices {

    /**
     * A device and what it logs in with.
     *
     * @param secret new each time: nobody has to keep it
     */
    record Enlisted(DeviceDescriptor device, String secret) {}

    /**
     * Registers a device of the hub, or finds it registered, and gives it a new secret.
     *
     * @param kind type from the catalogue
     */
    Enlisted enlist(DeviceId id, String name, String kind);
}
