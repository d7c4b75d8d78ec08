/**
 * Keeps a set of processes running: starts them in order, restarts what dies, stops them in order.
 */
@NullMarked
package city.chengyun.standalone.supervision;

import org.jspecify.annotations.NullMarked;
