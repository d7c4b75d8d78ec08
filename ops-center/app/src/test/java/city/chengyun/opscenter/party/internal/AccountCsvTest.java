package city.chengyun.opscenter.party.internal;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.opscenter.problem.Problem;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCsvTest {

    private static final String HEAD = "username,displayName,roles,districts,department\n";
    private static final String FILE = HEAD + "li.ming,李明,COLLECTOR;VERIFIER,130102;130104,\n";

    private static final AccountDraft LI_MING =
            new AccountDraft(
                    "li.ming",
                    "李明",
                    List.of("COLLECTOR", "VERIFIER"),
                    List.of("130102", "130104"),
                    "");

    @Test
    void readsWhatSpreadsheetsWrite() {
        for (byte[] file :
                List.of(
                        FILE.getBytes(UTF_8),
                        ("\uFEFF" + FILE).getBytes(UTF_8),
                        FILE.replace("\n", "\r\n").getBytes(UTF_8),
                        FILE.getBytes(Charset.forName("GB18030")))) {
            assertThat(AccountCsv.read(file)).containsExactly(new AccountCsv.Row(2, LI_MING));
        }
    }

    @Test
    void tellsTheLineThatARowBeginsIn() {
        String file = HEAD + "one,\"a\nb\",VIEWER,,\ntwo,二,VIEWER,,\n";

        assertThat(AccountCsv.read(file.getBytes(UTF_8)))
                .extracting(AccountCsv.Row::line)
                .containsExactly(2L, 4L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "username,displayName\n",
                "username,displayName,roles,districts,department,enabled\n",
                "username,username,roles,districts,department\n",
                HEAD + "li.ming,李明\n",
                HEAD + "li.ming,李明,VIEWER,,,true\n",
                HEAD + "li.ming,\"李明,VIEWER,,\n",
                HEAD + "li.ming,\"李\"明,VIEWER,,\n",
            })
    void refusesWhatIsNoSuchTable(String file) {
        expect(file.getBytes(UTF_8), "bad-csv");
    }

    @Test
    void refusesTextInNoKnownEncoding() {
        expect(FILE.getBytes(UTF_16), "bad-encoding");
        expect(new byte[] {(byte) 0xff, (byte) 0xff, 'a'}, "bad-encoding");
    }

    @Test
    void refusesMoreThanItCanHash() {
        expect((HEAD + "one,One,VIEWER,,\n".repeat(201)).getBytes(UTF_8), "too-many-rows");
    }

    @Test
    void writesThePasswordsSoThatSpreadsheetsSeeTheEncoding() {
        assertThat(AccountCsv.write(Map.of("li.ming", "abc")))
                .isEqualTo("\uFEFFusername,password\r\nli.ming,abc\r\n");
    }

    private static void expect(byte[] file, String code) {
        assertThatThrownBy(() -> AccountCsv.read(file))
                .isInstanceOf(Problem.class)
                .extracting(problem -> ((Problem) problem).code())
                .isEqualTo(code);
    }
}
