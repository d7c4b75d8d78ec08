package city.chengyun.opscenter.place;

import city.chengyun.contract.DeviceId;

/** MQTT credentials of the hub's own parts. */
public interface ServiceCredentials {

    /** Lets a part of the hub log in at the broker with a secret that it was configured with. */
    void grant(DeviceId service, String secret);
}
