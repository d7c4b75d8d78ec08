/** How our types cross operators and lie in checkpoints: explicit, versioned bytes, never Kryo. */
@NullMarked
package city.chengyun.cityjob.wire;

import org.jspecify.annotations.NullMarked;
