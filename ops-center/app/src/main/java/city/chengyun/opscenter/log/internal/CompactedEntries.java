package city.chengyun.opscenter.log.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code compacted_entry}: what the compacted topics must hold and what they were told. */
@Component
class CompactedEntries {

    private final JdbcClient jdbc;

    CompactedEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An entry as it must be.
     *
     * @param value null for a tombstone
     * @param revision grows with each change
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String topic, String key, byte @Nullable [] value, long revision) {}

    void put(String topic, List<String> keys, List<byte @Nullable []> values) {
        jdbc.sql(
                        "INSERT INTO compacted_entry AS old (topic, key, value)"
                                + " SELECT ?, * FROM unnest(?, ?)"
                                + " ON CONFLICT (topic, key) DO UPDATE"
                                + " SET value = EXCLUDED.value, revision = EXCLUDED.revision"
                                + " WHERE old.value IS DISTINCT FROM EXCLUDED.value")
                .params(topic, keys.toArray(String[]::new), values.toArray(byte[][]::new))
                .update();
    }

    /**
     * What is not yet in the log. One statement sees one state of the table, so when it returns a
     * row of a later topic it has returned all rows of the earlier topics of the same transaction.
     */
    List<Entry> listPending(List<String> topicsInOrder, int limit) {
        return jdbc.sql(
                        "SELECT topic, key, value, revision FROM compacted_entry"
                                + " WHERE revision <> published_revision"
                                + " ORDER BY array_position(?, topic), revision LIMIT ?")
                .params(topicsInOrder.toArray(String[]::new), limit)
                .query(
                        (row, number) ->
                                new Entry(
                                        row.getString("topic"),
                                        row.getString("key"),
                                        row.getBytes("value"),
                                        row.getLong("revision")))
                .list();
    }

    /** Remembers that the log has acknowledged these; a newer revision of one stays pending. */
    void markPublished(Collection<Entry> entries) {
        jdbc.sql(
                        "UPDATE compacted_entry AS old SET published_revision = done.revision"
                                + " FROM unnest(?, ?, ?) AS done (topic, key, revision)"
                                + " WHERE old.topic = done.topic AND old.key = done.key")
                .params(
                        entries.stream().map(Entry::topic).toArray(String[]::new),
                        entries.stream().map(Entry::key).toArray(String[]::new),
                        entries.stream().map(Entry::revision).toArray(Long[]::new))
                .update();
    }

    /** All entries of a topic by key, tombstones as null. */
    Map<String, byte @Nullable []> findAll(String topic) {
        Map<String, byte @Nullable []> values = new HashMap<>();
        jdbc.sql("SELECT key, value FROM compacted_entry WHERE topic = ?")
                .param(topic)
                .query(
                        row -> {
                            values.put(row.getString("key"), row.getBytes("value"));
                        });
        return values;
    }

    /** Has these published again. */
    void markPending(String topic, Collection<String> keys) {
        jdbc.sql(
                        "UPDATE compacted_entry SET published_revision = 0"
                                + " WHERE topic = ? AND key = ANY (?)")
                .params(topic, keys.toArray(String[]::new))
                .update();
    }
}
