/** Real servers for integration tests: started in a second or two, killed and restarted at will. */
@NullMarked
package city.chengyun.testkit;

import org.jspecify.annotations.NullMarked;
