/** What people are told about the ways to log in. */
@NullMarked
package city.chengyun.opscenter.access.web;

import org.jspecify.annotations.NullMarked;
