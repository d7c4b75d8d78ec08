package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.CaseEvent;
import city.chengyun.opscenter.cases.internal.CleanImage.Unreadable;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.ClassifiedText;
import city.chengyun.opscenter.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Attaches files to cases: what they are their content decides, and images are made anew. */
@Service
public class Attaching {

    /** Largest file. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int MAX_ATTACHMENTS = 50;
    private static final int MAX_NAME = 120;

    /** An image that is being decoded takes up to 100 MB. */
    private final Semaphore decoders = new Semaphore(2);

    private final CaseTable table;
    private final CaseReader reader;
    private final CaseStore store;
    private final AttachmentTable attachments;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Attaching(
            CaseTable table,
            CaseReader reader,
            CaseStore store,
            AttachmentTable attachments,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.reader = reader;
        this.store = store;
        this.attachments = attachments;
        this.transaction = transaction;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Checked(
            byte[] content, String type, @Nullable Integer width, @Nullable Integer height) {}

    /** An attachment with its content. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Content(StoredAttachment attachment, byte[] bytes) {}

    /**
     * Attaches a file.
     *
     * @throws Problem 404 {@code case-not-found}, 403 {@code role-missing}, 413 {@code
     *     file-too-large}, 415 {@code file-type-not-allowed}, 400 {@code image-not-decodable}, 409
     *     {@code case-ended} or {@code too-many-attachments}
     */
    public StoredAttachment attach(
            Account account, String number, @Nullable String name, byte[] file) {
        Acting.requireMayContribute(Sight.actor(account));
        // Before the work of decoding.
        requireRoom(reader.getVisible(account, number));
        Checked checked = check(file);
        String shown = plainName(name, checked.type());
        ClassifiedText.refuse(shown);
        StoredAttachment added =
                transaction.execute(
                        status -> {
                            StoredCase one =
                                    table.lock(number)
                                            .filter(Sight.of(account)::covers)
                                            .orElseThrow(() -> Problem.notFound("case", number));
                            requireRoom(one);
                            return add(one, account.username(), shown, checked);
                        });
        return Objects.requireNonNull(added);
    }

    private void requireRoom(StoredCase one) {
        if (!store.isOpen(one)) {
            throw Problem.conflict("case-ended", "The case is over; nothing can be attached");
        }
        if (attachments.list(one.number()).size() >= MAX_ATTACHMENTS) {
            throw Problem.conflict(
                    "too-many-attachments", "A case has at most %d".formatted(MAX_ATTACHMENTS));
        }
    }

    /** Sent again over a bad connection, a file is there once. */
    private StoredAttachment add(StoredCase one, String by, String name, Checked checked) {
        String hash = sha256(checked.content());
        Optional<StoredAttachment> earlier =
                attachments.findSame(one.number(), by, one.state().stage(), hash);
        if (earlier.isPresent() && earlier.get().at() >= one.state().stageSince()) {
            return earlier.get();
        }
        var attachment =
                new StoredAttachment(
                        UUID.randomUUID(),
                        name,
                        checked.type(),
                        checked.content().length,
                        checked.width(),
                        checked.height(),
                        by,
                        clock.millis(),
                        one.state().stage());
        attachments.add(one.number(), attachment, hash, checked.content());
        store.addEvent(
                one,
                new CaseEvent(
                        attachment.at(),
                        by,
                        CaseEvent.ATTACH,
                        one.state().stage(),
                        one.state().stage(),
                        null,
                        Map.of(
                                "attachment", attachment.id().toString(),
                                "name", name,
                                "sha256", hash)));
        return attachment;
    }

    /**
     * An attachment of a case that the account may see.
     *
     * @throws Problem 404 {@code case-not-found} or {@code attachment-not-found}
     */
    public Content get(Account account, String number, String id) {
        StoredCase one = reader.getVisible(account, number);
        List<StoredAttachment> found =
                attachments.list(one.number()).stream()
                        .filter(each -> each.id().toString().equals(id))
                        .toList();
        if (found.isEmpty()) {
            throw Problem.notFound("attachment", id);
        }
        byte[] bytes =
                attachments
                        .findContent(found.get(0).id())
                        .orElseThrow(() -> Problem.notFound("attachment", id));
        return new Content(found.get(0), bytes);
    }

    private Checked check(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "file-too-large",
                    "The file has more than %d bytes".formatted(MAX_BYTES));
        }
        @Nullable FileKind kind = FileKind.sniff(file);
        if (kind == null || kind == FileKind.WEBP) {
            throw Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "file-type-not-allowed",
                    kind == null
                            ? "Only JPEG, PNG and PDF files; the content decides, not the name"
                            : "WebP cannot be cleaned here; send it as JPEG or PNG");
        }
        return kind.isImage() ? clean(file, kind) : new Checked(file, kind.mediaType(), null, null);
    }

    private Checked clean(byte[] file, FileKind kind) {
        decoders.acquireUninterruptibly();
        try {
            CleanImage image = CleanImage.of(file, kind == FileKind.JPEG ? "jpeg" : "png");
            return new Checked(image.content(), kind.mediaType(), image.width(), image.height());
        } catch (Unreadable e) {
            throw Problem.invalid("image-not-decodable", "The image " + e.getMessage());
        } finally {
            decoders.release();
        }
    }

    /** The name without a path and without what could break a header or a screen. */
    static String plainName(@Nullable String given, String type) {
        String extension =
                switch (type) {
                    case "image/jpeg" -> ".jpg";
                    case "image/png" -> ".png";
                    default -> ".pdf";
                };
        String last = given == null ? "" : given.replaceAll("^.*[/\\\\]", "");
        String stem =
                last.replaceAll("\\.[A-Za-z0-9]{1,5}$", "")
                        .replaceAll("[\\p{C}\"<>|:*?;%]", "")
                        .strip();
        String cut = stem.length() > MAX_NAME ? stem.substring(0, MAX_NAME) : stem;
        return (cut.isEmpty() ? "attachment" : cut) + extension;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
