@NullMarked
package city.chengyun.opscenter.commands.web;

import org.jspecify.annotations.NullMarked;
