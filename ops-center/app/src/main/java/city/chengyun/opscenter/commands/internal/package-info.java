@NullMarked
package city.chengyun.opscenter.commands.internal;

import org.jspecify.annotations.NullMarked;
