package city.chengyun.opscenter.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CsvExportTest {

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
