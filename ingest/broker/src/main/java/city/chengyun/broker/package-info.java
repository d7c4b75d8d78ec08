/**
 * The hub's own MQTT broker: HiveMQ CE embedded in a process, with the {@link
 * city.chengyun.intake.Intake} behind it.
 *
 * <p>A publish interceptor hands telemetry, events and status to the intake and completes the
 * PUBACK when the message is durable. Telemetry and events go no further; status is then delivered
 * and retained; commands and replies pass between clients as far as their permissions go. Going
 * offline is recorded from the broker's disconnect event, because last wills bypass interceptors.
 *
 * <p>Sessions are bound to credentials: user name is the credential's id, the password its secret,
 * and the client id is the credential's id or starts with it and a colon ({@code gw-7:standby}).
 * Without a colon in between, {@code gw-7} could take over the session of {@code gw-70}.
 *
 * <p>QoS 2 is not offered. HiveMQ remembers a QoS 2 packet id from its arrival on and answers a
 * repeat from that memory, also when the first attempt never reached the log: a device that repeats
 * would be told that its message is safe. At QoS 1 a repeat is a new attempt.
 */
@NullMarked
package city.chengyun.broker;

import org.jspecify.annotations.NullMarked;
