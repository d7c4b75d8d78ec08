package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.device.DeviceDescriptor;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code device}. Any number of devices is one statement. */
@Component
class DeviceTable {

    private final JdbcClient jdbc;

    DeviceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DeviceDescriptor> listAll() {
        return jdbc.sql("SELECT descriptor FROM device")
                .query(
                        (row, number) ->
                                ContractJson.fromText(row.getString(1), DeviceDescriptor.class))
                .list();
    }

    Set<String> findExisting(Collection<DeviceId> ids) {
        return Set.copyOf(
                jdbc.sql("SELECT id FROM device WHERE id = ANY (?)")
                        .param(ids.stream().map(DeviceId::value).toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    void upsert(List<DeviceDescriptor> devices) {
        jdbc.sql(
                        "INSERT INTO device (id, name, kind, domain, adcode, lng, lat, gateway,"
                                + " state, simulated, descriptor, updated_at)"
                                + " SELECT id, name, kind, domain, adcode, lng, lat, gateway,"
                                + " state, simulated, descriptor::jsonb, updated_at"
                                + " FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (id,"
                                + " name, kind, domain, adcode, lng, lat, gateway, state,"
                                + " simulated, descriptor, updated_at)"
                                + " ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name,"
                                + " kind = EXCLUDED.kind, domain = EXCLUDED.domain,"
                                + " adcode = EXCLUDED.adcode, lng = EXCLUDED.lng,"
                                + " lat = EXCLUDED.lat, gateway = EXCLUDED.gateway,"
                                + " state = EXCLUDED.state, simulated = EXCLUDED.simulated,"
                                + " descriptor = EXCLUDED.descriptor,"
                                + " updated_at = EXCLUDED.updated_at")
                .params(
                        texts(devices, device -> device.id().value()),
                        texts(devices, DeviceDescriptor::name),
                        texts(devices, DeviceDescriptor::kind),
                        texts(devices, device -> device.domain().code()),
                        texts(devices, device -> device.adcode().value()),
                        degrees(devices, LngLat::lng),
                        degrees(devices, LngLat::lat),
                        texts(
                                devices,
                                device ->
                                        device.gateway() == null ? null : device.gateway().value()),
                        texts(devices, device -> device.state().name()),
                        devices.stream().map(DeviceDescriptor::simulated).toArray(Boolean[]::new),
                        texts(devices, ContractJson::toText),
                        devices.stream().map(DeviceDescriptor::updatedAt).toArray(Long[]::new))
                .update();
    }

    private static @Nullable String[] texts(
            List<DeviceDescriptor> devices, Function<DeviceDescriptor, @Nullable String> column) {
        return devices.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable Double[] degrees(
            List<DeviceDescriptor> devices, Function<LngLat, Double> axis) {
        return devices.stream()
                .map(device -> device.position() == null ? null : axis.apply(device.position()))
                .toArray(Double[]::new);
    }
}
