/**
 * What the standalone hub is made of: one class per part says how it is started and when it is
 * ready.
 */
@NullMarked
package city.chengyun.standalone.parts;

import org.jspecify.annotations.NullMarked;
