package city.chengyun.opscenter.duty.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.duty.SmsGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes each short message as a line {@code phone<TAB>text} to the end of a file. */
final class FileSmsGateway implements SmsGateway {

    private final Path file;

    FileSmsGateway(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized void send(String phone, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                phone + "\t" + text.replaceAll("\\s+", " ") + "\n",
                UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
