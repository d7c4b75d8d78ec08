package city.chengyun.opscenter.signal.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Chooses the time-series store; made at the first query, so that it does not delay the start. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

    @Bean
    @Lazy
    TelemetryStore telemetryStore(StoreProperties properties) {
        return switch (properties.kind()) {
            case QUESTDB -> new QuestDbTelemetryStore(properties);
            case INFLUXDB -> new InfluxDbTelemetryStore(properties);
        };
    }
}
