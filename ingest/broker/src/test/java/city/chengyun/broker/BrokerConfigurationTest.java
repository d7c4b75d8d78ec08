package city.chengyun.broker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerConfigurationTest {

    @TempDir private Path folder;

    @Test
    void isValidByTheBrokersOwnSchema() throws Exception {
        var tls = new BrokerSettings.TlsListener("127.0.0.1", 8883, Path.of("key<>.p12"), "a&b\"c");
        BrokerConfiguration.write(new BrokerSettings("127.0.0.1", 1883, tls, folder), folder);

        Validator validator =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(requireNonNull(getClass().getResource("/config.xsd")))
                        .newValidator();
        assertThatCode(
                        () ->
                                validator.validate(
                                        new StreamSource(folder.resolve("config.xml").toFile())))
                .doesNotThrowAnyException();
    }

    @Test
    void callsNobodyAndOffersNoQosThatItCannotKeep() throws Exception {
        BrokerConfiguration.write(new BrokerSettings("127.0.0.1", 1883, null, folder), folder);

        assertThat(Files.readString(folder.resolve("config.xml")))
                .contains("<anonymous-usage-statistics><enabled>false</enabled>")
                .contains("<max-qos>1</max-qos>")
                .doesNotContain("tls");
    }
}
