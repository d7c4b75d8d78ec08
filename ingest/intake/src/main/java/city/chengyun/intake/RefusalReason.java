package city.chengyun.intake;

import java.util.Locale;

/** Why a connection, a subscription or a message was refused; the tag of the refusal metric. */
public enum RefusalReason {
    /** A connection without a user name or password. */
    ANONYMOUS("mqtt.connect"),
    /** A connection with an unknown user name or a wrong password; the two are not told apart. */
    BAD_CREDENTIALS("mqtt.connect"),
    /** A connection under a client id that does not belong to its credential. */
    CLIENT_ID_NOT_OWN("mqtt.connect"),
    /** A connection whose last will is on a topic that is not its own. */
    WILL_NOT_AUTHORIZED("mqtt.connect"),
    /** A session, live or persistent, whose credential was withdrawn or changed. */
    REVOKED("mqtt.session"),
    /** A publish on a topic outside the contract. */
    TOPIC_INVALID("mqtt.publish"),
    /** A publish for a device that is not the publisher's. */
    PUBLISH_NOT_AUTHORIZED("mqtt.publish"),
    /** A subscription to a topic filter that is not the subscriber's. */
    SUBSCRIBE_NOT_AUTHORIZED("mqtt.subscribe"),
    /** A message that the log did not take in time. */
    UNAVAILABLE("log.append"),
    /** A message that came while the disk's reserve was used up. */
    DISK_FULL("log.append");

    private final String action;

    RefusalReason(String action) {
        this.action = action;
    }

    /** The reason as it stands in metrics and in security events. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What was attempted, as it stands in security events. */
    String action() {
        return action;
    }

    /** Whether it tells of somebody doing what they may not, rather than of a fault of ours. */
    boolean isOfSecurity() {
        return this != UNAVAILABLE && this != DISK_FULL;
    }
}
