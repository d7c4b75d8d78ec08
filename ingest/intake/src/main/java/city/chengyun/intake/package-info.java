/**
 * The one way into the log: whoever carries a device's message hands it to an {@link
 * city.chengyun.intake.Intake} and may acknowledge it only when the intake says that it is durable.
 *
 * <p>The intake checks the publisher against the topic, keys the message by device and appends it
 * to {@code chengyun.intake}. It never waits and never queues without bound: while the log is away
 * a message comes back as {@link city.chengyun.intake.IntakeOutcome#UNAVAILABLE}, and the publisher
 * keeps it. {@link city.chengyun.intake.IntakeRuntime} puts the parts together for a process; the
 * broker, the bridge and the gateways differ only in where their messages come from.
 */
@NullMarked
package city.chengyun.intake;

import org.jspecify.annotations.NullMarked;
