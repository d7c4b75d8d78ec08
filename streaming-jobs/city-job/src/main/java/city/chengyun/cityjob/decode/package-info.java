/** From raw messages to validated, de-duplicated signals of known devices; shared by both jobs. */
@NullMarked
package city.chengyun.cityjob.decode;

import org.jspecify.annotations.NullMarked;
