package city.chengyun.cityjob.history;

import city.chengyun.lineprotocol.LinePoint;
import city.chengyun.lineprotocol.PointConverter;
import java.io.Serial;

/** Rows as points of line protocol. */
public final class StorePoints implements PointConverter<StoreRow> {

    @Serial private static final long serialVersionUID = 1;

    private final String prefix;

    /**
     * @param prefix of the names of all measurements
     */
    public StorePoints(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public LinePoint toPoint(StoreRow row) {
        return LinePoint.of(prefix + row.measurement())
                .tag("device", row.device())
                .tag("district", row.district())
                .tag("part", row.part())
                .fields(row.fields())
                .atEpochMillis(row.ts());
    }
}
