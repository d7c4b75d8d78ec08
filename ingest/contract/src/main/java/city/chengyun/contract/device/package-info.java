/**
 * Which devices exist: types from the catalogue, descriptors, and the credentials they publish
 * with.
 */
@NullMarked
package city.chengyun.contract.device;

import org.jspecify.annotations.NullMarked;
