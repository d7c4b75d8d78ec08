package city.chengyun.opscenter.duty.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told.
 *
 * @param demo whether the demonstration accounts are on duty from the beginning
 * @param publicUrl address of the app that messages link to, null for no link
 * @param chains file of the escalation chains, null for those that come with the hub
 * @param settle how long an alert waits at least before anybody is told, so that a storm is one
 *     incident by then
 * @param mailFrom sender of e-mails
 * @param webhook where every webhook step posts to, null for nowhere
 * @param webhookSecret key of the signature (HMAC-SHA256)
 * @param smsFile where short messages are written to, null for nowhere
 * @param perPerson how many messages of one medium a person gets within {@code personWindow}
 * @param personWindow see {@code perPerson}
 * @param perDevice how many alerts of one device tell people within {@code deviceWindow}
 * @param deviceWindow see {@code perDevice}
 */
@ConfigurationProperties("chengyun.duty")
record DutyProperties(
        boolean demo,
        @Nullable URI publicUrl,
        @Nullable Path chains,
        @DefaultValue("5s") Duration settle,
        @DefaultValue("chengyun@localhost") String mailFrom,
        @Nullable URI webhook,
        @DefaultValue("") String webhookSecret,
        @Nullable Path smsFile,
        @DefaultValue("10") int perPerson,
        @DefaultValue("10m") Duration personWindow,
        @DefaultValue("6") int perDevice,
        @DefaultValue("1h") Duration deviceWindow) {

    DutyProperties {
        if (webhook != null
                && !"https".equals(webhook.getScheme())
                && !"http".equals(webhook.getScheme())) {
            throw new IllegalArgumentException(
                    "CHENGYUN_DUTY_WEBHOOK is %s; it must be an http or https address"
                            .formatted(webhook));
        }
        if (webhook != null && webhookSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "CHENGYUN_DUTY_WEBHOOK needs CHENGYUN_DUTY_WEBHOOK_SECRET, or whoever gets it"
                            + " could not tell that it is ours");
        }
        if (perPerson < 1 || perDevice < 1) {
            throw new IllegalArgumentException(
                    "CHENGYUN_DUTY_PER_PERSON and CHENGYUN_DUTY_PER_DEVICE are at least 1");
        }
    }
}
