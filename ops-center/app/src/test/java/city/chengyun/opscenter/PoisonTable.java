package city.chengyun.opscenter;

import city.chengyun.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into table {@code poison_message}. */
final class PoisonTable {

    private PoisonTable() {}

    static int count(PostgresServer postgres, String topic) {
        try (Connection connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(), postgres.user(), postgres.password());
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT count(*) FROM poison_message WHERE topic = ?")) {
            statement.setString(1, topic);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
