/**
 * The words that every part of the hub shares: identifiers, domains, severities and the JSON they
 * travel in.
 */
@NullMarked
package city.chengyun.contract;

import org.jspecify.annotations.NullMarked;
