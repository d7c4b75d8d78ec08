package city.chengyun.opscenter.ledger.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The two roles at the database.
 *
 * @param user whom the app works as; may only add to the ledger
 * @param password of {@code user}
 * @param owner whom the tables belong to; makes them, and grants {@code user} its rights
 */
@ConfigurationProperties("chengyun.database")
record DatabaseProperties(String user, @DefaultValue("") String password, String owner) {

    /** Checks. */
    DatabaseProperties {
        if (user.equals(owner)) {
            // An owner can take any right that it lacks: the ledger would be the app's to rewrite.
            throw new IllegalArgumentException(
                    "CHENGYUN_DATABASE_USER and CHENGYUN_DATABASE_OWNER are both "
                            + user
                            + "; the app must work as another role than the tables' owner");
        }
    }
}
