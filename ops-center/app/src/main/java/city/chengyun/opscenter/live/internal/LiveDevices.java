package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.live.LiveValue;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.LogFollower;
import city.chengyun.opscenter.log.LogRecord;
import city.chengyun.opscenter.log.LogStart;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** The newest of every device, from the live topic. One thread writes, any may read. */
@Component
class LiveDevices implements LogFollower {

    private static final Logger log = LoggerFactory.getLogger(LiveDevices.class);

    private final LiveProperties properties;
    private final Clock clock;
    private final Counter unreadable;
    private final ObjectReader frames = ContractJson.readerFor(LiveFrame.class);

    private final Map<DeviceId, LiveDevice> devices = new ConcurrentHashMap<>();
    private final ChangedDevices changed;

    LiveDevices(
            LiveProperties properties, ChangedDevices changed, MeterRegistry metrics, Clock clock) {
        this.properties = properties;
        this.changed = changed;
        this.clock = clock;
        this.unreadable = metrics.counter(LiveMetrics.UNREADABLE_FRAMES);
    }

    @Override
    public String topic() {
        return LogTopics.LIVE;
    }

    @Override
    public LogStart start() {
        return new LogStart.Since(clock.instant().minus(properties.history()));
    }

    @Override
    public void onRecords(List<LogRecord> records) {
        Set<DeviceId> heard = new HashSet<>();
        for (LogRecord record : records) {
            byte[] value = record.value();
            if (value == null) {
                continue;
            }
            try {
                LiveFrame frame = frames.readValue(value);
                frame.devices().forEach(one -> take(one, heard));
            } catch (JacksonException e) {
                // Live frames are conflated and replaced within a second: counted, not kept.
                unreadable.increment();
                log.debug("Unreadable live frame {}", record, e);
            }
        }
        changed.addAll(heard);
    }

    private void take(LiveValue value, Set<DeviceId> heard) {
        devices.merge(value.deviceId(), LiveDevice.of(value), (known, fresh) -> known.with(value));
        heard.add(value.deviceId());
    }

    Optional<LiveDevice> find(DeviceId id) {
        return Optional.ofNullable(devices.get(id));
    }
}
