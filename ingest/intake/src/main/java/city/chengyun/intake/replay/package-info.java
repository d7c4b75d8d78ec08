/**
 * The log at times of the past: what an intake appended read again in order of receive time, and
 * appended again, with those receive times, to topics of its own.
 */
@NullMarked
package city.chengyun.intake.replay;

import org.jspecify.annotations.NullMarked;
