package city.chengyun.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.observation.ObservedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {

    private static final DeviceCatalog CATALOG = DeviceCatalog.load();
    private static final String HEADER =
            "\"No\",\"year\",\"month\",\"day\",\"hour\",\"PM2.5\",\"PM10\",\"SO2\",\"NO2\",\"CO\",\"O3\",\"TEMP\",\"PRES\",\"DEWP\",\"RAIN\",\"wd\",\"WSPM\",\"station\"\n";

    @TempDir private Path folder;

    @Test
    void readsCompositeTimesUnitsAndGaps() throws Exception {
        Path csv =
                csv(
                        HEADER
                                + "1,2016,10,1,0,133,164,9,125,1400,43,17.6,1009.8,10.7,0,\"SE\",1.3,\"Dongsi\"\n"
                                + "2,2016,10,1,1,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,\"Dongsi\"\n"
                                + "3,2016,10,1,13,26,NA,9,12,300,43,17.6,1009.8,10.7,0,NA,1.3,\"Dongsi\"\n");
        var source =
                new CsvSource(csv, CsvMapping.read(Path.of("mappings/air-quality.yaml")), CATALOG);

        ReplaySource.Survey survey = source.survey();
        List<ReplayedObservation> all = read(source);

        assertThat(survey.devices())
                .singleElement()
                .returns("Dongsi", device -> device.id().value())
                .returns("air-station", ReplayedDevice::kind);
        assertThat(survey.observations()).isEqualTo(2);
        assertThat(survey.skipped()).isEqualTo(10);
        assertThat(all).hasSize(2);
        assertThat(Instant.ofEpochMilli(all.get(0).ts())).isEqualTo("2016-09-30T16:00:00Z");
        assertThat(Instant.ofEpochMilli(survey.lastTs())).isEqualTo("2016-10-01T05:00:00Z");
        assertThat(all.get(0).observation().values())
                .containsEntry("a34004", ObservedValue.of(133))
                .containsEntry("a21005", ObservedValue.of(1.4))
                .containsEntry("a01006", ObservedValue.of(100.98));
        assertThat(all.get(1).observation().values()).doesNotContainKey("a34002");
    }

    @Test
    void readsASingleDeviceWithPlainTimes() throws Exception {
        Path csv = csv("timestamp,value\n2015-08-31 18:22:00,90\n2015-08-31 18:32:00,80\n");
        var source =
                new CsvSource(
                        csv, CsvMapping.read(Path.of("mappings/traffic-speed.yaml")), CATALOG);

        List<ReplayedObservation> all = read(source);

        assertThat(all).hasSize(2);
        assertThat(all.get(0).device().value()).isEqualTo("speed_6005");
        assertThat(all.get(0).observation().values())
                .containsEntry("speed", ObservedValue.of(144.84096));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp,value\n31.8.2015,90\n",
                "timestamp,value\n2015-08-31 18:22:00,fast\n",
                "time,value\n2015-08-31 18:22:00,90\n"
            })
    void namesTheLineThatIsWrong(String content) throws Exception {
        Path csv = csv(content);
        var source =
                new CsvSource(
                        csv, CsvMapping.read(Path.of("mappings/traffic-speed.yaml")), CATALOG);

        assertThatThrownBy(source::survey)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: [",
                "kind: air-station",
                "{kind: x, adcode: '130102', time: {columns: [t]}, device: {id: a}, properties:"
                        + " {speed: {column: v}}}",
                "{kind: bus, adcode: '130102', time: {columns: [t]}, device: {id: a}, properties:"
                        + " {colour: {column: v}}}",
                "{kind: bus, adcode: '130102', time: {columns: [t]}, device: {}, properties:"
                        + " {speed: {column: v}}}",
                "{kind: bus, adcode: '130102', time: {columns: [t], format: 'u'}, device: {id: a},"
                        + " properties: {speed: {column: v}}}",
                "{kind: bus, adcode: 'x', time: {columns: [t]}, device: {id: a}, properties:"
                        + " {speed: {column: v}}}"
            })
    void refusesMappingsThatSayTheImpossible(String yaml) throws Exception {
        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(mapping, yaml);
        Path csv = csv("t,v\n2026-01-01T00:00:00Z,1\n");

        assertThatThrownBy(() -> new CsvSource(csv, CsvMapping.read(mapping), CATALOG))
                .isInstanceOf(IOException.class);
    }

    private Path csv(String content) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), content);
    }

    private static List<ReplayedObservation> read(ReplaySource source) throws IOException {
        List<ReplayedObservation> all = new ArrayList<>();
        try (var cursor = source.open()) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                all.add(next.get());
            }
        }
        return all;
    }
}
