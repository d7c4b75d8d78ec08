package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.place.AssetLink;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code asset_link}. */
@Component
class AssetLinkTable {

    private static final String UPSERT =
            "INSERT INTO asset_link (upstream, downstream, kind, simulated)"
                    + " VALUES (:upstream, :downstream, :kind, :simulated)"
                    + " ON CONFLICT (upstream, downstream) DO UPDATE SET kind = EXCLUDED.kind,"
                    + " simulated = EXCLUDED.simulated";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    AssetLinkTable(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Others read on; whoever wants to write waits for the end of this transaction. */
    void lock() {
        jdbc.sql("LOCK TABLE asset_link IN SHARE ROW EXCLUSIVE MODE").update();
    }

    List<AssetLink> listAll() {
        return jdbc.sql("SELECT * FROM asset_link ORDER BY upstream, downstream")
                .query(
                        (row, number) ->
                                new AssetLink(
                                        DeviceId.of(row.getString("upstream")),
                                        DeviceId.of(row.getString("downstream")),
                                        AssetLink.Kind.valueOf(row.getString("kind")),
                                        row.getBoolean("simulated")))
                .list();
    }

    void upsert(Collection<AssetLink> links) {
        batches.batchUpdate(
                UPSERT,
                links.stream()
                        .map(
                                link ->
                                        new MapSqlParameterSource()
                                                .addValue("upstream", link.upstream().value())
                                                .addValue("downstream", link.downstream().value())
                                                .addValue("kind", link.kind().name())
                                                .addValue("simulated", link.simulated()))
                        .toArray(SqlParameterSource[]::new));
    }

    /** Whether there was such a link. */
    boolean delete(DeviceId upstream, DeviceId downstream) {
        return jdbc.sql("DELETE FROM asset_link WHERE upstream = ? AND downstream = ?")
                        .params(upstream.value(), downstream.value())
                        .update()
                > 0;
    }
}
