package city.chengyun.cityjob.history;

import city.chengyun.contract.Domain;
import java.util.List;
import java.util.stream.Stream;

/** Names of tables and columns; queries of the app use the same. */
final class StoreTables {

    static final String PART = "part";
    static final String RECEIVED_AT = "_rt";
    static final String LATE = "_late";
    static final String SEQUENCE = "_seq";
    static final String LONGITUDE = "_lon";
    static final String LATITUDE = "_lat";
    static final String QUALITY_SUFFIX = "_q";
    static final String MIN_SUFFIX = "_min";
    static final String MAX_SUFFIX = "_max";
    static final String MEAN_SUFFIX = "_mean";
    static final String COUNT_SUFFIX = "_count";
    static final String EVENT_TYPE = "type";
    static final String EVENT_BODY = "body";

    private StoreTables() {}

    /** Every table. */
    static List<String> all() {
        return Stream.of(Domain.values())
                .flatMap(
                        domain ->
                                Stream.of(
                                        raw(domain),
                                        minutes(domain),
                                        hours(domain),
                                        events(domain)))
                .toList();
    }

    static String raw(Domain domain) {
        return domain.code();
    }

    static String minutes(Domain domain) {
        return domain.code() + "_1m";
    }

    static String hours(Domain domain) {
        return domain.code() + "_1h";
    }

    static String events(Domain domain) {
        return domain.code() + "_event";
    }
}
