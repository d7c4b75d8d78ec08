@NullMarked
package city.chengyun.opscenter.table;

import org.jspecify.annotations.NullMarked;
