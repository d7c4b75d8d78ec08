package city.chengyun.opscenter.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x"})
    void letsNoSpreadsheetCalculateACell(String cell) {
        assertThat(TableLine.cell(cell)).matches("(?s)\"?'.*").contains(cell);
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(TableLine.cell("a,\"b\"\r\nc")).isEqualTo("\"a,\"\"b\"\"\r\nc\"");
        assertThat(TableLine.cell("a=b")).isEqualTo("a=b");
    }
}
