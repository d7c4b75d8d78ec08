package city.chengyun.opscenter.mqtt.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.mqtt.MqttLink;
import city.chengyun.opscenter.mqtt.MqttLinks;
import city.chengyun.opscenter.mqtt.MqttProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Connections by Paho. */
@Component
class PahoLinks implements MqttLinks {

    private final MqttProperties properties;

    PahoLinks(MqttProperties properties) {
        this.properties = properties;
    }

    @Override
    public boolean isConfigured() {
        return properties.uri() != null;
    }

    @Override
    public Optional<MqttLink> create(DeviceId id, String secret, @Nullable String subscription) {
        @Nullable String uri = properties.uri();
        return uri == null
                ? Optional.empty()
                : Optional.of(new PahoLink(uri, id.value(), secret, subscription));
    }
}
