package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.CaseEvent;
import city.chengyun.opscenter.cases.engine.CaseFacts.Deed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code case_event}: what happened to cases, append-only. */
@Component
class CaseHistory {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CaseHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Appends; the case is locked by the transaction. */
    void append(String number, List<CaseEvent> events) {
        for (CaseEvent event : events) {
            jdbc.sql(
                            "INSERT INTO case_event (case_number, seq, at, actor, action,"
                                    + " from_stage, to_stage, note, data) SELECT :number,"
                                    + " coalesce(max(seq), 0) + 1, :at, :actor, :action, :from,"
                                    + " :to, :note, :data::jsonb FROM case_event"
                                    + " WHERE case_number = :number")
                    .param("number", number)
                    .param("at", event.at())
                    .param("actor", event.actor())
                    .param("action", event.action())
                    .param("from", event.from())
                    .param("to", event.to())
                    .param("note", event.note())
                    .param("data", json.writeValueAsString(event.data()))
                    .update();
        }
    }

    /** What happened to a case, oldest first; the place in the list plus one is the number. */
    List<CaseEvent> list(String number) {
        return jdbc.sql(
                        "SELECT at, actor, action, from_stage, to_stage, note, data"
                                + " FROM case_event WHERE case_number = ? ORDER BY seq")
                .param(number)
                .query((row, index) -> event(row))
                .list();
    }

    Set<Deed> listDeeds(String number) {
        return new HashSet<>(
                jdbc.sql("SELECT DISTINCT actor, action FROM case_event WHERE case_number = ?")
                        .param(number)
                        .query((row, index) -> new Deed(row.getString(1), row.getString(2)))
                        .list());
    }

    private CaseEvent event(ResultSet row) throws SQLException {
        return new CaseEvent(
                row.getLong("at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("from_stage"),
                row.getString("to_stage"),
                row.getString("note"),
                json.readValue(row.getString("data"), DATA));
    }
}
