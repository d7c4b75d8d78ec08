package city.chengyun.standalone;

import java.time.Duration;
import java.util.Locale;

/** How the launcher writes quantities. */
final class Words {

    private Words() {}

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
