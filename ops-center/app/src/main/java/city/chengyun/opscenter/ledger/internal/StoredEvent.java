package city.chengyun.opscenter.ledger.internal;

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
                        row.getString("actor"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("object"),
                        row.getString("outcome"),
                        row.getString("before"),
                        row.getString("after")),
                row.getString("prev_hash"),
                row.getString("hash"));
    }
}
