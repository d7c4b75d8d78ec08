package city.chengyun.opscenter.incidents.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupingSpeedTest {

    private static final int DEVICES = 100_000;
    private static final int ALERTS = 10_000;

    @Test
    void tenThousandAlertsOverAHundredThousandDevicesAreGroupedInLessThanASecond() {
        Random random = new Random(7);
        City city = new City();
        for (int device = 1; device < DEVICES; device++) {
            city.feeds("d" + (device - 1) / 20, "d" + device);
        }
        List<Fact> alerts = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++) {
            alerts.add(
                    new Fact(
                            "a" + i,
                            "LIVE",
                            "r" + i % 5,
                            "d" + random.nextInt(DEVICES),
                            i % 2 == 0,
                            random.nextInt(1_800_000),
                            i % 4,
                            new Spot(random.nextInt(30_000), random.nextInt(30_000))));
        }
        city.group(alerts);

        long start = System.nanoTime();
        List<Group> groups = city.group(alerts);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(groups).hasSizeLessThan(ALERTS);
        assertThat(taken).isLessThan(Duration.ofSeconds(1));
    }
}
