package city.chengyun.opscenter.ledger.internal;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of the ledger as it is found, true or not.
 *
 * @param event what it says
 * @param previousHash the hash that it claims to continue
 * @param hash the hash that it claims to have
 */
record StoredEvent(ChainedEvent event, String previousHash, String hash) {

    /** What {@link #read} wants to be selected. */
    static final String COLUMNS =
            "seq, at, actor, address, action, object, outcome, before, after, prev_hash, hash";

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                new ChainedEvent(
                        row.getLong("seq"),
                        row.getLong("at"),
                        text(row, "actor"),
                        row.getString("address"),
                        text(row, "action"),
                        text(row, "object"),
                        text(row, "outcome"),
                        row.getString("before"),
                        row.getString("after")),
                text(row, "prev_hash"),
                text(row, "hash"));
    }

    /** Never null, unless somebody has changed the table itself; empty is as wrong as that. */
    private static String text(ResultSet row, String column) throws SQLException {
        return requireNonNullElse(row.getString(column), "");
    }
}
