@NullMarked
package city.chengyun.opscenter.duty.internal;

import org.jspecify.annotations.NullMarked;
