package city.chengyun.standalone.bench;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** Connected Paho clients. */
final class MqttClients {

    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int RECEIVE_MAXIMUM = 5_000;

    private MqttClients() {}

    /**
     * Connects; anonymously without a password.
     *
     * @param client also the user name
     */
    static MqttAsyncClient connect(String uri, String client, @Nullable String password)
            throws MqttException {
        var connection = new MqttAsyncClient(uri, client, new MemoryPersistence());
        var options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setSocketFactory(new NoDelaySocketFactory());
        if (password != null) {
            options.setUserName(client);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        connection.connect(options).waitForCompletion(TIMEOUT_MILLIS);
        return connection;
    }
}
