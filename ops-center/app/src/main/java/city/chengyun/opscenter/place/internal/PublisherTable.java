package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.CompactedLog;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code publisher} and, within the same transaction, the credential topic. Only the topic's
 * entries hold the hash of a secret.
 */
@Component
class PublisherTable {

    private final JdbcClient jdbc;
    private final CompactedLog log;
    private final Clock clock;

    PublisherTable(JdbcClient jdbc, CompactedLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /** Those of the ids that were ever given a credential, revoked ones included. */
    Set<String> findKnown(Collection<DeviceId> ids) {
        return Set.copyOf(
                jdbc.sql("SELECT id FROM publisher WHERE id = ANY (?)")
                        .param(ids.stream().map(DeviceId::value).toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /** What a publisher may do; empty for one never heard of. */
    Optional<PublisherCredential.Kind> findKind(DeviceId id) {
        return jdbc.sql("SELECT kind FROM publisher WHERE id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(PublisherCredential.Kind::valueOf);
    }

    /** Sets the credentials; what was valid for these publishers before is void. */
    void put(List<PublisherCredential> credentials) {
        @Nullable String[] gateways =
                credentials.stream()
                        .map(one -> one.gateway() == null ? null : one.gateway().value())
                        .toArray(String[]::new);
        jdbc.sql(
                        "INSERT INTO publisher (id, kind, gateway, revoked, updated_at)"
                                + " SELECT id, kind, gateway, false, ?"
                                + " FROM unnest(?, ?, ?) AS new (id, kind, gateway)"
                                + " ON CONFLICT (id) DO UPDATE SET kind = EXCLUDED.kind,"
                                + " gateway = EXCLUDED.gateway, revoked = false,"
                                + " updated_at = EXCLUDED.updated_at")
                .params(
                        clock.millis(),
                        credentials.stream().map(one -> one.id().value()).toArray(String[]::new),
                        credentials.stream().map(one -> one.kind().name()).toArray(String[]::new),
                        gateways)
                .update();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        credentials.forEach(one -> entries.put(one.id().value(), ContractJson.toBytes(one)));
        log.put(LogTopics.CREDENTIAL, entries);
    }

    void revoke(DeviceId id) {
        jdbc.sql("UPDATE publisher SET revoked = true, updated_at = ? WHERE id = ?")
                .params(clock.millis(), id.value())
                .update();
        log.remove(LogTopics.CREDENTIAL, List.of(id.value()));
    }
}
