@NullMarked
package city.chengyun.opscenter.cases.internal;

import org.jspecify.annotations.NullMarked;
