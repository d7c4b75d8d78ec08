/**
 * Writes the messages of the live feed for Java and TypeScript from their schemas. It stands with
 * the tests because a hub that runs has no use for it: what it writes is committed, and a test says
 * when that is out of date.
 */
@NullMarked
package city.chengyun.opscenter.live.generator;

import org.jspecify.annotations.NullMarked;
