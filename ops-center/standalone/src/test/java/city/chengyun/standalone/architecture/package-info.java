/**
 * Holds the dependency rules of the whole project; it sees every module, since it is built last.
 */
@NullMarked
package city.chengyun.standalone.architecture;

import org.jspecify.annotations.NullMarked;
