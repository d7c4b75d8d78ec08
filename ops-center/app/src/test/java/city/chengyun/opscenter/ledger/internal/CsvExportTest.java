package city.chengyun.opscenter.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x"})
    void letsNoSpreadsheetCalculateACell(String cell) {
        assertThat(CsvExport.cell(cell)).matches("(?s)\"?'.*").contains(cell);
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(CsvExport.cell("a,\"b\"\r\nc")).isEqualTo("\"a,\"\"b\"\"\r\nc\"");
        assertThat(CsvExport.cell("a=b")).isEqualTo("a=b");
    }

    @Test
    void isUtf8ForExcelWithTimesOfTheCity() {
        StringWriter out = new StringWriter();
        CsvExport csv = new CsvExport(out);

        csv.begin();
        csv.add(
                new StoredEvent(
                        new ChainedEvent(
                                7,
                                0,
                                "duty",
                                null,
                                "alert.acknowledged",
                                "alert:1",
                                "DONE",
                                null,
                                "{\"note\":\"在路上\"}"),
                        "00",
                        "11"));

        assertThat(out.toString())
                .isEqualTo(
                        "\uFEFFseq,time,at,actor,address,action,object,outcome,before,after,"
                                + "prev_hash,hash\r\n7,1970-01-01T08:00:00+08:00,0,duty,,"
                                + "alert.acknowledged,alert:1,DONE,,"
                                + "\"{\"\"note\"\":\"\"在路上\"\"}\",00,11\r\n");
    }
}
