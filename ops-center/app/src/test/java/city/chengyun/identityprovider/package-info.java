/** An identity provider of its own for the tests; outside of what the application scans. */
@NullMarked
package city.chengyun.identityprovider;

import org.jspecify.annotations.NullMarked;
