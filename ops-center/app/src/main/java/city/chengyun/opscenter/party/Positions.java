package city.chengyun.opscenter.party;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who holds which position in which department; of each kind one at a time. Thread-safe. */
public interface Positions {

    /** What somebody is in a department. */
    enum Kind {
        /** 负责人: answers for the department. */
        HEAD,
        /** 首席数据官: answers for its data. */
        CHIEF_DATA_OFFICER;

        /** As it stands in addresses: {@code chief-data-officer}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind with a code. */
        public static Optional<Kind> find(String code) {
            return List.of(values()).stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /**
     * Somebody holds a position, or held it. Times are epoch milliseconds.
     *
     * @param until null while they hold it
     */
    record Holding(
            String department,
            Kind kind,
            String username,
            String displayName,
            long since,
            @Nullable Long until) {}

    /** All that are held now, by department. */
    List<Holding> listCurrent();

    /** Who holds a position now. */
    Optional<Holding> find(String department, Kind kind);
}
