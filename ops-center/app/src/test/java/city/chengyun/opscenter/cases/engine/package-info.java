@NullMarked
package city.chengyun.opscenter.cases.engine;

import org.jspecify.annotations.NullMarked;
