/**
 * Recordings of MQTT messages: gzip-compressed UTF-8 lines of JSON. The first line is the header
 * {@code {"format":"chengyun-recording","version":1,"startedAt":…,"filters":[…]}}; each further one
 * is a message {@code {"at":…,"topic":"…","text":"…"}}, or {@code "base64"} instead of {@code
 * "text"} where the payload is not UTF-8. {@code at} is when it arrived, epoch milliseconds.
 */
@NullMarked
package city.chengyun.simulators.record;

import org.jspecify.annotations.NullMarked;
