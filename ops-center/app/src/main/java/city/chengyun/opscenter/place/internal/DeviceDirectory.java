package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.place.DevicesChanged;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The devices of {@link DeviceTable} in memory, read once at the start. */
@Component
class DeviceDirectory implements Devices, InitializingBean {

    private final DeviceTable table;
    private final ApplicationEventPublisher events;
    private final Map<DeviceId, DeviceDescriptor> devices = new ConcurrentHashMap<>();

    DeviceDirectory(DeviceTable table, ApplicationEventPublisher events) {
        this.table = table;
        this.events = events;
    }

    @Override
    public void afterPropertiesSet() {
        table.listAll().forEach(device -> devices.put(device.id(), device));
    }

    @Override
    public Optional<DeviceDescriptor> findDevice(DeviceId id) {
        return Optional.ofNullable(devices.get(id));
    }

    @Override
    public Collection<DeviceDescriptor> listDevices() {
        return Collections.unmodifiableCollection(devices.values());
    }

    /** Takes over what has been committed. Two changes of one device: the later one stays. */
    void onCommitted(List<DeviceDescriptor> changed) {
        changed.forEach(
                device ->
                        devices.merge(
                                device.id(),
                                device,
                                (old, now) -> now.updatedAt() >= old.updatedAt() ? now : old));
        events.publishEvent(
                new DevicesChanged(
                        changed.stream()
                                .map(DeviceDescriptor::id)
                                .collect(Collectors.toUnmodifiableSet())));
    }
}
