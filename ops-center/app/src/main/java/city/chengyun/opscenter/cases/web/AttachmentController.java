package city.chengyun.opscenter.cases.web;

import city.chengyun.opscenter.cases.internal.Attaching;
import city.chengyun.opscenter.cases.web.CaseViews.AttachmentView;
import city.chengyun.opscenter.party.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files for cases and gives them back. */
@RestController
@RequestMapping("/api/cases/{number}/attachments")
class AttachmentController {

    private final Attaching attaching;

    AttachmentController(Attaching attaching) {
        this.attaching = attaching;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AttachmentView attach(
            @AuthenticationPrincipal Account account,
            @PathVariable String number,
            @RequestParam MultipartFile file)
            throws IOException {
        return AttachmentView.of(
                attaching.attach(account, number, file.getOriginalFilename(), file.getBytes()));
    }

    /** Images are ours to the last byte and may be shown; a PDF is not and may only be saved. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(
            @AuthenticationPrincipal Account account,
            @PathVariable String number,
            @PathVariable String id) {
        Attaching.Content content = attaching.get(account, number, id);
        String type = content.attachment().type();
        ContentDisposition.Builder disposition =
                type.startsWith("image/")
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(content.attachment().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(content.bytes());
    }
}
