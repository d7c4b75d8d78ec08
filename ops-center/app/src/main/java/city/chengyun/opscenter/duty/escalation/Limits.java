package city.chengyun.opscenter.duty.escalation;

import city.chengyun.contract.alert.AlertMode;
import java.util.Optional;

/**
 * What keeps people from being flooded.
 *
 * @param perPerson most messages of one medium to a person within a time
 * @param perDevice most alerts of a device that tell people within a time
 */
public record Limits(int perPerson, int perDevice) {

    /**
     * Why a message is held back; empty if it may go.
     *
     * @param mode of the alert: a drill never leaves the hub
     * @param alertsOfDevice how many other alerts of the device have told people
     * @param messagesOfPerson how many messages of the medium the person has got
     */
    public Optional<HeldBack> whyHeldBack(
            Medium medium, AlertMode mode, int alertsOfDevice, int messagesOfPerson) {
        if (mode != AlertMode.LIVE && medium.isOutside()) {
            return Optional.of(HeldBack.DRILL);
        }
        if (alertsOfDevice >= perDevice) {
            return Optional.of(HeldBack.DEVICE_LIMIT);
        }
        if (messagesOfPerson >= perPerson) {
            return Optional.of(HeldBack.PERSON_LIMIT);
        }
        return Optional.empty();
    }

    /** Why a message is held back. */
    public enum HeldBack {
        /** The alert is an exercise. */
        DRILL,
        /** The device has told people too often. */
        DEVICE_LIMIT,
        /** The person has been told too often. */
        PERSON_LIMIT
    }
}
