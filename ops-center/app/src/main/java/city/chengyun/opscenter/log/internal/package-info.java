/** The Kafka client lives here and nowhere else in the app. */
@NullMarked
package city.chengyun.opscenter.log.internal;

import org.jspecify.annotations.NullMarked;
