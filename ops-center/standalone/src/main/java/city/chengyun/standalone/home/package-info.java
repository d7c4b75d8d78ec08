/** A hub's home directory: its marker, lock, ports, secrets and backups. */
@NullMarked
package city.chengyun.standalone.home;

import org.jspecify.annotations.NullMarked;
