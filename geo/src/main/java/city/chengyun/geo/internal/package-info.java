/** The only code that touches JTS and GeoTools; their types never leave this package. */
@NullMarked
package city.chengyun.geo.internal;

import org.jspecify.annotations.NullMarked;
