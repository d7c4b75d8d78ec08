/**
 * Judges what devices report: pure functions of records and rule versions, without a clock, without
 * input and output, and without a stream engine.
 */
@NullMarked
package city.chengyun.rules;

import org.jspecify.annotations.NullMarked;
