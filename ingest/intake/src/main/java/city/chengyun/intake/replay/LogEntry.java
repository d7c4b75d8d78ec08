package city.chengyun.intake.replay;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What an intake appended: a message of a device, or a sign that it was listening. */
public sealed interface LogEntry {

    /** Receive time, epoch milliseconds. */
    long at();

    /** Which intake. */
    String intake();

    /** The same entry, received at another time. */
    LogEntry receivedAt(long at);

    /**
     * A message as it was published.
     *
     * @param topic MQTT topic name
     * @param publisher identity of the session that published it; empty if that is not known
     * @param payload not copied, must not change
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Message(long at, String intake, String topic, String publisher, byte[] payload)
            implements LogEntry {

        public Message {
            requireNonNull(intake, "intake is null");
            requireNonNull(topic, "topic is null");
            requireNonNull(publisher, "publisher is null");
            requireNonNull(payload, "payload is null");
        }

        @Override
        public Message receivedAt(long other) {
            return new Message(other, intake, topic, publisher, payload);
        }
    }

    /**
     * A tick: once a second an intake says that it is listening. Silence of devices is counted in
     * these.
     *
     * @param partition of the intake topic that it stands in; null for all of them
     */
    record Tick(long at, String intake, @Nullable Integer partition) implements LogEntry {

        public Tick {
            requireNonNull(intake, "intake is null");
            if (partition != null && partition < 0) {
                throw new IllegalArgumentException("partition must be 0 or more: " + partition);
            }
        }

        @Override
        public Tick receivedAt(long other) {
            return new Tick(other, intake, partition);
        }
    }
}
