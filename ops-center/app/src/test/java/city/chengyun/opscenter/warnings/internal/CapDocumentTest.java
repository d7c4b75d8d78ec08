package city.chengyun.opscenter.warnings.internal;

import static city.chengyun.opscenter.warnings.internal.Contents.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.geo.Districts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

class CapDocumentTest {

    private static final Districts DISTRICTS = Districts.load();

    private final CapDocument cap =
            new CapDocument(new WarningProperties("ops@city.example", "石家庄市城市运行管理中心"));

    private String write(
            WarningMessage.Type type, WarningContent given, CapDocument.Reference... earlier) {
        WarningContent content = new WarningCheck(new WarningEvents(), DISTRICTS).check(given, NOW);
        return cap.write(
                new CapDocument.Source(
                        "chengyun-W20251124-01-1",
                        NOW,
                        type,
                        List.of(earlier),
                        content,
                        "雨停了",
                        new WarningEvents().find("rainstorm").orElseThrow(),
                        content.area().districts().stream().map(DISTRICTS::get).toList()));
    }

    @Test
    void aWarningIsOneInfoForEachLanguage() {
        assertThat(write(WarningMessage.Type.ALERT, Contents.rainstorm()))
                .contains(
                        "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">",
                        "<sent>2025-11-25T00:00:00+08:00</sent><status>Actual</status>"
                                + "<msgType>Alert</msgType><scope>Public</scope>",
                        "<language>zh-CN</language><category>Met</category><event>暴雨</event>",
                        "<language>en-US</language><category>Met</category>"
                                + "<event>Rainstorm</event>",
                        "<severity>Severe</severity>",
                        "&lt;以上&gt; &amp; 持续",
                        "<valueName>ADCODE</valueName><value>130104</value>");
    }

    @Test
    void latitudeComesFirst() {
        assertThat(write(WarningMessage.Type.ALERT, Contents.drill()))
                .contains("<polygon>38.0000,114.5000 38.0000,114.6000 ");
    }

    @Test
    void aDrillIsAnExerciseAndSaysSo() {
        assertThat(write(WarningMessage.Type.ALERT, Contents.drill()))
                .contains("<status>Exercise</status>", "<note>演练")
                .doesNotContain("en-US");
    }

    @Test
    void whatLiftsAWarningRefersToItAndSaysWhy() {
        assertThat(
                        write(
                                WarningMessage.Type.CANCEL,
                                Contents.rainstorm(),
                                new CapDocument.Reference("one", NOW - 60_000),
                                new CapDocument.Reference("two", NOW - 1_000)))
                .contains(
                        "<references>ops@city.example,one,2025-11-24T23:59:00+08:00"
                                + " ops@city.example,two,2025-11-24T23:59:59+08:00</references>",
                        "<responseType>AllClear</responseType><urgency>Past</urgency>",
                        "<description>雨停了</description>");
    }

    @ParameterizedTest(name = "{0} instead of {1} is not CAP")
    @CsvSource({
        "<status>Real</status>, <status>Actual</status>",
        "<sent>2025-11-24T16:00:00Z</sent>, <sent>2025-11-25T00:00:00+08:00</sent>",
        "'', <certainty>Likely</certainty>",
        "<identifier>a b</identifier>, <identifier>chengyun-W20251124-01-1</identifier>",
    })
    void theSchemaRefusesWhatTheStandardForbids(String wrong, String right) {
        String valid = write(WarningMessage.Type.ALERT, Contents.rainstorm());
        assertThat(valid).contains(right);

        assertThatThrownBy(() -> CapDocument.validate(valid.replace(right, wrong)))
                .isInstanceOf(SAXException.class);
    }
}
