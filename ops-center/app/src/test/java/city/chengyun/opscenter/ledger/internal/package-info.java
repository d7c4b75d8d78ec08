/** Tests of the ledger. */
@NullMarked
package city.chengyun.opscenter.ledger.internal;

import org.jspecify.annotations.NullMarked;
