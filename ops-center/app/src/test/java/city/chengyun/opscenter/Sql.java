package city.chengyun.opscenter;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What could be done to the database behind the back of the app. */
final class Sql {

    private Sql() {}

    /** Runs statements as the owner of the tables. */
    static void asOwner(String... statements) {
        try {
            as(TestHub.postgres().user(), statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs statements as another role. */
    static void as(String role, String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                TestHub.postgres().jdbcUrl(), role, "trusted on loopback");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
