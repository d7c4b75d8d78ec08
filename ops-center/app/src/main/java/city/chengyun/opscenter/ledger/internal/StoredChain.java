package city.chengyun.opscenter.ledger.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole chain, some rows at a time. Plain JDBC: the app uses it, and so does a program of
 * its own that need not believe the app.
 */
final class StoredChain {

    private static final int ROWS_AT_A_TIME = 1_000;

    private StoredChain() {}

    /**
     * Verifies it.
     *
     * @param connection in a transaction that sees one state of the database ({@code REPEATABLE
     *     READ}): rows and head must be of the same moment
     * @param noted a head that was written down earlier, to compare with
     */
    static Verification verify(Connection connection, @Nullable ChainHead noted)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            ChainVerifier verifier = new ChainVerifier(head(statement), noted);
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT " + StoredEvent.COLUMNS + " FROM ledger_event ORDER BY seq")) {
                boolean goOn = true;
                while (goOn && rows.next()) {
                    goOn = verifier.accept(StoredEvent.read(rows));
                }
            }
            return verifier.finish();
        }
    }

    private static @Nullable ChainHead head(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT seq, hash FROM ledger_head")) {
            return row.next() ? new ChainHead(row.getLong(1), row.getString(2)) : null;
        }
    }
}
