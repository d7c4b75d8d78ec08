package city.chengyun.broker;

import city.chengyun.intake.InboundLimits;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HiveMQ's {@code config.xml} from the settings. Its element names are those of HiveMQ's
 * schema; what is not written keeps HiveMQ's default.
 */
final class BrokerConfiguration {

    /** Room for the topic and the properties beside the largest payload that a device may send. */
    static final int MAX_PACKET_BYTES = InboundLimits.MAX_PAYLOAD_BYTES + 8 * 1024;

    /** Messages that a publisher may have unanswered: enough to keep its connection busy. */
    static final int RECEIVE_MAXIMUM = 100;

    private static final int MAX_QUEUED_COMMANDS = 1_000;
    private static final int MAX_TOPIC_LENGTH = 256;
    private static final int MAX_CLIENT_ID_LENGTH = 128;
    private static final Duration MAX_SESSION_EXPIRY = Duration.ofDays(7);

    private final XMLStreamWriter xml;

    private BrokerConfiguration(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the configuration into the folder, which must exist. */
    static void write(BrokerSettings settings, Path folder) throws IOException {
        try (Writer file = Files.newBufferedWriter(folder.resolve("config.xml"))) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(file);
            new BrokerConfiguration(xml).write(settings);
            xml.close();
        } catch (XMLStreamException failure) {
            throw new IOException("Cannot write the broker's configuration", failure);
        }
    }

    private void write(BrokerSettings settings) throws XMLStreamException {
        xml.writeStartDocument();
        element(
                "hivemq",
                () -> {
                    element("listeners", () -> listeners(settings));
                    element("mqtt", this::protocol);
                    element("restrictions", this::restrictions);
                    element("persistence", () -> value("mode", "file"));
                    element("anonymous-usage-statistics", () -> value("enabled", false));
                });
        xml.writeEndDocument();
    }

    private void listeners(BrokerSettings settings) throws XMLStreamException {
        element("tcp-listener", () -> address(settings.bind(), settings.port()));
        BrokerSettings.TlsListener tls = settings.tls();
        if (tls != null) {
            element(
                    "tls-tcp-listener",
                    () -> {
                        address(tls.bind(), tls.port());
                        element(
                                "tls",
                                () -> {
                                    element(
                                            "keystore",
                                            () -> {
                                                value("path", tls.keystore().toAbsolutePath());
                                                value("password", tls.password());
                                                value("private-key-password", tls.password());
                                            });
                                    element(
                                            "protocols",
                                            () -> {
                                                value("protocol", "TLSv1.3");
                                                value("protocol", "TLSv1.2");
                                            });
                                });
                    });
        }
    }

    private void address(String bind, int port) throws XMLStreamException {
        value("port", port);
        value("bind-address", bind);
    }

    private void protocol() throws XMLStreamException {
        element(
                "queued-messages",
                () -> {
                    value("max-queue-size", MAX_QUEUED_COMMANDS);
                    // Of two commands for a device that was away the newer one counts.
                    value("strategy", "discard-oldest");
                });
        element("quality-of-service", () -> value("max-qos", 1));
        element("session-expiry", () -> value("max-interval", MAX_SESSION_EXPIRY.toSeconds()));
        element("shared-subscriptions", () -> value("enabled", false));
        element("packets", () -> value("max-packet-size", MAX_PACKET_BYTES));
        element("receive-maximum", () -> value("server-receive-maximum", RECEIVE_MAXIMUM));
    }

    private void restrictions() throws XMLStreamException {
        value("max-client-id-length", MAX_CLIENT_ID_LENGTH);
        value("max-topic-length", MAX_TOPIC_LENGTH);
    }

    private void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    private void value(String name, Object value) throws XMLStreamException {
        element(name, () -> xml.writeCharacters(value.toString()));
    }

    @FunctionalInterface
    private interface Content {
        void write() throws XMLStreamException;
    }
}
