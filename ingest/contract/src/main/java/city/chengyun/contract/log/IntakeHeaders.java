package city.chengyun.contract.log;

/**
 * Headers of the records of the intake topic, all UTF-8. The value of a record is the payload as
 * the device sent it; its key is the device id; its append time is the receive time.
 *
 * <p>A tick is a record with {@link #TICK} and {@link #INTAKE} and without a value: once a second
 * every intake says in every partition that it is alive.
 */
public final class IntakeHeaders {

    /** MQTT topic the message came on. */
    public static final String TOPIC = "topic";

    /** Identity of the session that published it. */
    public static final String PUBLISHER = "publisher";

    /** Which intake took it. */
    public static final String INTAKE = "intake";

    /** Decimal sequence of a tick, from 0 at the start of the intake; only ticks have it. */
    public static final String TICK = "tick";

    private IntakeHeaders() {}
}
