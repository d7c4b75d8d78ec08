package city.chengyun.opscenter.cases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code case_attachment}. */
@Component
class AttachmentTable {

    private static final String COLUMNS = "id, name, type, size, width, height, by_whom, at, stage";

    private final JdbcClient jdbc;

    AttachmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String number, StoredAttachment attachment, String sha256, byte[] content) {
        jdbc.sql(
                        "INSERT INTO case_attachment (case_number, sha256, content, "
                                + COLUMNS
                                + ") VALUES (:number, :sha256, :content, :id, :name, :type, :size,"
                                + " :width, :height, :by, :at, :stage)")
                .param("number", number)
                .param("sha256", sha256)
                .param("content", content)
                .param("id", attachment.id())
                .param("name", attachment.name())
                .param("type", attachment.type())
                .param("size", attachment.size())
                .param("width", attachment.width())
                .param("height", attachment.height())
                .param("by", attachment.by())
                .param("at", attachment.at())
                .param("stage", attachment.stage())
                .update();
    }

    List<StoredAttachment> list(String number) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM case_attachment WHERE case_number = ? ORDER BY at, id")
                .param(number)
                .query((row, index) -> read(row))
                .list();
    }

    private static StoredAttachment read(ResultSet row) throws SQLException {
        return new StoredAttachment(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getString("by_whom"),
                row.getLong("at"),
                row.getString("stage"));
    }

    /** The same content that the same person has attached in the same stage already. */
    Optional<StoredAttachment> findSame(String number, String by, String stage, String sha256) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM case_attachment WHERE case_number = ? AND by_whom = ?"
                                + " AND stage = ? AND sha256 = ? ORDER BY at DESC LIMIT 1")
                .params(number, by, stage, sha256)
                .query((row, index) -> read(row))
                .optional();
    }

    Optional<byte[]> findContent(UUID id) {
        return jdbc.sql("SELECT content FROM case_attachment WHERE id = ?")
                .param(id)
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    boolean hasImageSince(String number, long since) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM case_attachment WHERE case_number = ?"
                                + " AND at >= ? AND type LIKE 'image/%')")
                .params(number, since)
                .query(Boolean.class)
                .single();
    }
}
