package city.chengyun.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertEvidence;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.live.LiveValue;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleScope;
import city.chengyun.contract.rule.RuleState;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractJsonTest {

    static List<Object> records() {
        return List.of(
                new DeviceDescriptor(
                        DeviceId.of("pressure-130102-0007"),
                        "中山路压力 7 号",
                        "pipe-pressure",
                        Domain.WATER,
                        Adcode.of("130102"),
                        null,
                        new LngLat(114.5021, 38.0412),
                        null,
                        null,
                        DeviceId.of("gw-water-1"),
                        DeviceState.ACTIVE,
                        Duration.ofSeconds(5),
                        Map.of("pressure-low", 0.12),
                        true,
                        false,
                        1_764_000_000_000L),
                rule(
                        new Condition.Threshold(
                                "pressure",
                                Condition.Operator.LT,
                                0.14,
                                0.02,
                                Duration.ofSeconds(15))),
                rule(new Condition.Absence(3)),
                new AlertEvent(
                        AlertId.of("a1"),
                        1,
                        AlertType.RAISED,
                        RuleId.of("pressure-low"),
                        3,
                        DeviceId.of("pressure-130102-0007"),
                        Adcode.of("130102"),
                        Domain.WATER,
                        "pressure",
                        Severity.ORANGE,
                        1_764_000_000_000L,
                        1_764_000_015_000L,
                        1_764_000_015_100L,
                        null,
                        0.11,
                        0.14,
                        List.of(new AlertEvidence(1_764_000_000_000L, 0.12)),
                        AlertMode.LIVE,
                        new LocalizedText("水压低", "Pressure low"),
                        new AlertCause(2, 4711),
                        null,
                        null),
                new LiveFrame(
                        "12/3350/1580",
                        1_764_000_000_000L,
                        List.of(
                                new LiveValue(
                                        DeviceId.of("bus-1"),
                                        1_764_000_000_000L,
                                        1_764_000_000_050L,
                                        Map.of("speed", 31.5, "door", true, "line", "1 路"),
                                        Map.of("speed", "M"),
                                        new LngLat(114.5, 38.04)))),
                PublisherCredential.behindGateway(
                        DeviceId.of("pressure-130102-0007"), DeviceId.of("gw-water-1")));
    }

    private static RuleDefinition rule(Condition condition) {
        return new RuleDefinition(
                RuleId.of("pressure-low"),
                3,
                1_764_000_000_000L,
                new LocalizedText("管网压力低", "Low pipe pressure"),
                null,
                RuleScope.ofKind("pipe-pressure"),
                condition,
                Severity.ORANGE,
                new LocalizedText("{device} 压力 {value} MPa", "{device} pressure {value} MPa"),
                null,
                RuleState.ACTIVE,
                true);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordOfTheLogComesBackAsItWasWritten(Object written) {
        byte[] json = ContractJson.toBytes(written);

        Object read = ContractJson.fromBytes(json, written.getClass());

        assertThat(read).isEqualTo(written);
    }

    @Test
    void writesIdsAndPositionsAsPlainValues() {
        String json = ContractJson.toText(records().get(0));

        assertThat(json)
                .contains("\"id\":\"pressure-130102-0007\"")
                .contains("\"position\":[114.5021,38.0412]")
                .contains("\"domain\":\"water\"")
                .contains("\"interval\":\"PT5S\"")
                .doesNotContain("null");
    }

    @Test
    void writesConditionsWithTheirType() {
        String json = ContractJson.toText(records().get(1));

        assertThat(json)
                .contains("\"type\":\"threshold\"")
                .contains("\"operator\":\"<\"")
                .contains("\"for\":\"PT15S\"")
                .contains("\"severity\":\"orange\"");
    }

    @Test
    void readsDescriptorsFromBeforeThereWereDrills() {
        String now = ContractJson.toText(records().get(0));
        String before = now.replace("\"drill\":false,", "");

        assertThat(before).isNotEqualTo(now);
        assertThat(ContractJson.fromText(before, DeviceDescriptor.class).drill()).isFalse();
    }

    @Test
    void ignoresFieldsThatANewerWriterAdded() {
        RuleScope scope =
                ContractJson.fromText("{\"kinds\":[\"bus\"],\"moons\":2}", RuleScope.class);

        assertThat(scope).isEqualTo(RuleScope.ofKind("bus"));
    }

    @Test
    void refusesRecordsThatBreakTheContract() {
        assertThatThrownBy(() -> ContractJson.fromText("\"../etc\"", DeviceId.class))
                .hasMessageContaining("device id");
        assertThatThrownBy(() -> ContractJson.fromText("[200,10]", LngLat.class))
                .hasMessageContaining("position");
    }

    @Test
    void aCredentialOpensWithItsSecretOnly() {
        SecureRandom random = new SecureRandom();
        String secret = PublisherCredential.newSecret(random);
        PublisherCredential credential =
                PublisherCredential.of(
                        DeviceId.of("d1"), PublisherCredential.Kind.DEVICE, secret, null, random);

        assertThat(credential.opensWith(secret)).isTrue();
        assertThat(credential.opensWith(secret + "0")).isFalse();
        assertThat(ContractJson.toText(credential)).doesNotContain(secret);
        assertThat(
                        PublisherCredential.behindGateway(DeviceId.of("d2"), DeviceId.of("gw"))
                                .opensWith(""))
                .isFalse();
    }
}
