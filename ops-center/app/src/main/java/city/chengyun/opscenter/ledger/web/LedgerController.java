package city.chengyun.opscenter.ledger.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.ledger.LedgerEvent.Outcome;
import city.chengyun.opscenter.ledger.internal.ChainHead;
import city.chengyun.opscenter.ledger.internal.EventView;
import city.chengyun.opscenter.ledger.internal.LedgerQuery;
import city.chengyun.opscenter.ledger.internal.LedgerReader;
import city.chengyun.opscenter.ledger.internal.Verification;
import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as the auditor reads, verifies and exports it. */
@RestController
@RequestMapping("/api/ledger")
class LedgerController {

    /** Marks a session whose reading has been kept. */
    private static final String READ = "chengyun.ledger.read";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final LedgerReader reader;

    LedgerController(LedgerReader reader) {
        this.reader = reader;
    }

    /**
     * A page.
     *
     * @param items newest first
     * @param next what to ask for {@code before} to get on; null at the first event
     */
    record LedgerPage(List<EventView> items, @Nullable Long next) {}

    /** What verifying has shown; {@code broken} is null if nothing is wrong. */
    record VerificationView(
            boolean intact,
            long checked,
            @Nullable ChainHead head,
            Verification.@Nullable Break broken) {

        static VerificationView of(Verification result) {
            return new VerificationView(
                    result.intact(), result.checked(), result.head(), result.broken());
        }
    }

    @GetMapping
    LedgerPage list(
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String object,
            @RequestParam @Nullable String outcome,
            @RequestParam @Nullable Long from,
            @RequestParam @Nullable Long to,
            @RequestParam @Nullable Long before,
            @RequestParam(defaultValue = "50") int size,
            Principal who,
            HttpSession session) {
        LedgerQuery query = query(actor, action, object, outcome, from, to);
        List<EventView> items = reader.list(query, before, size);
        if (session.getAttribute(READ) == null) {
            reader.onRead(who.getName());
            session.setAttribute(READ, true);
        }
        return new LedgerPage(items, items.size() < size ? null : items.get(size - 1).seq());
    }

    /**
     * Verifies the chain; with {@code expect} and {@code at}, also against a head noted earlier.
     */
    @GetMapping("/verify")
    VerificationView verify(
            @RequestParam @Nullable String expect, @RequestParam @Nullable Long at, Principal who) {
        return VerificationView.of(reader.verify(who.getName(), noted(expect, at)));
    }

    @GetMapping("/export")
    void export(
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String object,
            @RequestParam @Nullable String outcome,
            @RequestParam @Nullable Long from,
            @RequestParam @Nullable Long to,
            Principal who,
            HttpServletResponse response)
            throws IOException {
        LedgerQuery query = query(actor, action, object, outcome, from, to);
        reader.onExport(who.getName(), query);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"chengyun-ledger.csv\"");
        // Written as it is read: an export of years needs no more memory than one of a day.
        reader.export(
                query,
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8)));
    }

    private static LedgerQuery query(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String object,
            @Nullable String outcome,
            @Nullable Long from,
            @Nullable Long to) {
        return new LedgerQuery(
                blankToNull(actor),
                blankToNull(action),
                blankToNull(object),
                blankToNull(outcome) == null ? null : outcome(outcome),
                from,
                to);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Outcome outcome(@Nullable String given) {
        try {
            return Outcome.valueOf(String.valueOf(given).strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("unknown-outcome", "There is no outcome " + given);
        }
    }

    private static @Nullable ChainHead noted(@Nullable String expect, @Nullable Long at) {
        if (expect == null && at == null) {
            return null;
        }
        if (expect == null || at == null || at < 1 || !HASH.matcher(expect).matches()) {
            throw Problem.invalid(
                    "bad-head",
                    "A noted head is at, from 1, and expect, 64 hexadecimal digits; both or none");
        }
        return new ChainHead(at, expect);
    }
}
