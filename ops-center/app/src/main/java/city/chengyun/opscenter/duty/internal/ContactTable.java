package city.chengyun.opscenter.duty.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code duty_contact}. */
@Component
class ContactTable {

    private final JdbcClient jdbc;

    ContactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where somebody is reached; nowhere if they never said. */
    Contact of(String username) {
        return jdbc.sql("SELECT email, phone FROM duty_contact WHERE username = ?")
                .param(username)
                .query((row, count) -> new Contact(row.getString(1), row.getString(2)))
                .optional()
                .orElse(Contact.NONE);
    }

    void save(String username, Contact contact) {
        jdbc.sql(
                        "INSERT INTO duty_contact (username, email, phone) VALUES (:username,"
                                + " :email, :phone) ON CONFLICT (username) DO UPDATE SET email ="
                                + " EXCLUDED.email, phone = EXCLUDED.phone")
                .param("username", username)
                .param("email", contact.email())
                .param("phone", contact.phone())
                .update();
    }
}
