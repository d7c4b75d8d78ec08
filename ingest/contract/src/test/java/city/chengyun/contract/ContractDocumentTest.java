package city.chengyun.contract;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.command.Command;
import city.chengyun.contract.command.CommandReply;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.log.SecurityEvent;
import city.chengyun.contract.observation.DecodeResult;
import city.chengyun.contract.observation.DecodeResult.Decoded;
import city.chengyun.contract.observation.DecodeResult.Malformed;
import city.chengyun.contract.observation.DeviceEventCodec;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.observation.RejectReason;
import city.chengyun.contract.observation.RejectedMessage;
import city.chengyun.contract.rule.RuleDefinition;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The published schemas, their fixtures and the code say the same. */
class ContractDocumentTest {

    private static final Path CONTRACTS = Path.of("../../docs/contracts");

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Class<?>> RECORDS =
            Map.of(
                    "command", Command.class,
                    "reply", CommandReply.class,
                    "device-descriptor", DeviceDescriptor.class,
                    "rule-definition", RuleDefinition.class,
                    "alert-event", AlertEvent.class,
                    "live-frame", LiveFrame.class,
                    "rejected-message", RejectedMessage.class,
                    "publisher-credential", PublisherCredential.class,
                    "security-event", SecurityEvent.class);

    private static final Map<String, Function<byte[], DecodeResult<?>>> CODECS =
            Map.of(
                    "observation-message", ObservationCodec::decode,
                    "device-event", DeviceEventCodec::decodeEvent,
                    "device-status", DeviceEventCodec::decodeStatus);

    /** A document with the contract it belongs to and whether it keeps it. */
    record Fixture(String contract, boolean valid, Path file) {

        String json() throws IOException {
            return Files.readString(file);
        }

        @Override
        public String toString() {
            return CONTRACTS.resolve("fixtures").relativize(file).toString();
        }
    }

    static List<Fixture> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACTS.resolve("fixtures"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(
                            file ->
                                    new Fixture(
                                            file.getName(file.getNameCount() - 3).toString(),
                                            file.getParent().endsWith("valid"),
                                            file))
                    .collect(toList());
        }
    }

    static List<Fixture> recordFixtures() throws IOException {
        return fixtures().stream()
                .filter(fixture -> RECORDS.containsKey(fixture.contract()))
                .collect(toList());
    }

    static List<Fixture> messageFixtures() throws IOException {
        return fixtures().stream()
                .filter(fixture -> CODECS.containsKey(fixture.contract()))
                .collect(toList());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void schemasAcceptTheGoodAndRefuseTheBad(Fixture fixture) throws IOException {
        Schema schema =
                REGISTRY.getSchema(
                        Files.readString(
                                CONTRACTS.resolve(
                                        "schemas/" + fixture.contract() + ".schema.json")));

        assertThat(schema.validate(fixture.json(), InputFormat.JSON).isEmpty())
                .isEqualTo(fixture.valid());
    }

    @ParameterizedTest
    @MethodSource("messageFixtures")
    void codecsAgreeWithTheSchemas(Fixture fixture) throws IOException {
        DecodeResult<?> result =
                CODECS.get(fixture.contract()).apply(Files.readAllBytes(fixture.file()));

        if (fixture.valid()) {
            assertThat(result).isInstanceOf(Decoded.class);
        } else {
            String reason = fixture.file().getFileName().toString().split("--", 2)[0];
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Malformed.class,
                            malformed ->
                                    assertThat(malformed.reason())
                                            .isEqualTo(
                                                    RejectReason.valueOf(
                                                            reason.toUpperCase(Locale.ROOT))));
        }
    }

    @ParameterizedTest
    @MethodSource("recordFixtures")
    void recordsAgreeWithTheSchemas(Fixture fixture) throws IOException {
        Class<?> type = RECORDS.get(fixture.contract());

        if (fixture.valid()) {
            JsonNode document = ContractJson.mapper().readTree(fixture.json());
            Object record = ContractJson.fromText(fixture.json(), type);
            // What is written has at least every field that was read, with the same value.
            JsonNode written = ContractJson.mapper().readTree(ContractJson.toText(record));
            document.properties()
                    .forEach(
                            field ->
                                    assertThat(written.has(field.getKey()))
                                            .as(field.getKey())
                                            .isTrue());
            assertThat(ContractJson.fromText(ContractJson.toText(record), type)).isEqualTo(record);
        } else if (!isOnlyForbiddenBySchema(fixture)) {
            assertThatThrownBy(() -> ContractJson.fromText(fixture.json(), type))
                    .isInstanceOf(JacksonException.class);
        }
    }

    /** The tile's zoom is a promise of the writer, not a condition of reading. */
    private static boolean isOnlyForbiddenBySchema(Fixture fixture) {
        return fixture.contract().equals("live-frame");
    }
}
