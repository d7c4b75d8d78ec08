package city.chengyun.cityjob.history;

import city.chengyun.contract.Domain;
import city.chengyun.contract.device.DeviceCatalog;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Reads raw rows back from the store. Blocks; for one thread at a time. */
public interface StoreReader {

    /**
     * All rows of a device, in no particular order.
     *
     * @param from first moment, epoch milliseconds, included
     * @param to last moment, epoch milliseconds, not included
     * @throws IOException if the store is away or refuses
     */
    List<RawRow> read(Domain domain, String device, long from, long to)
            throws IOException, InterruptedException;

    /** Opens a reader on the machine that reads. */
    @FunctionalInterface
    interface Factory extends Serializable {
        StoreReader open();
    }

    /** Readers of a store over HTTP; they connect with the first question. */
    static Factory of(StoreAccess access) {
        return () -> {
            StoreHttp http = new StoreHttp(access);
            RawRowParser parser = new RawRowParser(DeviceCatalog.load());
            return switch (access.kind()) {
                case QUESTDB -> new QuestDbReader(http, access.prefix(), parser);
                case INFLUXDB ->
                        new InfluxDbReader(http, access.database(), access.prefix(), parser);
            };
        };
    }
}
