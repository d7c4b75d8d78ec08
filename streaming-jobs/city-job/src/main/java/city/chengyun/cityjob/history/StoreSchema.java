package city.chengyun.cityjob.history;

import city.chengyun.contract.device.DeviceCatalog;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what the store needs before the first row. */
public interface StoreSchema {

    /**
     * Creates what is missing and leaves alone what is there; may be repeated.
     *
     * @throws IOException if the store is away or refuses
     */
    void prepare() throws IOException, InterruptedException;

    /**
     * Removes the tables with everything in them, those of an isolated run; missing ones are no
     * fault.
     *
     * @throws IOException if the store is away or refuses
     */
    void discard() throws IOException, InterruptedException;

    /** The schema for a kind of store. */
    static StoreSchema of(StoreAccess access, DeviceCatalog catalog) {
        StoreHttp http = new StoreHttp(access);
        return switch (access.kind()) {
            case QUESTDB -> new QuestDbSchema(http, access.prefix(), catalog);
            case INFLUXDB -> new InfluxDbSchema(http, access.database(), access.prefix());
        };
    }

    /** Prepares the store; waits for it as long as it takes. */
    default void prepareWhenThere(Duration pause) throws InterruptedException {
        Logger logger = LoggerFactory.getLogger(StoreSchema.class);
        while (true) {
            try {
                prepare();
                return;
            } catch (IOException e) {
                logger.warn("Waiting for the time-series store: {}", e.getMessage());
                Thread.sleep(pause.toMillis());
            }
        }
    }
}
