/**
 * Brings the messages of any other MQTT broker to the {@link city.chengyun.intake.Intake}: Paho
 * clients with persistent sessions subscribe to disjoint topic filters and acknowledge a message
 * when it is durable. The hub's promise to a device starts with that acknowledgement; until then
 * the external broker keeps the message.
 *
 * <p>The external broker has checked who publishes. The bridge still takes only messages of devices
 * that the city has registered; all others are counted and acknowledged, so that they do not stand
 * in the way.
 */
@NullMarked
package city.chengyun.bridge;

import org.jspecify.annotations.NullMarked;
