package city.chengyun.contract.mqtt;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import java.util.Optional;

/**
 * An MQTT topic of the contract: {@code city/v1/{adcode}/{domain}/{deviceId}/{kind}}.
 *
 * @param adcode division the device stands in
 * @param domain field of city operation
 * @param deviceId the device that speaks or is spoken to
 * @param kind what is said
 */
public record DeviceTopic(Adcode adcode, Domain domain, DeviceId deviceId, MessageKind kind) {

    /** Root of the topic tree; {@code v1} is the version of the contract. */
    public static final String ROOT = "city/v1/";

    public DeviceTopic {
        requireNonNull(adcode, "adcode is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(kind, "kind is null");
    }

    /** Reads a topic name; empty if it is not one of the contract (wildcards included). */
    public static Optional<DeviceTopic> parse(String topic) {
        if (!topic.startsWith(ROOT)) {
            return Optional.empty();
        }
        int domainAt = topic.indexOf('/', ROOT.length()) + 1;
        int deviceAt = domainAt == 0 ? 0 : topic.indexOf('/', domainAt) + 1;
        int kindAt = deviceAt == 0 ? 0 : topic.indexOf('/', deviceAt) + 1;
        if (kindAt == 0) {
            return Optional.empty();
        }
        String adcode = topic.substring(ROOT.length(), domainAt - 1);
        String deviceId = topic.substring(deviceAt, kindAt - 1);
        Optional<Domain> domain = Domain.find(topic.substring(domainAt, deviceAt - 1));
        Optional<MessageKind> kind = MessageKind.find(topic.substring(kindAt));
        if (!Adcode.isValid(adcode)
                || !DeviceId.isValid(deviceId)
                || domain.isEmpty()
                || kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new DeviceTopic(
                        new Adcode(adcode), domain.get(), new DeviceId(deviceId), kind.get()));
    }

    /** The same device's topic for another kind of message. */
    public DeviceTopic withKind(MessageKind other) {
        return new DeviceTopic(adcode, domain, deviceId, other);
    }

    /** The topic name as published. */
    @Override
    public String toString() {
        return ROOT + adcode + '/' + domain.code() + '/' + deviceId + '/' + kind.code();
    }
}
