import java.sql.DriverManager;

/** Moves the clock of a case back in the hub's own database, as if so many hours had passed; nobody waits for them. */
final class TimePasses {

    private static final String SQL =
            """
            UPDATE city_case SET due_at = due_at - ?, state = jsonb_set(jsonb_set(
                state, '{clock,dueAt}', to_jsonb(due_at - ?)),
                '{clock,runningSince}', to_jsonb((state #>> '{clock,runningSince}')::bigint - ?))
            WHERE number = ?
            """;

    public static void main(String[] arguments) throws Exception {
        long millis = Long.parseLong(arguments[3]) * 3_600_000;
        try (var connection = DriverManager.getConnection(arguments[0], "chengyun", arguments[1]);
                var update = connection.prepareStatement(SQL)) {
            update.setLong(1, millis);
            update.setLong(2, millis);
            update.setLong(3, millis);
            update.setString(4, arguments[2]);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("no clock runs in " + arguments[2]);
            }
        }
    }
}
