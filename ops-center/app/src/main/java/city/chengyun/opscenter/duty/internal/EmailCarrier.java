package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.duty.escalation.Medium;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends e-mails through the configured server ({@code spring.mail.host}). */
@Component
class EmailCarrier implements Carrier {

    private final @Nullable JavaMailSender sender;
    private final String from;

    EmailCarrier(
            ObjectProvider<JavaMailSender> sender,
            @Value("${spring.mail.host}") String host,
            DutyProperties properties) {
        this.sender = host.isBlank() ? null : sender.getIfAvailable();
        this.from = properties.mailFrom();
    }

    @Override
    public Medium medium() {
        return Medium.EMAIL;
    }

    @Override
    public void carry(Message message) throws IOException, Undeliverable {
        if (sender == null) {
            throw new Undeliverable(Reason.NOT_CONFIGURED);
        }
        @Nullable String address = message.contact().email();
        if (address == null) {
            throw new Undeliverable(Reason.NO_ADDRESS);
        }
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(address);
        mail.setSubject(message.subject());
        mail.setText(message.body());
        try {
            sender.send(mail);
        } catch (MailParseException e) {
            throw new Undeliverable(String.valueOf(e.getMessage()));
        } catch (MailException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
