/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.party.internal;

import org.jspecify.annotations.NullMarked;
