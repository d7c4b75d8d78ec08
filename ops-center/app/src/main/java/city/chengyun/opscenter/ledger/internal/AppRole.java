package city.chengyun.opscenter.ledger.internal;

import java.sql.Connection;
import java.util.List;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Gives the role that the app works as its rights, after every migration and in one transaction:
 * all rows of all tables, but of the ledger only to read and to add. The owner of the tables does
 * it, so a home that was made before there were two roles gets its second one here.
 */
@Component
class AppRole implements Callback {

    /** Any number, the same in every process of the app. */
    private static final long LOCK = 20_260_019L;

    private final DatabaseProperties properties;

    AppRole(DatabaseProperties properties) {
        this.properties = properties;
    }

    @Override
    public String getCallbackName() {
        return "app-role";
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        // Two that grant at once are an error to PostgreSQL.
        owner.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
        if (mayMakeRoles(owner)) {
            make(owner);
        } else if (isMissing(owner)) {
            throw new IllegalStateException(
                    "Role %s is missing and %s may not create it; do so first"
                            .formatted(properties.user(), properties.owner()));
        }
        grant(owner);
        requireHarmless(owner);
    }

    private static boolean mayMakeRoles(JdbcClient owner) {
        return owner.sql(
                        "SELECT rolsuper OR rolcreaterole FROM pg_roles"
                                + " WHERE rolname = current_user")
                .query(Boolean.class)
                .single();
    }

    private boolean isMissing(JdbcClient owner) {
        return owner.sql("SELECT count(*) FROM pg_roles WHERE rolname = ?")
                .param(properties.user())
                .query(Integer.class)
                .single()
                .equals(0);
    }

    private void make(JdbcClient owner) {
        if (isMissing(owner)) {
            owner.sql(formatted(owner, "CREATE ROLE %1$I LOGIN")).update();
        }
        owner.sql(formatted(owner, "ALTER ROLE %1$I LOGIN PASSWORD %2$L")).update();
    }

    private void grant(JdbcClient owner) {
        for (String statement :
                List.of(
                        "GRANT USAGE ON SCHEMA %3$I TO %1$I",
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %3$I TO"
                                + " %1$I",
                        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %3$I TO %1$I",
                        "REVOKE ALL ON ledger_event, ledger_head, flyway_schema_history FROM %1$I",
                        "GRANT SELECT, INSERT ON ledger_event TO %1$I",
                        "GRANT SELECT, UPDATE ON ledger_head TO %1$I")) {
            owner.sql(formatted(owner, statement)).update();
        }
    }

    /** A superuser, or a member of the owner, has every right without being granted one. */
    private void requireHarmless(JdbcClient owner) {
        boolean harmful =
                owner.sql(
                                "SELECT has_table_privilege(?, 'ledger_event', 'UPDATE, DELETE,"
                                        + " TRUNCATE')")
                        .param(properties.user())
                        .query(Boolean.class)
                        .single();
        if (harmful) {
            throw new IllegalStateException(
                    "CHENGYUN_DATABASE_USER is %s, who could change the ledger; the app must work as"
                                    .formatted(properties.user())
                            + " a role that is neither a superuser nor a member of the owner");
        }
    }

    /** PostgreSQL itself quotes: 1 is the role, 2 its password, 3 the schema. */
    private String formatted(JdbcClient owner, String statement) {
        return owner.sql("SELECT format(?, ?::text, ?::text, current_schema())")
                .params(statement, properties.user(), properties.password())
                .query(String.class)
                .single();
    }
}
