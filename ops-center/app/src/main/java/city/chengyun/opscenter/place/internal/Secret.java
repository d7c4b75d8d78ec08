package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.DeviceId;

/**
 * An MQTT log-in, told once.
 *
 * @param publisher user name
 * @param secret password, 64 hexadecimal digits
 */
public record Secret(DeviceId publisher, String secret) {

    @Override
    public String toString() {
        return "Secret[publisher=" + publisher + "]"; // never the secret: it would end up in logs
    }
}
