package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.AssetLink;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.table.TableReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Links from a table (RFC 4180) {@code upstream,downstream,kind}: all of them or none. */
@Service
public class AssetLinkImport {

    private static final List<String> COLUMNS = List.of("upstream", "downstream", "kind");
    private static final int MAX_ROWS = 100_000;

    private final AssetLinking linking;
    private final Devices devices;

    AssetLinkImport(AssetLinking linking, Devices devices) {
        this.linking = linking;
        this.devices = devices;
    }

    /**
     * A row that cannot be imported.
     *
     * @param line where it stands, the head is line 1
     * @param code what is wrong with it
     * @param detail the same in words
     */
    public record WrongRow(long line, String code, String detail) {}

    private record Row(@Nullable AssetLink link, @Nullable WrongRow wrong) {}

    /**
     * Makes the links.
     *
     * @return how many are new or different
     * @throws Problem 400 {@code bad-encoding}, {@code bad-csv} or {@code too-many-rows}; 400
     *     {@code import-refused} with every wrong row; 409 {@code link-cycle}. Nothing has been
     *     imported then.
     */
    public int run(Account account, byte[] file) {
        List<Row> rows = read(account, file);
        List<WrongRow> wrong = rows.stream().map(Row::wrong).filter(Objects::nonNull).toList();
        if (!wrong.isEmpty()) {
            throw Problem.invalid(
                            "import-refused",
                            "%d of %d rows are wrong; no link was made"
                                    .formatted(wrong.size(), rows.size()))
                    .with("rows", wrong);
        }
        return linking.link(
                account, rows.stream().map(Row::link).filter(Objects::nonNull).toList());
    }

    private List<Row> read(Account account, byte[] file) {
        return TableReader.read(file, COLUMNS, MAX_ROWS).stream()
                .map(row -> row(account, row))
                .toList();
    }

    private Row row(Account account, TableReader.Row cells) {
        long line = cells.line();
        try {
            DeviceId upstream = devices.getVisible(account, cells.get("upstream")).id();
            DeviceId downstream = devices.getVisible(account, cells.get("downstream")).id();
            String kind = cells.get("kind").toUpperCase(Locale.ROOT);
            return new Row(
                    new AssetLink(upstream, downstream, AssetLink.Kind.valueOf(kind), false), null);
        } catch (Problem problem) {
            return new Row(null, new WrongRow(line, problem.code(), problem.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Row(null, new WrongRow(line, "bad-link", String.valueOf(e.getMessage())));
        }
    }
}
