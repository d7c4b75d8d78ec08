package city.chengyun.opscenter.duty.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.duty.internal.RosterImport;
import city.chengyun.opscenter.party.Account;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The roster from a table and as one. */
@RestController
@RequestMapping("/api/duty/shifts")
class RosterTableController {

    private static final String CSV = "text/csv";

    private final RosterImport imports;

    RosterTableController(RosterImport imports) {
        this.imports = imports;
    }

    /** Tells row by row what an import would do, and does nothing. */
    @PostMapping(path = "/import/check", consumes = CSV)
    RosterImport.Report check(@AuthenticationPrincipal Account account, @RequestBody byte[] file) {
        return imports.check(account, file);
    }

    /** Plans all shifts or none. */
    @PostMapping(path = "/import", consumes = CSV)
    @ResponseStatus(HttpStatus.CREATED)
    RosterImport.Report make(@AuthenticationPrincipal Account account, @RequestBody byte[] file) {
        return imports.make(account, file);
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> export() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"shifts.csv\"")
                .body(imports.export().getBytes(UTF_8));
    }
}
