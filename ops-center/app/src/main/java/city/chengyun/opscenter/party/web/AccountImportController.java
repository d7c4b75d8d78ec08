package city.chengyun.opscenter.party.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.internal.AccountImport;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts from a table, for the security administrator alone. */
@RestController
@RequestMapping("/api/accounts/import")
class AccountImportController {

    private static final String CSV = "text/csv";

    private final AccountImport imports;

    AccountImportController(AccountImport imports) {
        this.imports = imports;
    }

    /** Tells row by row what an import would do, and does nothing. */
    @PostMapping(path = "/check", consumes = CSV)
    AccountImport.Report check(@RequestBody byte[] file) {
        return imports.check(file);
    }

    /** Makes all accounts or none; answers with their passwords, told once. */
    @PostMapping(consumes = CSV)
    ResponseEntity<byte[]> make(@AuthenticationPrincipal Account actor, @RequestBody byte[] file) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .body(imports.make(actor, file).getBytes(UTF_8));
    }
}
