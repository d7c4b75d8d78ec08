package city.chengyun.contract;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.log.LogTopic;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document describes the channels that the code uses, and no others. */
class AsyncApiTest {

    private static final Path CONTRACTS = Path.of("../../docs/contracts");

    /** The one address of the app that is not HTTP; the tests of the app connect to it. */
    private static final String LIVE_FEED = "/ws/live";

    private JsonNode document;

    @BeforeEach
    void read() throws IOException {
        document = new YAMLMapper().readTree(Files.readString(CONTRACTS.resolve("asyncapi.yaml")));
    }

    @Test
    void describesExactlyTheTopicsOfTheLogAndOfTheDevicesAndTheLiveFeed() {
        Stream<String> log = LogTopics.all().stream().map(LogTopic::name);
        Stream<String> devices =
                Stream.of(MessageKind.values())
                        .map(
                                kind ->
                                        DeviceTopic.ROOT
                                                + "{adcode}/{domain}/{deviceId}/"
                                                + kind.code());

        assertThat(document.at("/channels").properties())
                .extracting(channel -> channel.getValue().at("/address").asString())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(log, devices, Stream.of(LIVE_FEED))
                                .flatMap(addresses -> addresses)
                                .toList());
    }

    @Test
    void namesTheDomainsOfTheCode() {
        List<String> domains = new ArrayList<>();
        document.at("/components/parameters/domain/enum").forEach(d -> domains.add(d.asString()));

        assertThat(domains)
                .containsExactly(
                        Stream.of(Domain.values()).map(Domain::code).toArray(String[]::new));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references =
                document.findValues("$ref").stream().map(JsonNode::asString).toList();

        assertThat(references).isNotEmpty().allSatisfy(ref -> assertThat(resolve(ref)).isPresent());
    }

    private Optional<Object> resolve(String reference) {
        if (reference.startsWith("#")) {
            JsonNode target = document.at(reference.substring(1));
            return target.isMissingNode() ? Optional.empty() : Optional.of(target);
        }
        Path file = CONTRACTS.resolve(reference);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
