/**
 * The operations centre: one Spring Boot application of modules, from the registers to the live
 * map.
 */
@NullMarked
package city.chengyun.opscenter;

import org.jspecify.annotations.NullMarked;
