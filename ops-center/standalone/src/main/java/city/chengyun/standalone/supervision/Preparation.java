package city.chengyun.standalone.supervision;

import java.io.IOException;

/** What must be on disk before a part starts: configuration files, a formatted data directory. */
@FunctionalInterface
public interface Preparation {

    /** Runs before each start of the part, so it must find out by itself what is already done. */
    void prepare() throws IOException;
}
