/** Running a job: Flink's settings, and finding the checkpoint to go on from. */
@NullMarked
package city.chengyun.cityjob.run;

import org.jspecify.annotations.NullMarked;
