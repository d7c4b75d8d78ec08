/**
 * What a case may do next, decided from its definition and its state alone: no clock, no database,
 * no network.
 */
@NullMarked
package city.chengyun.opscenter.cases.engine;

import org.jspecify.annotations.NullMarked;
