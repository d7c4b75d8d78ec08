package city.chengyun.opscenter.ledger.internal;

import city.chengyun.opscenter.ledger.internal.Verification.Break;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the ledger without the app: {@code LedgerMain [SEQ HASH]}, with the database in the
 * app's environment variables. Ends with 0 if the ledger is intact, 1 if it is broken, 2 if it
 * could not be read.
 */
final class LedgerMain {

    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;

    private LedgerMain() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), arguments));
    }

    private static int run(Map<String, String> environment, String[] arguments) {
        try (Connection connection =
                DriverManager.getConnection(
                        environment.getOrDefault("CHENGYUN_DATABASE_URL", ""),
                        environment.getOrDefault("CHENGYUN_DATABASE_USER", ""),
                        environment.getOrDefault("CHENGYUN_DATABASE_PASSWORD", ""))) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Verification result = StoredChain.verify(connection, noted(arguments));
            connection.rollback();
            System.out.println(sentence(result));
            return result.intact() ? 0 : BROKEN;
        } catch (SQLException e) {
            System.err.println("The ledger cannot be read: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private static @Nullable ChainHead noted(String[] arguments) {
        return arguments.length < 2
                ? null
                : new ChainHead(Long.parseLong(arguments[0]), arguments[1]);
    }

    private static String sentence(Verification result) {
        Break broken = result.broken();
        ChainHead head = result.head();
        if (broken != null) {
            return "The ledger is BROKEN at event %d: %s."
                    .formatted(broken.seq(), words(broken.kind()));
        }
        return "The ledger is intact: %d events. Its head is %d %s"
                .formatted(
                        result.checked(),
                        head == null ? 0 : head.seq(),
                        head == null ? ChainHead.GENESIS : head.hash());
    }

    private static String words(Verification.Kind kind) {
        return switch (kind) {
            case CHANGED -> "it was changed";
            case REMOVED -> "it was removed";
            case REORDERED -> "it is not what followed the one before it";
            case CUT_OFF -> "it and all after it were cut off";
            case AFTER_HEAD -> "it was added past the end";
            case HEAD_MISSING -> "the end of the chain is missing";
            case REWRITTEN -> "it does not have the hash that was noted; the ledger was made anew";
        };
    }
}
